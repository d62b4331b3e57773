// Files on records.
#include "common/catalogue/entities/attachment.h"
#include "server/rules/business_rules.h"
#include "server/rules/rule_help.h"

namespace fairdesk {
namespace {

// A file of the same name on the same record is its next version; the number of one that was removed never comes again.
Result<void> numberRevision(RuleContext &context)
{
    if (!context.isCreate())
        return {};
    const Attachment &attachment = def<Attachment>();
    const ConstRow<Attachment> row(context.after());
    const QList<Record> others = context.recordsWith(
        attachment.spec().key, {attachment.record.key(), attachment.entity.key(), attachment.name.key()},
        {Value(row.get(&Attachment::record).valueOr(0)), Value(textOf(context, &Attachment::entity)),
         Value(textOf(context, &Attachment::name))},
        true);
    qint64 newest = 0;
    for (const Record &other : others)
        newest = qMax(newest, ConstRow<Attachment>(other).get(&Attachment::revision).valueOr(0));
    Row<Attachment>(context.record()).set(&Attachment::revision, newest + 1);
    return {};
}

} // namespace

void addAttachmentRules(RuleBook &book)
{
    book.prepare<Attachment>(numberRevision);
}

} // namespace fairdesk
