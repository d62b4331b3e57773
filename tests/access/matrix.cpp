#include "tests/access/matrix.h"

#include "common/catalogue/value_text.h"
#include "common/protocol/codec.h"
#include "server/storage/record_store.h"

namespace fairdesk::test {
namespace {

constexpr int mostTold = 12; // differences of one sort

QList<qint64> targetsOf(const Value &value)
{
    return value.as<qint64>() ? QList<qint64>{value.integer()} : value.valueOr(QList<qint64>());
}

wire::Fetch fetchOf(const EntitySpec &entity, qint64 id, bool deleted = false)
{
    wire::Fetch fetch;
    fetch.set_entity(entity.key.toStdString());
    fetch.set_id(id);
    fetch.set_deleted(deleted);
    return fetch;
}

} // namespace

void Matrix::same(const char *what, bool expected, bool actual, const std::function<QString()> &about)
{
    ++m_cells;
    if (expected == actual)
        return;
    QStringList &told = m_differences[what];
    if (told.size() < mostTold)
        told.append(QString::fromLatin1(m_person.login) + QStringLiteral(": ") + about() +
                    (expected ? QStringLiteral(" should be, is not") : QStringLiteral(" should not be, is")));
}

QString Matrix::about(const EntitySpec &entity, qint64 id, const QByteArray &field) const
{
    QString words = QString::fromUtf8(entity.key);
    if (id != 0)
        words += u' ' + QString::number(id);
    if (!field.isEmpty())
        words += u'.' + QString::fromUtf8(field);
    return words;
}

bool Matrix::knowsTitles(const QByteArray &entity) const
{
    const FieldSpec *title = m_world.catalogue().find(entity)->titleField();
    return title && m_oracle.mayDecideBy(m_person.id, entity, title->key);
}

QList<qint64> Matrix::seenRecords(const EntitySpec &entity, const std::function<bool(const Record &)> &where) const
{
    QList<qint64> ids;
    for (const Record &record : m_world.records(entity.key)) {
        if (sees(entity.key, record.id()) && (!where || where(record)))
            ids.append(record.id());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Query Matrix::listOf(const EntitySpec &entity) const
{
    Query query;
    query.entity = entity.key;
    query.columns = {"id"};
    query.sort = {{"id", Ascending}};
    query.limit = 0;
    return query;
}

std::optional<QList<qint64>> Matrix::idsOf(const Query &query)
{
    const Result<wire::Rows> rows = ask(query);
    if (!rows)
        return {};
    const ResultTable table(*rows);
    QList<qint64> ids;
    for (int row = 0; row < table.rowCount(); ++row)
        ids.append(table.id(row));
    return ids;
}

void Matrix::checkEverything()
{
    const QList<QByteArray> sample{"seller", "selling_auditor", "service"}; // between them every sort of right
    for (const AccessWorld::Person &person : m_world.people()) {
        if (m_share > 1 && !sample.contains(person.login))
            continue;
        m_person = person;
        m_context = m_world.as(person);
        checkCatalogue();
        checkReplay();
        for (const EntityPtr &entity : m_world.catalogue().entities()) {
            if (readable(entity->key)) {
                checkList(*entity);
                checkFields(*entity);
                checkLinkedFilters(*entity);
            } else {
                checkUnreadable(*entity);
            }
            checkExport(*entity);
            for (const Record &record : m_world.records(entity->key)) {
                if (isSampled())
                    checkRecord(*entity, record);
            }
        }
    }
    // News go to everybody at once; kinds that decide about rights stay as they are.
    for (const EntityPtr &entity : m_world.catalogue().entities()) {
        for (const Record &record : m_world.records(entity->key)) {
            const bool living = !m_oracle.rows[entity->key][record.id()].deleted;
            if (living && !entity->is(Configuration) && record.id() % 5 == 0 && isSampled())
                checkNews(*entity, record);
        }
    }
}

void Matrix::checkCatalogue()
{
    const wire::CatalogueReply reply = m_world.queries().catalogueFor(m_context, {});
    QHash<QByteArray, const wire::EntitySpec *> shown;
    for (const wire::EntitySpec &entity : reply.entities())
        shown.insert(QByteArray::fromStdString(entity.key()), &entity);
    for (const EntityPtr &entity : m_world.catalogue().entities()) {
        const wire::EntitySpec *view = shown.value(entity->key);
        same("catalogue: kind of record", readable(entity->key), view != nullptr, [&] { return about(*entity); });
        if (!view)
            continue;
        const auto names = [&](const QByteArray &field, const auto &list) {
            return std::any_of(list.begin(), list.end(), [&](const auto &item) {
                if constexpr (std::is_same_v<std::decay_t<decltype(item)>, std::string>)
                    return item == field.toStdString();
                else
                    return item.key() == field.toStdString();
            });
        };
        for (const FieldSpec &field : entity->fields) {
            const QByteArray rule = m_oracle.fieldRule(m_person.id, entity->key, field.key);
            const bool known = rule != "hidden" && (!field.isLink() || readable(field.target));
            same("catalogue: field", known, names(field.key, view->fields()),
                 [&] { return about(*entity, 0, field.key); });
            for (const wire::Section &section : view->sections()) {
                if (!known)
                    same("catalogue: field named in a section", false, names(field.key, section.fields()),
                         [&] { return about(*entity, 0, field.key); });
            }
        }
        for (const Action action : allActions) {
            const bool allowed = m_oracle.mayAtAll(m_person.id, entity->key, actionKey(action));
            const bool told =
                std::count(view->actions().begin(), view->actions().end(), std::string(actionKey(action))) > 0;
            same("catalogue: action", allowed, told,
                 [&] { return about(*entity) + u' ' + QString::fromLatin1(actionKey(action)); });
        }
    }
}

void Matrix::checkList(const EntitySpec &entity)
{
    const QList<qint64> expected = seenRecords(entity);
    const QList<qint64> listed = idsOf(listOf(entity)).value_or(QList<qint64>{-1});
    for (const Record &record : m_world.records(entity.key))
        same("list", expected.contains(record.id()), listed.contains(record.id()),
             [&] { return about(entity, record.id()); });
    same("list: nothing twice", true, QSet<qint64>(listed.begin(), listed.end()).size() == listed.size(),
         [&] { return about(entity); });

    Query query = listOf(entity);
    query.sort = {};
    query.limit = 1;
    query.withTotal = true;
    const Result<wire::Rows> counted = ask(query);
    same("count", true, counted && counted->total() == expected.size(), [&] { return about(entity); });

    query = listOf(entity);
    query.aggregates = {{AggregateFunction::Count, {}}};
    const Result<wire::Rows> grouped = ask(query);
    same("grouped count", true, grouped && ResultTable(*grouped).value(0, "count").integer() == expected.size(),
         [&] { return about(entity); });

    query = listOf(entity);
    query.deleted = Query::Deleted::Only;
    const QList<qint64> deleted = idsOf(query).value_or(QList<qint64>{-1});
    for (const Record &record : m_world.records(entity.key)) {
        const bool gone = m_oracle.rows[entity.key][record.id()].deleted &&
                          m_oracle.reaches(m_person.id, entity.key, record.id(), "read");
        same("list of deleted ones", gone, deleted.contains(record.id()), [&] { return about(entity, record.id()); });
    }

    QList<Value> ids{Value(987'654'321)};
    for (const Record &record : m_world.records(entity.key))
        ids.append(Value(record.id()));
    query = listOf(entity);
    query.filter = Filter::compare("id", Operator::In, ids);
    same("filter by numbers", true, idsOf(query) == expected, [&] { return about(entity); });
    query.filter = Filter::any({query.filter, Filter::compare("deleted_at", Operator::Empty, {Value(false)})});
    same("filter that asks for the deleted", true, idsOf(query) == expected, [&] { return about(entity); });
    query.filter = Filter::negate(Filter::compare("id", Operator::Less, {Value(0)}));
    same("negated filter", true, idsOf(query) == expected, [&] { return about(entity); });
}

// What may not be read does not exist, whatever is asked of it.
void Matrix::checkUnreadable(const EntitySpec &entity)
{
    Query query = listOf(entity);
    same("unreadable kind: list", false, ask(query).ok(), [&] { return about(entity); });
    query.withTotal = true;
    same("unreadable kind: count", false, ask(query).ok(), [&] { return about(entity); });
    query.aggregates = {{AggregateFunction::Count, {}}};
    same("unreadable kind: grouped", false, ask(query).ok(), [&] { return about(entity); });
    query = listOf(entity);
    query.search = "zeb";
    same("unreadable kind: search", false, ask(query).ok(), [&] { return about(entity); });
}

void Matrix::checkFields(const EntitySpec &entity)
{
    for (const FieldSpec &field : entity.fields) {
        const QByteArray rule = m_oracle.fieldRule(m_person.id, entity.key, field.key);
        const bool decides = mayDecideBy(entity, field.key);
        const auto place = [&] { return about(entity, 0, field.key); };
        Query query = listOf(entity);
        query.columns = {field.key};
        query.limit = 1;
        same("column", rule != "hidden", ask(query).ok(), place);

        query = listOf(entity);
        query.limit = 1;
        query.filter = Filter::compare(field.key, Operator::Empty, {Value(true)});
        same("filter", decides && field.kind != Kind::Lines, ask(query).ok() && field.kind != Kind::Lines, place);
        query.filter = Filter::negate(query.filter);
        same("filter under not", decides && field.kind != Kind::Lines, ask(query).ok() && field.kind != Kind::Lines,
             place);

        query = listOf(entity);
        query.limit = 1;
        query.sort = {{field.key, Ascending}};
        const bool isOrdered = field.isStoredInRow();
        const bool nameable = field.kind != Kind::Ref || !readable(field.target) || knowsTitles(field.target);
        if (field.kind != Kind::Ref || readable(field.target))
            same("sort", decides && isOrdered && nameable, ask(query).ok(), place);

        query = listOf(entity);
        query.groups = {{field.key, Bucket::None}};
        same("group", decides && isOrdered && field.kind != Kind::LongText, ask(query).ok(), place);

        if (field.isNumeric() || field.kind == Kind::Date || field.kind == Kind::Instant) {
            query = listOf(entity);
            query.aggregates = {{AggregateFunction::Maximum, field.key}};
            same("aggregate", decides, ask(query).ok(), place);
        }
        if (field.kind == Kind::Ref && !m_world.records(field.target).isEmpty()) {
            checkLinkFilters(entity, field);
            checkLinkPaths(entity, field);
            if (decides)
                checkLinkGroups(entity, field);
            if (decides && readable(field.target) && knowsTitles(field.target))
                checkLinkOrder(entity, field);
        }
    }
}

void Matrix::checkLinkFilters(const EntitySpec &entity, const FieldSpec &field)
{
    const QList<Record> &targets = m_world.records(field.target);
    const bool decides = mayDecideBy(entity, field.key);
    for (qsizetype i = 0; i < targets.size(); i += 7 * m_share) {
        const Record &target = targets.at(i);
        const auto place = [&] {
            return about(entity, 0, field.key) + QStringLiteral(" -> ") + QString::number(target.id());
        };
        const bool visible = readable(field.target) && sees(field.target, target.id());
        const QList<qint64> linked =
            seenRecords(entity, [&](const Record &record) { return record.at(field.key).integer() == target.id(); });
        Query query = listOf(entity);
        query.filter = Filter::compare(field.key, Operator::Equal, {Value(target.id())});
        const auto found = idsOf(query);
        same("filter by link: permitted", decides, found.has_value(), place);
        if (found)
            same(visible ? "filter by a link to what is seen" : "filter by a link to what is not seen", true,
                 *found == (visible ? linked : QList<qint64>()), place);

        const FieldSpec *title = target.entity().titleField();
        if (!title)
            continue;
        query.filter = Filter::compare(field.key + '.' + title->key, Operator::Equal, {target.at(title->key)});
        const auto byTitle = idsOf(query);
        same("filter through a link: permitted", decides && readable(field.target) && knowsTitles(field.target),
             byTitle.has_value(), place);
        if (byTitle)
            same("filter through a link", true, *byTitle == (visible ? linked : QList<qint64>()), place);
    }
}

void Matrix::checkLinkPaths(const EntitySpec &entity, const FieldSpec &field)
{
    const EntityPtr target = m_world.catalogue().find(field.target);
    const FieldSpec *title = target->titleField();
    if (!title)
        return;
    const QByteArray path = field.key + '.' + title->key;
    const QByteArray titleRule = m_oracle.fieldRule(m_person.id, target->key, title->key);
    const bool shown = mayDecideBy(entity, field.key) && readable(target->key) && titleRule != "hidden";
    Query query = listOf(entity);
    query.columns = {"id", path};
    const Result<wire::Rows> rows = ask(query);
    same("column through a link: permitted", shown, rows.ok(), [&] { return about(entity, 0, path); });
    if (!rows)
        return;
    const ResultTable table(*rows);
    for (int row = 0; row < table.rowCount(); ++row) {
        const Record *record = m_world.find(entity.key, table.id(row));
        if (!record)
            continue;
        const qint64 id = record->at(field.key).integer();
        const Value value = table.value(row, path);
        const bool visible = id != 0 && sees(target->key, id);
        const Record *linked = m_world.find(target->key, id);
        const bool told = value.isPresent() && linked && value == linked->at(title->key);
        same("column through a link", visible && titleRule != "masked", told,
             [&] { return about(entity, record->id(), path); });
        same("column through a link: nothing else", true, told || value.isNull() || value.isMasked(),
             [&] { return about(entity, record->id(), path); });
        same("column through a link: no mask of what is not seen", true,
             visible || value.isNull() || value.maskedText().isEmpty(),
             [&] { return about(entity, record->id(), path); });
    }
}

void Matrix::checkLinkGroups(const EntitySpec &entity, const FieldSpec &field)
{
    Query query = listOf(entity);
    query.groups = {{field.key, Bucket::None}};
    const Result<wire::Rows> rows = ask(query);
    if (!rows)
        return;
    QHash<qint64, qint64> expected;
    for (const qint64 id : seenRecords(entity)) {
        const qint64 target = m_world.find(entity.key, id)->at(field.key).integer();
        ++expected[target != 0 && readable(field.target) && sees(field.target, target) ? target : 0];
    }
    const ResultTable table(*rows);
    QHash<qint64, qint64> actual;
    for (int row = 0; row < table.rowCount(); ++row) {
        const qint64 target = table.value(row, 0).integer();
        actual[target] += table.value(row, "count").integer();
        const Record *linked = m_world.find(field.target, target);
        const FieldSpec *title = linked ? linked->entity().titleField() : nullptr;
        if (title) {
            const bool told = table.title(row, 0) == linked->at(title->key).text();
            same("group by link: title", knowsTitles(field.target) && sees(field.target, target), told,
                 [&] { return about(entity, target, field.key); });
        }
    }
    for (const Record &target : m_world.records(field.target))
        same("group by link", true, expected.value(target.id()) == actual.value(target.id()),
             [&] { return about(entity, target.id(), field.key); });
    same("group by link: the rest", true, expected.value(0) == actual.value(0),
         [&] { return about(entity, 0, field.key); });
}

// Whoever may not see the linked record must not learn its place in the alphabet either.
void Matrix::checkLinkOrder(const EntitySpec &entity, const FieldSpec &field)
{
    Query query = listOf(entity);
    query.sort = {{field.key, Ascending}};
    const auto ids = idsOf(query);
    const auto place = [&] { return about(entity, 0, field.key); };
    same("order by link", true, ids.has_value(), place);
    if (!ids)
        return;
    const auto nameOf = [&](qint64 id) {
        const qint64 target = m_world.find(entity.key, id)->at(field.key).integer();
        const Record *linked = m_world.find(field.target, target);
        return linked && sees(field.target, target) ? linked->title().toUtf8() : QByteArray();
    };
    QList<qint64> expected = seenRecords(entity);
    std::stable_sort(expected.begin(), expected.end(), [&](qint64 a, qint64 b) { return nameOf(a) < nameOf(b); });
    same("order by link: the order", true, *ids == expected, place);
}

// "Any", "none" and "how many" of what links to this kind.
void Matrix::checkLinkedFilters(const EntitySpec &entity)
{
    for (const Catalogue::Link &link : m_world.catalogue().linksTo(entity.key)) {
        if (link.field->kind == Kind::Lines || link.field->is(System) || m_world.records(link.entity->key).isEmpty())
            continue;
        const QByteArray path = link.entity->key + '.' + link.field->key;
        const auto place = [&] { return about(entity) + QStringLiteral(" with any ") + QString::fromUtf8(path); };
        const bool permitted =
            readable(link.entity->key) && m_oracle.mayDecideBy(m_person.id, link.entity->key, link.field->key);
        QHash<qint64, int> counts;
        for (const Record &other : m_world.records(link.entity->key)) {
            if (!sees(link.entity->key, other.id()))
                continue;
            for (const qint64 target : targetsOf(other.at(link.field->key)))
                ++counts[target];
        }
        Query query = listOf(entity);
        query.filter.path = path;
        query.filter.type = Filter::Type::Any;
        const auto any = idsOf(query);
        same("any linked: permitted", permitted, any.has_value(), place);
        if (!any)
            continue;
        same("any linked", true,
             *any == seenRecords(entity, [&](const Record &record) { return counts.value(record.id()) > 0; }), place);
        query.filter.type = Filter::Type::None;
        same("none linked", true,
             idsOf(query) == seenRecords(entity, [&](const Record &record) { return counts.value(record.id()) == 0; }),
             place);
        query.filter.type = Filter::Type::Count;
        query.filter.op = Operator::GreaterOrEqual;
        query.filter.values = {Value(2)};
        same("count of linked", true,
             idsOf(query) == seenRecords(entity, [&](const Record &record) { return counts.value(record.id()) >= 2; }),
             place);
    }
}

void Matrix::checkRecord(const EntitySpec &entity, const Record &record)
{
    const auto place = [&] { return about(entity, record.id()); };
    const bool visible = readable(entity.key) && sees(entity.key, record.id());
    const Result<wire::FetchReply> fetched = m_world.queries().fetch(m_context, fetchOf(entity, record.id()));
    same("get", visible, fetched.ok(), place);
    if (!fetched) {
        const Result<wire::FetchReply> nothing = m_world.queries().fetch(m_context, fetchOf(entity, 987'654'321));
        same("get: nobody is told whether it exists", true, !nothing && fetched.error() == nothing.error(), place);
    }
    if (fetched && visible)
        checkValues(entity, record, ResultTable(fetched->record()), 0);

    for (const Action action : allActions) {
        const auto what = [&] { return place() + u' ' + QString::fromLatin1(actionKey(action)); };
        const bool allowed = m_oracle.mayDo(m_person.id, entity.key, record.id(), actionKey(action));
        same("action asked for beforehand", allowed,
             m_world.queries().check(m_context, entity.key, record.id(), action).ok(), what);
        if (fetched) {
            const auto &actions = fetched->actions();
            same("actions told with the record", allowed,
                 std::count(actions.begin(), actions.end(), std::string(actionKey(action))) > 0, what);
        }
    }
    checkHistory(entity, record);
    checkSearch(entity, record);
    // A save costs more than a question: one record in three is tried on, one in nine is shared.
    if (record.id() % 3 == 0)
        checkDeeds(entity, record);
    if (record.id() % 9 == 0)
        checkShare(entity, record);
}

void Matrix::checkValues(const EntitySpec &entity, const Record &stored, const ResultTable &shown, int row)
{
    for (const FieldSpec &field : entity.fields) {
        const int column = shown.columnOf(field.key);
        const bool hidden = m_oracle.fieldRule(m_person.id, entity.key, field.key) == "hidden";
        same("field in a record", !hidden && field.kind != Kind::Lines, column >= 0,
             [&] { return about(entity, stored.id(), field.key); });
        if (column >= 0)
            checkValue(entity, field, stored, shown.value(row, column), shown.title(row, column));
    }
}

void Matrix::checkValue(const EntitySpec &entity, const FieldSpec &field, const Record &stored, const Value &shown,
                        const QString &title)
{
    const auto place = [&] { return about(entity, stored.id(), field.key); };
    const Value value = stored.at(field.key);
    if (m_oracle.fieldRule(m_person.id, entity.key, field.key) == "masked") {
        const QString plain = valueToText(field, value);
        same("masked value", true, !shown.isPresent() && (value.isEmpty() || shown.isMasked()), place);
        same("masked value tells nothing", true,
             value.isEmpty() || plain.size() < 3 || !shown.maskedText().contains(plain), place);
        same("masked link tells nothing", true, !field.isLink() || (shown.maskedText().isEmpty() && title.isEmpty()),
             place);
        return;
    }
    if (!field.isLink()) {
        same("value", true, value.isEmpty() ? shown.isNull() : shown == value, place);
        return;
    }
    QList<qint64> seen;
    QStringList titles;
    for (const qint64 id : targetsOf(value)) {
        if (!readable(field.target) || !sees(field.target, id))
            continue;
        seen.append(id);
        const FieldSpec *titleField = m_world.catalogue().find(field.target)->titleField();
        if (titleField && knowsTitles(field.target))
            titles.append(m_world.find(field.target, id)->at(titleField->key).text());
    }
    same(seen.isEmpty() ? "link to what is not seen" : "link", true, targetsOf(shown) == seen, place);
    same("link told once it is there", true, field.kind != Kind::Ref || shown.isNull() == value.isNull(), place);
    if (knowsTitles(field.target))
        same("title of a link", true, title == titles.join(linkSeparator), place);
    else
        for (const qint64 id : targetsOf(value))
            same("title of a link that may not be read", false,
                 title.contains(m_world.find(field.target, id)->title()) &&
                     !m_world.find(field.target, id)->title().isEmpty(),
                 place);
}

void Matrix::checkHistory(const EntitySpec &entity, const Record &record)
{
    const auto place = [&] { return about(entity, record.id()); };
    wire::History request;
    request.set_entity(entity.key.toStdString());
    request.set_id(record.id());
    const Result<wire::HistoryReply> reply = m_world.queries().history(m_context, request);
    // The history of what was deleted can still be read by those who could read it.
    const bool readableOnce = readable(entity.key) && m_oracle.reaches(m_person.id, entity.key, record.id(), "read");
    same("history", readableOnce, reply.ok(), place);
    if (!reply)
        return;
    for (const wire::HistoryEntry &entry : reply->entries()) {
        for (const wire::FieldChange &change : entry.changes()) {
            const QByteArray key = QByteArray::fromStdString(change.field());
            const FieldSpec *field = entity.field(key);
            if (!field)
                continue; // shared meanwhile
            const auto where = [&] { return about(entity, record.id(), key); };
            const QByteArray rule = m_oracle.fieldRule(m_person.id, entity.key, key);
            same("history: hidden field", false, rule == "hidden", where);
            const Value shown = decode(change.new_value());
            const Value stored = record.at(key);
            if (rule == "masked")
                same("history: masked field", true,
                     !shown.isPresent() &&
                         (valueToText(*field, stored).size() < 3 || shown.maskedText() != valueToText(*field, stored)),
                     where);
            else if (field->isLink()) {
                for (const qint64 id : targetsOf(shown))
                    same("history: link", true,
                         readable(field->target) && m_oracle.reaches(m_person.id, field->target, id, "read"), where);
            } else
                same("history: value", true, shown == stored, where);
        }
    }
}

} // namespace fairdesk::test
