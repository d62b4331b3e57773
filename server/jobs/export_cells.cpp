#include "server/jobs/export_cells.h"

#include "common/catalogue/value_text.h"
#include "server/jobs/header_words.h"

namespace fairdesk {
namespace {

// Both are read back by the import, in any language.
QString yesOrNo(bool value, const Wording &wording)
{
    if (wording.isChinese())
        return value ? QStringLiteral("是") : QStringLiteral("否");
    return value ? QStringLiteral("Yes") : QStringLiteral("No");
}

QString choiceLabel(const FieldSpec &field, const QString &key, const Wording &wording)
{
    const ChoiceItem *item = field.choice(key.toUtf8());
    if (!item)
        return key;
    const QString label = wording.label(item->label);
    const bool untranslated =
        wording.isChinese() && item->label.chinese.isEmpty() && label == QString::fromUtf8(item->label.source);
    const QStringList words = untranslated ? choiceWords(item->label.context, item->key) : QStringList();
    return words.isEmpty() ? label : words.first();
}

QString separatorOf(const Wording &wording)
{
    return wording.isChinese() ? QStringLiteral("、") : QStringLiteral("; ");
}

Cell instantCell(Instant instant, const QTimeZone &zone)
{
    const QDateTime local = instant.utc().toTimeZone(zone);
    Cell cell = Cell::ofDateTime(QDateTime(local.date(), local.time(), Qt::UTC));
    cell.text = local.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    return cell;
}

Cell moneyCell(const Money &money)
{
    if (money.currency == "CNY")
        return Cell::ofDecimal(money.amount());
    return Cell::ofText(money.amount() + u' ' + QString::fromLatin1(money.currency));
}

} // namespace

Cell cellForPeople(const FieldSpec &field, const Value &value, const QStringList &titles, const Wording &wording,
                   const QTimeZone &zone)
{
    if (value.isMasked())
        return Cell::ofText(value.maskedText());
    if (!value.isPresent())
        return {};
    switch (field.kind) {
    case Kind::Integer:
        return Cell::ofNumber(double(value.integer()));
    case Kind::Decimal:
        return Cell::ofNumber(value.valueOr(0.0));
    case Kind::Boolean:
        return Cell::ofText(yesOrNo(value.valueOr(false), wording));
    case Kind::Date:
        return Cell::ofDate(value.valueOr(QDate()));
    case Kind::Instant:
        return instantCell(value.valueOr(Instant()), zone);
    case Kind::Money:
        return moneyCell(value.valueOr(Money()));
    case Kind::Choice:
        return Cell::ofText(choiceLabel(field, value.text(), wording));
    case Kind::ChoiceSet: {
        QStringList labels;
        for (const QString &key : value.valueOr(QStringList()))
            labels.append(choiceLabel(field, key, wording));
        return Cell::ofText(labels.join(separatorOf(wording)));
    }
    case Kind::Ref:
    case Kind::Many:
        return Cell::ofText(titles.join(separatorOf(wording)));
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
    case Kind::Lines:
        return Cell::ofText(valueToText(field, value));
    }
    return {};
}

} // namespace fairdesk
