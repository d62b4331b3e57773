#include "server/jobs/completeness_job.h"

#include "common/catalogue/entities/customer.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "server/storage/record_store.h"

#include <QCryptographicHash>

namespace fairdesk {
namespace {

constexpr qsizetype recordsAtOnce = 200;

// All that the degree of completeness goes by.
QString formOf(const ServerState::Snapshot &snapshot, const EntitySpec &customer)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const SectionSpec &section : customer.sections)
        hash.addData(section.fields.join('\n') + '\n');
    QList<QByteArray> settings = snapshot.settings.keys();
    std::sort(settings.begin(), settings.end());
    for (const QByteArray &key : std::as_const(settings)) {
        if (key.startsWith("standard_form."))
            hash.addData(key + '=' + snapshot.settings.value(key) + '\n');
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

Result<QJsonObject> measureCompletenessAnew(Database &database, RecordService &records, const ServerState &state,
                                            const QString &known)
{
    const ServerState::Snapshot snapshot = state.snapshot();
    const EntityPtr customer = snapshot.catalogue->find(def<Customer>().spec().key);
    const QString form = formOf(snapshot, *customer);
    qint64 changed = 0;
    QList<qint64> ids;
    // Every save measures; the first run only notes by what.
    if (!known.isEmpty() && form != known) {
        const auto read = database.read(
            [&](Connection &connection) {
                ids = RecordStore::idsWith(connection, *customer, {}, {});
                return Result<void>();
            },
            Patience::Program);
        if (!read)
            return read.error();
    }
    // In pieces, so that others' saves get in between.
    for (qsizetype next = 0; next < ids.size(); next += recordsAtOnce) {
        const auto part = records.recompute(CallContext::ofProgram("measure-completeness"), customer->key,
                                            ids.mid(next, recordsAtOnce));
        if (!part)
            return QJsonObject{{QStringLiteral("form"), known}, {QStringLiteral("problem"), part.error().english()}};
        changed += *part;
    }
    return QJsonObject{{QStringLiteral("form"), form}, {QStringLiteral("changed"), changed}};
}

} // namespace fairdesk
