// Who hears what of committed changes: the trail replayed, and news as they come, both through the real filter.
#include "tests/access/matrix.h"

#include "server/net/change_filter.h"
#include "server/net/feed_replay.h"

namespace fairdesk::test {
namespace {

using Operation = RecordChange::Operation;

constexpr int wholeTrail = 1'000'000;

} // namespace

bool Matrix::hears(qint64 person, const QByteArray &entity, qint64 record) const
{
    return m_oracle.mayAtAll(person, entity, "read") && m_oracle.reaches(person, entity, record, "read");
}

// The world was made by nobody's save, so its trail says once for each record that it was made.
void Matrix::checkReplay()
{
    if (m_trail.isEmpty()) {
        const Result<FeedReplay> replay = FeedReplay::load(m_world.database(), m_world.catalogue(), 0, wholeTrail);
        same("change feed: replay", true, replay && !replay->missed, [] { return QString(); });
        for (const FeedEntry &entry : replay ? replay->entries : QList<FeedEntry>()) {
            if (entry.action == ChangeAction::Created)
                m_trail.append(entry);
        }
    }
    ChangeFilter filter(m_world.state(), m_world.state().catalogue(), m_context.caller);
    for (const FeedEntry &entry : std::as_const(m_trail)) {
        const QByteArray told = filter.actionFor(entry);
        same("change feed: made while away", hears(m_person.id, entry.entity, entry.id), told == "created",
             [&] { return about(*m_world.catalogue().find(entry.entity), entry.id); });
        same("change feed: nothing else", true, told.isEmpty() || told == "created",
             [&] { return about(*m_world.catalogue().find(entry.entity), entry.id); });
    }
}

// What else goes with a record, as its tasks when it is deleted, is seen as it always was.
bool Matrix::isIn(const Sight &sight, qint64 person, const FeedEntry &entry) const
{
    return sight.records.contains({entry.entity, entry.id}) ? sight.seen.contains({person, entry.entity, entry.id})
                                                            : hears(person, entry.entity, entry.id);
}

QList<FeedEntry> Matrix::newsOf(const std::function<bool()> &deed)
{
    QList<FeedEntry> news;
    const int listener = m_world.feed().addListener([&](const FeedBatchPtr &batch) { news += batch->entries; });
    const bool done = deed();
    m_world.feed().removeListener(listener);
    return done ? news : QList<FeedEntry>();
}

bool Matrix::saves(const RecordChange &change)
{
    return m_world.writePath().saveNow(CallContext::ofProgram("test"), {{change}, {}, OnDuplicate::Create, {}}).ok();
}

// `before` and `after`: who saw and sees each record, by the rules; the news of what happened in between go to all.
void Matrix::compareNews(const char *what, const QList<FeedEntry> &news, const Sight &before, const Sight &after)
{
    for (const AccessWorld::Person &person : m_world.people()) {
        ChangeFilter filter(m_world.state(), m_world.state().catalogue(), m_world.as(person).caller);
        for (const FeedEntry &entry : news) {
            const bool saw = isIn(before, person.id, entry);
            const bool seesIt = isIn(after, person.id, entry);
            const EntitySpec &entity = *m_world.catalogue().find(entry.entity);
            const bool isToldFields =
                entry.fields.isEmpty() ||
                std::any_of(entry.fields.begin(), entry.fields.end(), [&](const QByteArray &field) {
                    return !entity.field(field) || m_oracle.fieldRule(person.id, entry.entity, field) != "hidden";
                });
            const bool followsShared = entry.share && entry.entity != entry.share->grant.entity;
            QByteArray expected;
            switch (entry.action) {
            case ChangeAction::Created:
            case ChangeAction::Restored:
                expected = seesIt ? "created" : "";
                break;
            case ChangeAction::Deleted:
                expected = saw ? "deleted" : "";
                break;
            case ChangeAction::Updated:
                expected = saw && seesIt ? (isToldFields && !followsShared ? "updated" : "")
                           : saw         ? "gone"
                           : seesIt      ? "created"
                                         : "";
                break;
            }
            const QByteArray told = filter.actionFor(entry);
            m_person = person;
            same(what, true, told == expected, [&] {
                return about(entity, entry.id) + QStringLiteral(" told “") + QString::fromUtf8(told) +
                       QStringLiteral("” for “") + QString::fromUtf8(expected) + QStringLiteral("”:");
            });
        }
    }
}

Matrix::Sight Matrix::sightOf(const QByteArray &entity, qint64 id) const
{
    Sight sight;
    for (const AccessWorld::Person &person : m_world.people()) {
        const auto add = [&](const QByteArray &kind, qint64 record) {
            sight.records.insert({kind, record});
            if (hears(person.id, kind, record))
                sight.seen.insert({person.id, kind, record});
        };
        add(entity, id);
        for (auto kind = m_oracle.kinds.begin(); kind != m_oracle.kinds.end(); ++kind) {
            if (kind->follows != entity)
                continue;
            const auto &rows = m_oracle.rows[kind.key()];
            for (auto row = rows.begin(); row != rows.end(); ++row) {
                if (row->followed == id)
                    add(kind.key(), row.key());
            }
        }
    }
    return sight;
}

// An edit, a deletion, a new owner and a share, each done and taken back; everybody listens.
void Matrix::checkNews(const EntitySpec &entity, const Record &record)
{
    Oracle &rules = m_world.oracle();
    const qint64 id = record.id();
    const QByteArray key = entity.key;
    const Sight usual = sightOf(key, id);
    const auto update = [&](QList<FieldValue> values) {
        return newsOf([&] { return saves({Operation::Update, key, id, 0, std::move(values), {}}); });
    };
    compareNews("change feed: edited", update({{"external_id", Value(QStringLiteral("news%1").arg(id))}}), usual,
                usual);
    const QList<FeedEntry> deleted = newsOf([&] { return saves({Operation::Delete, key, id, 0, {}, {}}); });
    compareNews("change feed: deleted", deleted, usual, usual);
    if (!deleted.isEmpty())
        compareNews("change feed: restored", newsOf([&] {
                        return saves({Operation::Restore, key, id, 0, {}, {}});
                    }),
                    usual, usual);

    if (entity.isOwned() && entity.follows.isEmpty()) {
        const Oracle::Row row = rules.rows[key][id];
        const AccessWorld::Person &heir = m_world.people().at(4 + m_turn % 4);
        const QList<FeedEntry> handed = update({{"owner", Value(heir.id)}});
        if (!handed.isEmpty()) {
            const RowFacts now = handed.first().after;
            rules.rows[key][id] = {now.owner, now.team, now.branch, 0, false};
            compareNews("change feed: handed over", handed, usual, sightOf(key, id));
            const Sight with = sightOf(key, id);
            const auto orNull = [](qint64 number) { return number == 0 ? Value::null() : Value(number); };
            const QList<FeedEntry> back =
                update({{"owner", orNull(row.owner)}, {"team", orNull(row.team)}, {"branch", orNull(row.branch)}});
            rules.rows[key][id] = row;
            compareNews("change feed: handed back", back, with, usual);
        }
    }
    checkNewsOfShare(entity, id);
}

void Matrix::checkNewsOfShare(const EntitySpec &entity, qint64 id)
{
    Oracle &rules = m_world.oracle();
    const AccessWorld::Person &friendly = m_world.people().at(2 + m_turn % 7);
    const bool already = std::any_of(rules.shares.begin(), rules.shares.end(), [&](const Oracle::Share &share) {
        return share.kind == entity.key && share.record == id && share.user == friendly.id;
    });
    if (already)
        return;
    const CallContext program = CallContext::ofProgram("test");
    const Sight usual = sightOf(entity.key, id);
    const QList<FeedEntry> shared = newsOf([&] {
        return m_world.writePath().share(program, entity.key, id, {friendly.id, 0}, false).ok();
    });
    if (shared.isEmpty())
        return;
    rules.shares.append({entity.key, id, friendly.id, 0, false});
    const Sight with = sightOf(entity.key, id);
    compareNews("change feed: shared", shared, usual, with);
    rules.shares.removeLast();
    compareNews("change feed: no longer shared", newsOf([&] {
                    return m_world.writePath().unshare(program, entity.key, id, {friendly.id, 0}).ok();
                }),
                with, usual);
}

} // namespace fairdesk::test
