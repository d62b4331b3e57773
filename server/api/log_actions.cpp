// The system log: who did what, when and from where – changes of records, exports, what was done to accounts, sign-ins
// and what was refused. It says which fields changed but not their values, which stand in the history of each record
// for those who may see it.
#include "server/api/action_table.h"

#include "common/catalogue/value_text.h"
#include "server/records/server_state.h"
#include "server/storage/audit_store.h"
#include "server/storage/database.h"

#include <QJsonArray>

namespace fairdesk {
namespace {

constexpr int usualLimit = 50;
constexpr int largestLimit = 1000;
constexpr char signIn[] = "sign_in";
constexpr char signInRefused[] = "sign_in_refused";
constexpr char denied[] = "denied";

// The log is read from two tables, each by its own number; a page goes on where each of them stood.
struct LogPlace
{
    qint64 change = 0;
    qint64 login = 0;

    QString token() const { return QStringLiteral("%1-%2").arg(change).arg(login); }
    static std::optional<LogPlace> from(const QString &token)
    {
        bool changeFits = false;
        bool loginFits = false;
        const LogPlace place{token.section(u'-', 0, 0).toLongLong(&changeFits),
                             token.section(u'-', 1).toLongLong(&loginFits)};
        return changeFits && loginFits && place.change >= 0 && place.login >= 0 ? std::optional(place) : std::nullopt;
    }
};

struct LogQuery
{
    int limit = usualLimit;
    LogPlace after;
    AuditFilter changes;
    LoginFilter logins;
    bool wantsChanges = true;
    bool wantsLogins = true;
};

Error badTime(const QString &text)
{
    return usageError(QStringLiteral("“%1” is no day and no instant (2026-01-15, 2026-01-15T08:00:00Z)").arg(text));
}

Result<std::optional<Instant>> timeFrom(const QString &text, const QTimeZone &zone)
{
    if (text.isEmpty())
        return std::optional<Instant>();
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
        return std::optional(Instant::from(day.startOfDay(zone)));
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? Result<std::optional<Instant>>(std::optional(Instant::from(time))) : badTime(text);
}

Result<void> askedFor(const ApiServices &services, const ActionCall &call, LogQuery &query)
{
    const QByteArray login = call.text("user").toUtf8();
    if (!login.isEmpty()) {
        const AccessData::UserRow *user = services.state.snapshot().access->userByLogin(login);
        query.logins.login = login;
        query.changes.user = user ? user->id : 0;
        query.wantsChanges = user || login == "server";
    }
    query.changes.entity = call.text("entity").toUtf8();
    query.changes.record = call.integer("id");
    query.wantsLogins = query.changes.entity.isEmpty() && query.changes.record == 0;
    const QByteArray action = call.text("action").toUtf8();
    static const QHash<QByteArray, LoginFilter::Outcome> outcomes{{signIn, LoginFilter::Outcome::Ok},
                                                                  {signInRefused, LoginFilter::Outcome::Refused},
                                                                  {denied, LoginFilter::Outcome::Denied}};
    if (const auto outcome = outcomes.constFind(action); outcome != outcomes.constEnd()) {
        query.logins.outcome = *outcome;
        query.wantsChanges = false;
    } else if (!action.isEmpty()) {
        query.changes.action = action;
        query.wantsLogins = false;
    }
    const auto since = timeFrom(call.text("since"), services.clock.zone());
    const auto until = timeFrom(call.text("until"), services.clock.zone());
    if (!since || !until)
        return since ? until.error() : since.error();
    query.changes.since = query.logins.since = *since;
    query.changes.until = query.logins.until = *until;
    return {};
}

Result<LogQuery> logQuery(const ApiServices &services, const ActionCall &call)
{
    LogQuery query;
    if (call.arguments.contains(QLatin1String("limit"))) {
        const qint64 limit = call.integer("limit");
        if (limit < 0)
            return usageError(QStringLiteral("limit"));
        query.limit = limit == 0 ? largestLimit : int(qMin<qint64>(limit, largestLimit));
    }
    if (const QString after = call.text("after"); !after.isEmpty()) {
        const auto place = LogPlace::from(after);
        if (!place)
            return Error::invalid(message(
                QT_TRANSLATE_NOOP("Message", "This page of the list cannot be continued. Load the list anew.")));
        query.after = *place;
    }
    if (auto done = askedFor(services, call, query); !done)
        return done.error();
    return query;
}

QString isoTime(Instant instant)
{
    return instant.utc().toString(Qt::ISODateWithMs);
}

QString whoWas(const AccessData &access, qint64 user)
{
    if (user == 0)
        return QStringLiteral("server");
    const auto known = access.users.constFind(user);
    return known == access.users.constEnd() ? QStringLiteral("#%1").arg(user) : QString::fromUtf8(known->login);
}

QJsonObject rowOf(const AccessData &access, const AuditRow &change)
{
    QJsonArray fields;
    QJsonObject details;
    for (const AuditFieldChange &field : change.changes) {
        fields.append(QString::fromUtf8(field.field));
        if (change.record == 0)
            details.insert(QString::fromUtf8(field.field), valueToJson(FieldSpec(), field.after));
    }
    return {{QStringLiteral("at"), isoTime(change.at)},
            {QStringLiteral("by"), whoWas(access, change.user)},
            {QStringLiteral("from"), QString::fromUtf8(change.origin)},
            {QStringLiteral("action"), QString::fromUtf8(change.action)},
            {QStringLiteral("entity"), QString::fromUtf8(change.entity)},
            {QStringLiteral("id"), change.record == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(change.record)},
            {QStringLiteral("fields"), change.record == 0 ? QJsonArray() : fields},
            {QStringLiteral("group"), change.group},
            {QStringLiteral("job"), change.job == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(change.job)},
            {QStringLiteral("details"), details}};
}

QJsonObject rowOf(const LoginRecord &login)
{
    const bool isDenied = login.outcome.startsWith(denied);
    QJsonObject details;
    if (isDenied)
        details.insert(QStringLiteral("asked"), QString::fromUtf8(login.outcome.mid(qsizetype(sizeof denied))));
    else if (login.outcome != "ok")
        details.insert(QStringLiteral("reason"), QString::fromUtf8(login.outcome));
    return {{QStringLiteral("at"), isoTime(login.at)},
            {QStringLiteral("by"), QString::fromUtf8(login.login)},
            {QStringLiteral("from"), QString::fromUtf8(login.origin)},
            {QStringLiteral("action"), QLatin1String(isDenied                ? denied
                                                     : login.outcome == "ok" ? signIn
                                                                             : signInRefused)},
            {QStringLiteral("entity"), QJsonValue::Null},
            {QStringLiteral("id"), QJsonValue::Null},
            {QStringLiteral("fields"), QJsonArray()},
            {QStringLiteral("group"), QJsonValue::Null},
            {QStringLiteral("job"), QJsonValue::Null},
            {QStringLiteral("details"), details}};
}

// Both lists come newest first; the result is as well.
QJsonObject merged(const AccessData &access, const LogQuery &query, const QList<AuditRow> &changes,
                   const QList<LoginRecord> &logins)
{
    QJsonArray rows;
    LogPlace place = query.after;
    qsizetype change = 0;
    qsizetype login = 0;
    while (rows.size() < query.limit && (change < changes.size() || login < logins.size())) {
        const bool isLogin =
            change == changes.size() ||
            (login < logins.size() && logins.at(login).at.milliseconds > changes.at(change).at.milliseconds);
        if (isLogin) {
            place.login = logins.at(login).id;
            rows.append(rowOf(logins.at(login++)));
        } else {
            place.change = changes.at(change).sequence;
            rows.append(rowOf(access, changes.at(change++)));
        }
    }
    const bool more = change < changes.size() || login < logins.size();
    return {{QStringLiteral("rows"), rows},
            {QStringLiteral("next"), more ? QJsonValue(place.token()) : QJsonValue(QJsonValue::Null)}};
}

Result<QJsonObject> readLog(ApiServices &services, const ActionCall &call)
{
    const Result<LogQuery> query = logQuery(services, call);
    if (!query)
        return query.error();
    const ServerState::Snapshot snapshot = services.state.snapshot();
    QList<AuditRow> changes;
    QList<LoginRecord> logins;
    const auto read = services.database.read([&](Connection &connection) -> Result<void> {
        // One more of each than fits tells whether there is another page.
        if (query->wantsChanges)
            changes = AuditStore::newest(connection, *snapshot.catalogue, query->changes, query->after.change,
                                         query->limit + 1);
        if (query->wantsLogins)
            logins = IdentityStore::newestLogins(connection, query->logins, query->after.login, query->limit + 1);
        return {};
    });
    if (!read)
        return read.error();
    return merged(*snapshot.access, *query, changes, logins);
}

} // namespace

void addLogActions(ActionTable &table)
{
    table.add({"log", "audit.read", readLog, ActionTable::Repeat::Reads});
}

} // namespace fairdesk
