// Commands that only look.
#include "client/cli/command_context.h"
#include "client/cli/link_titles.h"
#include "client/cli/record_output.h"
#include "client/data/field_path.h"
#include "common/catalogue/value_text.h"

#include <QJsonArray>
#include <QTimer>

namespace fairdesk::cli {
namespace {

constexpr int rowsAtOnce = 1000;
constexpr int defaultLimit = 50;

QList<QByteArray> everyField(const EntitySpec &entity)
{
    QList<QByteArray> columns;
    for (const FieldSpec &field : entity.fields) {
        if (field.kind != Kind::Lines)
            columns.append(field.key);
    }
    return columns;
}

// People get the columns of the entity's list, programs the whole records.
QList<QByteArray> usualColumns(const Context &context, const EntitySpec &entity)
{
    if (context.output.format() != Format::Table)
        return everyField(entity);
    return QList<QByteArray>{"id"} + defaultColumns(entity);
}

QJsonObject fieldJson(const Context &context, const FieldSpec &field)
{
    QJsonArray choices;
    for (const ChoiceItem &choice : field.choices) {
        choices.append(QJsonObject{{QStringLiteral("key"), QString::fromUtf8(choice.key)},
                                   {QStringLiteral("label_zh"), context.languages.chinese(choice.label)},
                                   {QStringLiteral("label_en"), Languages::english(choice.label)},
                                   {QStringLiteral("retired"), choice.retired}});
    }
    QJsonObject object{{QStringLiteral("key"), QString::fromUtf8(field.key)},
                       {QStringLiteral("type"), QLatin1String(kindKey(field.kind))},
                       {QStringLiteral("label_zh"), context.languages.chinese(field.label)},
                       {QStringLiteral("label_en"), Languages::english(field.label)},
                       {QStringLiteral("required"), field.is(Required)},
                       {QStringLiteral("custom"), field.isCustom()},
                       {QStringLiteral("readonly"), field.is(ReadOnly) || field.readerRule == FieldRule::ReadOnly},
                       {QStringLiteral("masked"), field.readerRule == FieldRule::Masked},
                       {QStringLiteral("choices"), choices}};
    if (!field.choiceList.isEmpty())
        object.insert(QStringLiteral("list"), QString::fromUtf8(field.choiceList));
    if (field.isLink())
        object.insert(QStringLiteral("target"), QString::fromUtf8(field.target));
    return object;
}

Result<int> describeAll(Context &context)
{
    QJsonArray entities;
    for (const EntityPtr &entity : context.catalogue().entities()) {
        entities.append(QJsonObject{{QStringLiteral("entity"), QString::fromUtf8(entity->key)},
                                    {QStringLiteral("label_zh"), context.languages.chinese(entity->label)},
                                    {QStringLiteral("label_en"), Languages::english(entity->label)}});
    }
    context.output.value(QJsonObject{{QStringLiteral("entities"), entities}});
    return Done;
}

// The wire's frames are limited, so that long lists come in pieces; the output is one list all the same.
Result<int> writePieces(Context &context, Query query, const RecordOutput &shape, qint64 limit)
{
    qint64 left = limit;
    bool begun = false;
    for (;;) {
        query.limit = limit == 0 ? rowsAtOnce : int(std::min<qint64>(left, rowsAtOnce));
        const auto table = context.answer(context.link.query(query));
        if (!table)
            return table.error();
        if (!std::exchange(begun, true))
            context.output.beginRows(shape.columns());
        for (int row = 0; row < table->rowCount(); ++row)
            context.output.row(shape.row(*table, row));
        left -= table->rowCount();
        query.after = table->next();
        query.offset = 0;
        if (query.after.isEmpty() || table->rowCount() == 0 || (limit > 0 && left <= 0))
            break;
    }
    // The server's token is opaque bytes; in a shell it has to be a word.
    const QString next =
        QString::fromLatin1(query.after.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    context.output.endRows(next, true);
    if (!next.isEmpty() && context.output.format() != Format::Json)
        context.say(QStringLiteral("next: ") + next);
    return Done;
}

struct AggregateColumn
{
    QString key;
    Aggregate aggregate;
};

Result<QList<AggregateColumn>> aggregatesOf(const Context &context, const QByteArray &entity)
{
    static const QList<std::pair<QString, AggregateFunction>> functions{
        {QStringLiteral("sum"), AggregateFunction::Sum},
        {QStringLiteral("avg"), AggregateFunction::Average},
        {QStringLiteral("min"), AggregateFunction::Minimum},
        {QStringLiteral("max"), AggregateFunction::Maximum}};
    QList<AggregateColumn> columns{{QStringLiteral("count"), {AggregateFunction::Count, {}}}};
    for (const auto &[word, function] : functions) {
        for (const QString &path : context.arguments.list(QStringLiteral("--") + word)) {
            if (!fieldAt(context.catalogue(), entity, path.toUtf8()))
                return Error::invalid(
                    message(QT_TRANSLATE_NOOP("Message", "There is no field “%1”, or you may not see it."), path));
            columns.append({word + u'_' + path, {function, path.toUtf8()}});
        }
    }
    return columns;
}

Result<QList<GroupKey>> groupsOf(const Context &context, const QByteArray &entity)
{
    static const QHash<QString, Bucket> buckets{{QString(), Bucket::None},
                                                {QStringLiteral("year"), Bucket::Year},
                                                {QStringLiteral("month"), Bucket::Month},
                                                {QStringLiteral("day"), Bucket::Day}};
    QList<GroupKey> groups;
    for (const QString &word : context.arguments.list(QStringLiteral("--by"))) {
        const QByteArray path = word.section(u':', 0, 0).toUtf8();
        const QString bucket = word.section(u':', 1);
        if (!fieldAt(context.catalogue(), entity, path) || !buckets.contains(bucket))
            return Error::invalid(
                message(QT_TRANSLATE_NOOP("Message", "There is no field “%1”, or you may not see it."), word));
        groups.append({path, buckets.value(bucket)});
    }
    return groups;
}

// A column of a grouped answer: groups first, then the aggregates, in the order of the question.
FieldSpec groupedField(const Context &context, const Query &query, const ResultTable &table, int column)
{
    FieldSpec field;
    if (column < query.groups.size() && query.groups.at(column).bucket == Bucket::None)
        field = fieldAt(context.catalogue(), query.entity, query.groups.at(column).path).value_or(FieldSpec());
    field.kind = table.kind(column);
    return field;
}

// What a watcher waits for a server that went away before he gives it up.
constexpr std::chrono::seconds absencePatience{15};

} // namespace

Result<int> runDescribe(Context &context)
{
    if (context.arguments.operands.isEmpty())
        return describeAll(context);
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    QJsonArray fields;
    for (const FieldSpec &field : (*entity)->fields)
        fields.append(fieldJson(context, field));
    if (context.output.format() == Format::Json)
        context.output.value(QJsonObject{{QStringLiteral("entity"), QString::fromUtf8((*entity)->key)},
                                         {QStringLiteral("fields"), fields}});
    else
        context.output.value(fields);
    return Done;
}

Result<int> runGet(Context &context)
{
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    const auto name = parseRecordName(context.arguments.operands.at(1));
    if (!name)
        return name.error();
    const auto columns = context.columns(**entity, everyField(**entity));
    if (!columns)
        return columns.error();
    FetchRequest request{(*entity)->key,
                         name->id,
                         *columns,
                         {},
                         name->field,
                         name->value,
                         context.arguments.has(QStringLiteral("--deleted"))};
    const auto fetched = context.answer(context.link.fetch(request));
    if (!fetched)
        return fetched.error();
    const RecordOutput shape(context.catalogue(), (*entity)->key, *columns, context.display());
    const OutputRow row = shape.row(fetched->record, 0);
    if (context.output.format() == Format::Json) {
        context.output.value(row.json);
        return Done;
    }
    if (context.output.format() == Format::Csv) {
        context.output.beginRows(shape.columns());
        context.output.row(row);
        context.output.endRows({}, false);
        return Done;
    }
    // A record on a terminal reads better from top to bottom.
    context.output.beginRows(
        {{QStringLiteral("field"), QString(), false}, {QStringLiteral("value"), QString(), false}});
    for (qsizetype i = 0; i < row.display.size(); ++i)
        context.output.row({{}, {}, {shape.columns().at(i).label, row.display.at(i)}});
    context.output.endRows({}, false);
    return Done;
}

Result<int> runList(Context &context)
{
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    auto query = context.conditions((*entity)->key);
    if (!query)
        return query.error();
    const auto sort = context.sortKeys((*entity)->key);
    if (!sort)
        return sort.error();
    const auto columns = context.columns(**entity, usualColumns(context, **entity));
    if (!columns)
        return columns.error();
    const auto limit = context.number(QStringLiteral("--limit"), defaultLimit);
    if (!limit)
        return limit.error();
    const auto offset = context.number(QStringLiteral("--offset"), 0);
    if (!offset)
        return offset.error();
    query->sort = *sort;
    query->columns = *columns;
    query->offset = *offset;
    query->after = QByteArray::fromBase64(context.arguments.value(QStringLiteral("--after")).toLatin1(),
                                          QByteArray::Base64UrlEncoding);
    const RecordOutput shape(context.catalogue(), (*entity)->key, *columns, context.display());
    return writePieces(context, *query, shape, *limit);
}

Result<int> runCount(Context &context)
{
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    auto query = context.conditions((*entity)->key);
    if (!query)
        return query.error();
    const auto aggregates = aggregatesOf(context, (*entity)->key);
    if (!aggregates)
        return aggregates.error();
    const auto groups = groupsOf(context, (*entity)->key);
    if (!groups)
        return groups.error();
    const auto limit = context.number(QStringLiteral("--limit"), 0);
    if (!limit)
        return limit.error();
    query->groups = *groups;
    query->limit = int(*limit);
    QStringList keys;
    for (const QString &word : context.arguments.list(QStringLiteral("--by")))
        keys.append(word.section(u':', 0, 0));
    for (const AggregateColumn &column : *aggregates) {
        keys.append(column.key);
        query->aggregates.append(column.aggregate);
    }

    const auto table = context.answer(context.link.query(*query));
    if (!table)
        return table.error();
    if (table->columnCount() < keys.size())
        return Error::internal(QStringLiteral("The server left out columns of a grouped answer."));
    QList<OutputColumn> columns;
    QList<FieldSpec> fields;
    for (int i = 0; i < keys.size(); ++i) {
        fields.append(groupedField(context, *query, *table, i));
        columns.append({keys.at(i), keys.at(i), fields.last().isNumeric()});
    }
    context.output.beginRows(columns);
    for (int row = 0; row < table->rowCount(); ++row) {
        OutputRow output;
        for (int i = 0; i < keys.size(); ++i) {
            const Value value = table->value(row, i);
            insertValue(output.json, keys.at(i), fields.at(i), value, table->title(row, i));
            output.plain.append(valueToText(fields.at(i), value));
            output.display.append(context.display().text(fields.at(i), value, table->title(row, i)));
        }
        context.output.row(output);
    }
    context.output.endRows({}, false);
    return Done;
}

Result<int> runSearch(Context &context)
{
    const auto limit = context.number(QStringLiteral("--limit"), 20);
    if (!limit)
        return limit.error();
    QList<QByteArray> entities;
    for (const QString &key : context.arguments.list(QStringLiteral("--entity"))) {
        const auto entity = context.entity(key.toUtf8());
        if (!entity)
            return entity.error();
        entities.append((*entity)->key);
    }
    const auto found = context.answer(context.link.search(context.arguments.operands.first(), entities, int(*limit)));
    if (!found)
        return found.error();
    QJsonArray results;
    for (const SearchHit &hit : found->hits) {
        results.append(QJsonObject{{QStringLiteral("entity"), QString::fromUtf8(hit.entity)},
                                   {QStringLiteral("id"), hit.id},
                                   {QStringLiteral("title"), hit.title},
                                   {QStringLiteral("field"), QString::fromUtf8(hit.field)}});
    }
    context.output.value(QJsonObject{{QStringLiteral("results"), results}});
    return Done;
}

Result<int> runHistory(Context &context)
{
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    const auto id = context.recordId((*entity)->key, context.arguments.operands.at(1));
    if (!id)
        return id.error();
    const auto limit = context.number(QStringLiteral("--limit"), 100);
    const auto before = context.number(QStringLiteral("--before"), 0);
    if (!limit || !before)
        return limit ? before.error() : limit.error();
    const auto lines = context.answer(context.link.history((*entity)->key, *id, int(*limit), *before));
    if (!lines)
        return lines.error();
    const LinkTitles titles = linkTitles(context, **entity, *lines);
    const auto side = [&](const QByteArray &key, const Value &value) {
        const FieldSpec *field = (*entity)->field(key);
        return field ? jsonOf(*field, value, titles.of(*field, value)) : valueToJson(FieldSpec(), value);
    };
    QJsonArray entries;
    for (const HistoryLine &line : *lines) {
        QJsonObject changes;
        for (const auto &change : line.changes) {
            changes.insert(QString::fromUtf8(change.field),
                           QJsonObject{{QStringLiteral("old"), side(change.field, change.oldValue)},
                                       {QStringLiteral("new"), side(change.field, change.newValue)}});
        }
        FieldSpec instant;
        instant.kind = Kind::Instant;
        entries.append(QJsonObject{{QStringLiteral("at"), valueToText(instant, Value(line.at))},
                                   {QStringLiteral("by"), line.userName},
                                   {QStringLiteral("from"), QString::fromUtf8(line.origin)},
                                   {QStringLiteral("action"), QString::fromUtf8(line.action)},
                                   {QStringLiteral("version"), line.version},
                                   {QStringLiteral("group"), line.group},
                                   {QStringLiteral("seq"), line.sequence},
                                   {QStringLiteral("changes"), changes}});
    }
    context.output.value(entries);
    return Done;
}

Result<int> runWatch(Context &context)
{
    const auto count = context.number(QStringLiteral("--count"), 0);
    if (!count)
        return count.error();
    const QStringList entities = context.arguments.list(QStringLiteral("--entity")) + context.arguments.operands;
    for (const QString &key : entities) {
        if (const auto known = context.entity(key.toUtf8()); !known)
            return known.error();
    }
    qint64 told = 0;
    QEventLoop loop;
    std::optional<Error> error;
    QObject::connect(&context.link, &ServerLink::changed, &loop, [&](const QList<ChangeNotice> &changes) {
        for (const ChangeNotice &change : changes) {
            const QString entity = QString::fromUtf8(change.entity);
            if ((!entities.isEmpty() && !entities.contains(entity)) || (*count > 0 && told >= *count))
                continue;
            context.output.line({{QStringLiteral("seq"), change.sequence},
                                 {QStringLiteral("entity"), entity},
                                 {QStringLiteral("id"), change.id},
                                 {QStringLiteral("action"), QString::fromUtf8(change.action)},
                                 {QStringLiteral("version"), change.version}});
            if (++told == *count)
                loop.quit();
        }
    });
    QObject::connect(&context.link, &ServerLink::everythingStale, &loop, [&] {
        context.say(QCoreApplication::translate("CommandLine", "Changes were missed; read everything anew."));
    });
    const auto giveUp = [&] {
        error = context.link.lastError().value_or(Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "There is no connection to the server at the moment."))));
        loop.quit();
    };
    QTimer absence;
    absence.setSingleShot(true);
    QObject::connect(&absence, &QTimer::timeout, &loop, giveUp);
    QObject::connect(&context.link, &ServerLink::stateChanged, &loop, [&](LinkState state) {
        if (state == LinkState::Reconnecting && !absence.isActive())
            absence.start(absencePatience);
        if (context.link.isOnline())
            absence.stop();
        const bool isEnd = state == LinkState::SignedOut || state == LinkState::Refused || state == LinkState::Offline;
        if (isEnd)
            giveUp();
    });
    if (context.arguments.has(QStringLiteral("--timeout"))) {
        const double seconds = context.arguments.value(QStringLiteral("--timeout")).toDouble();
        // Whoever was cut off when the time is over has not seen all of it.
        QTimer::singleShot(std::chrono::milliseconds(qint64(seconds * 1000)), &loop,
                           [&] { context.link.isOnline() ? loop.quit() : giveUp(); });
    }
    context.say(QCoreApplication::translate("CommandLine", "Watching."));
    loop.exec();
    if (error)
        return *error;
    return Done;
}

} // namespace fairdesk::cli
