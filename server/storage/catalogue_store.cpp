#include "server/storage/catalogue_store.h"

#include "common/catalogue/choice_lists.h"
#include "common/catalogue/entities/customisation.h"
#include "server/storage/record_store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairdesk {
namespace {

struct DefaultSequence
{
    const char *key;
    const char *pattern;
};
constexpr DefaultSequence defaultSequences[] = {{"customer", "C{year}{counter:6}"}};

template<class E>
void forEachLiving(Connection &connection, const Catalogue &catalogue,
                   const std::function<void(const ConstRow<E> &)> &visit)
{
    RecordStore::forEach(connection, catalogue.find(def<E>().spec().key), [&](const Record &record) {
        if (record.at(DeletedAtField).isEmpty())
            visit(ConstRow<E>(record));
    });
}

QByteArray bytes(const Seen<QString> &text)
{
    return text.valueOr(QString()).toUtf8();
}

void addCustomFields(Connection &connection, const Catalogue &core, CatalogueBuilder &builder)
{
    forEachLiving<CustomField>(connection, core, [&](const ConstRow<CustomField> &row) {
        if (auto field = CatalogueStore::fieldOf(row.record()))
            builder.addCustomField(bytes(row.get(&CustomField::entity)), std::move(*field));
    });
}

struct PlacedChoice
{
    qint64 position;
    ChoiceItem item;
};

void addChoices(Connection &connection, const Catalogue &core, CatalogueBuilder &builder)
{
    QHash<QByteArray, QList<PlacedChoice>> lists;
    forEachLiving<ChoiceEntry>(connection, core, [&](const ConstRow<ChoiceEntry> &row) {
        const Label label{
            {}, {}, row.get(&ChoiceEntry::labelZh).valueOr({}), row.get(&ChoiceEntry::labelEn).valueOr({})};
        lists[bytes(row.get(&ChoiceEntry::list))].append(
            {row.get(&ChoiceEntry::position).valueOr(0),
             {bytes(row.get(&ChoiceEntry::key)), label, bytes(row.get(&ChoiceEntry::colour)),
              row.get(&ChoiceEntry::retired).valueOr(false)}});
    });
    for (auto list = lists.begin(); list != lists.end(); ++list) {
        std::stable_sort(list->begin(), list->end(),
                         [](const PlacedChoice &a, const PlacedChoice &b) { return a.position < b.position; });
        QList<ChoiceItem> items;
        for (const PlacedChoice &choice : std::as_const(*list))
            items.append(choice.item);
        builder.setChoices(list.key(), std::move(items));
    }
}

QList<SectionSpec> sectionsFrom(const QString &json)
{
    QList<SectionSpec> sections;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &entry : array) {
        const QJsonObject object = entry.toObject();
        SectionSpec section;
        section.label = {
            {}, {}, object.value(QLatin1String("zh")).toString(), object.value(QLatin1String("en")).toString()};
        const QJsonArray fields = object.value(QLatin1String("fields")).toArray();
        for (const QJsonValue &field : fields)
            section.fields.append(field.toString().toUtf8());
        sections.append(std::move(section));
    }
    return sections;
}

void addLayouts(Connection &connection, const Catalogue &core, CatalogueBuilder &builder)
{
    forEachLiving<Layout>(connection, core, [&](const ConstRow<Layout> &row) {
        const QByteArray entity = bytes(row.get(&Layout::entity));
        const QList<SectionSpec> sections = sectionsFrom(row.get(&Layout::sections).valueOr({}));
        if (!sections.isEmpty())
            builder.setSections(entity, sections);
        const QList<QByteArray> required = bytes(row.get(&Layout::required)).split('\n');
        for (const QByteArray &field : required) {
            if (!field.trimmed().isEmpty())
                builder.require(entity, field.trimmed());
        }
    });
}

RecordChange choiceChange(const QByteArray &list, const ChoiceItem &item, qsizetype position)
{
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = def<ChoiceEntry>().spec().key;
    const auto set = [&](const FieldDef &field, Value value) { change.values.append({field.key(), std::move(value)}); };
    const ChoiceEntry &choice = def<ChoiceEntry>();
    set(choice.list, Value(QString::fromUtf8(list)));
    set(choice.key, Value(QString::fromUtf8(item.key)));
    set(choice.labelZh, Value(item.label.chinese));
    set(choice.labelEn, Value(item.label.english));
    set(choice.colour, item.colour.isEmpty() ? Value::null() : Value(QString::fromUtf8(item.colour)));
    set(choice.position, Value(qint64(position)));
    return change;
}

RecordChange sequenceChange(const DefaultSequence &sequence)
{
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = def<Sequence>().spec().key;
    change.values = {{def<Sequence>().key.key(), Value(QString::fromLatin1(sequence.key))},
                     {def<Sequence>().pattern.key(), Value(QString::fromLatin1(sequence.pattern))}};
    return change;
}

} // namespace

CataloguePtr CatalogueStore::load(Connection &connection)
{
    CatalogueBuilder builder = coreCatalogue();
    const CataloguePtr core = builder.build();
    addCustomFields(connection, *core, builder);
    addChoices(connection, *core, builder);
    addLayouts(connection, *core, builder);
    return builder.build();
}

QHash<QByteArray, QByteArray> CatalogueStore::settings(Connection &connection)
{
    QHash<QByteArray, QByteArray> settings;
    Statement &rows = connection.statement("SELECT key, value FROM setting WHERE deleted_at IS NULL");
    while (rows.step())
        settings.insert(rows.bytes(0), rows.isNull(1) ? QByteArray() : rows.bytes(1));
    return settings;
}

std::optional<FieldSpec> CatalogueStore::fieldOf(const Record &customField)
{
    const ConstRow<CustomField> row(customField);
    const auto kind = kindFromKey(bytes(row.get(&CustomField::type)));
    if (!kind || *kind == Kind::Lines)
        return {};
    FieldSpec field;
    field.key = bytes(row.get(&CustomField::key));
    field.label = {{}, {}, row.get(&CustomField::labelZh).valueOr({}), row.get(&CustomField::labelEn).valueOr({})};
    if (field.label.english.isEmpty())
        field.label.english = field.label.chinese;
    field.kind = *kind;
    field.flags = Custom;
    field.flags.setFlag(Indexed, row.get(&CustomField::indexed).valueOr(false));
    field.flags.setFlag(Required, row.get(&CustomField::required).valueOr(false));
    field.choiceList = bytes(row.get(&CustomField::choiceList));
    field.target = bytes(row.get(&CustomField::target));
    return field;
}

QList<RecordChange> CatalogueStore::missingDefaults(Connection &connection)
{
    QList<RecordChange> changes;
    for (const DefaultChoiceList &list : defaultChoiceLists()) {
        if (connection.integer("SELECT 1 FROM choice WHERE list=? LIMIT 1", {list.key}))
            continue;
        for (qsizetype i = 0; i < list.items.size(); ++i)
            changes.append(choiceChange(list.key, list.items.at(i), 10 * (i + 1)));
    }
    for (const DefaultSequence &sequence : defaultSequences) {
        if (!connection.integer("SELECT 1 FROM sequence WHERE key=? LIMIT 1", {QByteArray(sequence.key)}))
            changes.append(sequenceChange(sequence));
    }
    return changes;
}

} // namespace fairdesk
