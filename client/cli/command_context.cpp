#include "client/cli/command_context.h"

#include "client/data/field_path.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

namespace fairdesk::cli {
namespace {

Error noSuchField(const QByteArray &key)
{
    return Error::invalid({{key, message(QT_TRANSLATE_NOOP("Message", "There is no field “%1”, or you may not see it."),
                                         QString::fromUtf8(key))}});
}

// The decoder waits for the rest of a character that is cut off at the end; here nothing follows.
bool isWholeUtf8(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).count(QChar::ReplacementCharacter) == bytes.count("\xEF\xBF\xBD");
}

Result<QJsonValue> jsonOf(const QString &text)
{
    // Any JSON value may stand there; QJsonDocument reads only lists and objects.
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']', &problem);
    if (problem.error != QJsonParseError::NoError || document.array().size() != 1)
        return usageError(message(QT_TRANSLATE_NOOP("Message", "“%1” is no JSON: %2"), text, problem.errorString()));
    return document.array().first();
}

} // namespace

Context::Context(const Arguments &arguments, Streams &streams, ServerLink &link, const SignedIn &signedIn,
                 Output &output, const Languages &languages)
    : arguments(arguments)
    , streams(streams)
    , link(link)
    , signedIn(signedIn)
    , output(output)
    , languages(languages)
    , timeout(link.options().requestTimeout)
    , m_catalogue(link.catalogue())
{
    m_words.catalogue = m_catalogue;
    m_words.me = link.session().user;
    m_words.link = [this](const QByteArray &entity, const QString &text) { return recordId(entity, text); };
}

DisplayText Context::display() const
{
    return DisplayText(QLocale(), std::make_shared<SystemClock>(link.session().zone));
}

QString warningLine(QString text)
{
    return QStringLiteral("warning: ") + text.replace(u'\n', u' ');
}

void Context::say(const QString &line) const
{
    streams.err.write(line.toUtf8() + '\n');
}

Result<EntityPtr> Context::entity(const QByteArray &key) const
{
    const EntityPtr found = m_catalogue->find(key);
    if (!found) {
        return Error(
            ErrorCode::NotFound,
            message(QT_TRANSLATE_NOOP("Message", "There are no records of the kind “%1”, or you may not see them."),
                    QString::fromUtf8(key)));
    }
    return found;
}

Result<qint64> Context::recordId(const QByteArray &entity, const QString &name, bool deleted) const
{
    const auto parsed = parseRecordName(name);
    if (!parsed)
        return parsed.error();
    if (parsed->field.isEmpty())
        return parsed->id;
    const EntityPtr spec = m_catalogue->find(entity);
    if (!spec || !spec->field(parsed->field))
        return noSuchField(parsed->field);
    FetchRequest request;
    request.entity = entity;
    request.columns = {"id"};
    request.uniqueField = parsed->field;
    request.uniqueValue = parsed->value;
    request.deleted = deleted;
    const auto fetched = answer(link.fetch(request));
    return fetched ? Result<qint64>(fetched->record.id(0)) : Result<qint64>(fetched.error());
}

Result<Query> Context::conditions(const QByteArray &entity) const
{
    Query query;
    query.entity = entity;
    QList<Filter> filters;
    for (const QStringList &triple : arguments.all(QStringLiteral("--where"))) {
        const auto filter =
            comparisonOf(m_words, entity, triple.value(0).toUtf8(), triple.value(1).toUtf8(), triple.value(2));
        if (!filter)
            return filter.error();
        filters.append(*filter);
    }
    for (const QStringList &given : arguments.all(QStringLiteral("--filter"))) {
        const auto json = jsonOf(given.value(0));
        if (!json)
            return json.error();
        const auto filter = filterFromJson(m_words, entity, *json);
        if (!filter)
            return filter.error();
        filters.append(*filter);
    }
    query.filter = Filter::all(std::move(filters));
    query.search = arguments.value(QStringLiteral("--search")).toUtf8();
    query.deleted = arguments.has(QStringLiteral("--deleted")) ? Query::Deleted::Only : Query::Deleted::Hidden;
    return query;
}

Result<QList<SortKey>> Context::sortKeys(const QByteArray &entity) const
{
    QList<SortKey> keys;
    for (QString word : arguments.list(QStringLiteral("--sort"))) {
        const bool descends = word.startsWith(u'-') || word.endsWith(QLatin1String(":desc"));
        if (word.startsWith(u'-'))
            word.remove(0, 1);
        const QByteArray path = word.section(u':', 0, 0).toUtf8();
        if (!fieldAt(*m_catalogue, entity, path))
            return noSuchField(path);
        keys.append({path, descends ? Descending : Ascending});
    }
    return keys;
}

Result<QList<QByteArray>> Context::columns(const EntitySpec &entity, const QList<QByteArray> &otherwise) const
{
    QList<QByteArray> columns;
    for (const QString &word : arguments.list(QStringLiteral("--columns"))) {
        const QByteArray path = word.toUtf8();
        const auto field = fieldAt(*m_catalogue, entity.key, path);
        if (!field)
            return noSuchField(path);
        if (field->kind == Kind::Lines)
            return Error::invalid(
                {{path, message(QT_TRANSLATE_NOOP("Message", "%1 are records of their own, not a column. List %2."),
                                QString::fromUtf8(path), QString::fromUtf8(field->target))}});
        columns.append(path);
    }
    return columns.isEmpty() ? otherwise : columns;
}

Result<qint64> Context::number(const QString &option, qint64 otherwise) const
{
    if (!arguments.has(option))
        return otherwise;
    bool ok = false;
    const qint64 value = arguments.value(option).toLongLong(&ok);
    if (!ok || value < 0)
        return usageError(message(QT_TRANSLATE_NOOP("Message", "%1 takes a number."), option));
    return value;
}

Result<QJsonObject> Context::jsonArguments(int firstOperand) const
{
    QJsonObject object;
    for (const QString &word : arguments.operands.mid(firstOperand)) {
        const auto assignment = parseAssignment(word);
        if (!assignment)
            return assignment.error();
        const QString key = QString::fromUtf8(assignment->field);
        switch (assignment->form) {
        case Assignment::Form::Text:
            object.insert(key,
                          assignment->text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(assignment->text));
            break;
        case Assignment::Form::File: {
            const auto content = fileText(assignment->text);
            if (!content)
                return content.error();
            object.insert(key, *content);
            break;
        }
        case Assignment::Form::Json: {
            const auto json = jsonOf(assignment->text);
            if (!json)
                return json.error();
            object.insert(key, *json);
            break;
        }
        }
    }
    return object;
}

Result<QByteArray> fileContent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return usageError(
            message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be read: %2"), path, file.errorString()));
    return file.readAll();
}

Result<QString> fileText(const QString &path)
{
    const auto content = fileContent(path);
    if (!content)
        return content.error();
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(*content);
    // What is no character would be saved as a question mark in a box.
    if (decoder.hasError() || !isWholeUtf8(*content))
        return Error::invalid(
            message(QT_TRANSLATE_NOOP("Message", "The file %1 is no text in UTF-8. Convert it first."), path));
    return text;
}

} // namespace fairdesk::cli
