#include "client/forms/import_preview.h"

#include "client/data/choice_labels.h"
#include "client/editors/typed_values.h"
#include "common/catalogue/validation.h"
#include "common/catalogue/value_text.h"

#include <QRegularExpression>
#include <QSet>

namespace fairdesk {
namespace {

// Spaces, width and case do not tell two headers apart.
QString folded(const QString &text)
{
    QString result = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    result.removeIf(
        [](QChar c) { return c.isSpace() || c == u'*' || c == u'_' || c == u'-' || c == u':' || c == QChar(0xFF1A); });
    return result;
}

bool isImportable(const FieldSpec &field)
{
    const bool isOpen = field.readerRule == FieldRule::Open && !field.is(ReadOnly) && field.kind != Kind::Lines;
    return isOpen && (!field.is(System) || field.key == "external_id" || field.key == "owner");
}

std::optional<Value> friendlyValue(const FieldSpec &field, const QString &text)
{
    if (field.kind == Kind::Date) {
        const auto date = typedDate(text, QDate::currentDate());
        return date ? std::optional<Value>(*date) : std::nullopt;
    }
    if (field.kind == Kind::Choice || field.kind == Kind::ChoiceSet) {
        for (const QString &word : text.split(QRegularExpression(QStringLiteral("[,;、，；/]")), Qt::SkipEmptyParts)) {
            const QString wanted = folded(word);
            const bool isKnown = std::any_of(field.choices.begin(), field.choices.end(), [&](const ChoiceItem &item) {
                return folded(QString::fromUtf8(item.key)) == wanted || folded(item.label.chinese) == wanted ||
                       folded(item.label.english) == wanted || folded(QString::fromUtf8(item.label.source)) == wanted ||
                       folded(choiceText(field, QString::fromUtf8(item.key))) == wanted;
            });
            if (!isKnown)
                return {};
        }
        return Value(text);
    }
    if (field.isLink() || field.kind == Kind::Instant)
        return Value(text); // only the server knows
    if (field.isNumeric() || field.kind == Kind::Boolean) {
        const auto value = valueFromText(field, text.trimmed().remove(u','));
        return value ? std::optional<Value>(*value) : std::nullopt;
    }
    return Value(text.trimmed());
}

QString problemOf(const FieldSpec &field, const QString &text)
{
    if (text.trimmed().isEmpty()) {
        const auto problem = validationProblem(field, Value::null());
        return problem ? problem->render() : QString();
    }
    const auto value = friendlyValue(field, text);
    if (!value)
        return message(QT_TRANSLATE_NOOP("Message", "“%1” does not fit the field %2."), text, field.label.argument())
            .render();
    if (!field.isText())
        return {};
    const auto problem = validationProblem(field, *value);
    return problem ? problem->render() : QString();
}

} // namespace

QList<ImportTarget> importTargets(const Catalogue &catalogue, const EntitySpec &entity, const QLocale &locale)
{
    QList<ImportTarget> targets;
    for (const FieldSpec &field : entity.fields) {
        if (isImportable(field))
            targets.append({field.key, labelText(field.label, locale), field});
    }
    // One row of an exhibitors' list holds the company and whom to call there.
    const EntityPtr contact = catalogue.find("contact");
    const FieldSpec *back = contact ? contact->field(entity.key) : nullptr;
    if (!back || back->target != entity.key || !contact->readerActions.contains(Action::Create))
        return targets;
    for (const FieldSpec &field : contact->fields) {
        if (isImportable(field) && !field.is(System) && !field.isLink()) {
            FieldSpec optional = field;
            optional.flags &= ~Flags(Required);
            const QString label =
                labelText(contact->label, locale) + QStringLiteral(" › ") + labelText(field.label, locale);
            targets.append({"contact." + field.key, label, optional});
        }
    }
    return targets;
}

QByteArray guessedTarget(const QList<ImportTarget> &targets, const QString &header)
{
    const QString wanted = folded(header);
    if (wanted.isEmpty())
        return {};
    for (const ImportTarget &target : targets) {
        const Label &label = target.field.label;
        const bool isOwn = !target.key.contains('.');
        for (const QString &name :
             {QString::fromUtf8(target.key), target.label, isOwn ? QString::fromUtf8(label.source) : QString(),
              isOwn ? label.chinese : QString(), isOwn ? label.english : QString()}) {
            if (!name.isEmpty() && folded(name) == wanted)
                return target.key;
        }
    }
    return {};
}

ImportPreview::ImportPreview(QList<ImportTarget> targets, QObject *parent)
    : QAbstractTableModel(parent)
    , m_targets(std::move(targets))
{
}

void ImportPreview::setSample(const TableSample &sample)
{
    beginResetModel();
    const QStringList before = headers();
    m_sample = sample;
    if (headers() != before) {
        m_mapping.clear();
        QSet<QByteArray> used;
        for (const QString &header : headers()) {
            const QByteArray key = guessedTarget(m_targets, header);
            const bool isFree = !key.isEmpty() && !used.contains(key);
            used.insert(key);
            m_mapping.append(isFree ? ColumnMapping{ColumnMapping::Kind::Field, key} : ColumnMapping());
        }
    }
    check();
    endResetModel();
    emit checked();
}

QStringList ImportPreview::headers() const
{
    QStringList headers;
    if (!m_sample.rows.isEmpty()) {
        for (const QString &header : m_sample.rows.first())
            headers.append(header.trimmed());
    }
    return headers;
}

void ImportPreview::setMapping(int column, const ColumnMapping &mapping)
{
    if (column < 0 || column >= m_mapping.size() || m_mapping.at(column) == mapping)
        return;
    m_mapping[column] = mapping;
    check();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, column, column);
    emit checked();
}

const ImportTarget *ImportPreview::target(int column) const
{
    const ColumnMapping mapping = m_mapping.value(column);
    if (mapping.kind != ColumnMapping::Kind::Field)
        return nullptr;
    const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                    [&](const ImportTarget &target) { return target.key == mapping.key; });
    return found == m_targets.end() ? nullptr : &*found;
}

void ImportPreview::check()
{
    m_problems.clear();
    for (int column = 0; column < columnCount(); ++column) {
        const ImportTarget *meant = target(column);
        for (int row = 0; meant && row < rowCount(); ++row) {
            const QString problem = problemOf(meant->field, m_sample.rows.at(row + 1).value(column));
            if (!problem.isEmpty())
                m_problems.insert({row, column}, problem);
        }
    }
}

QModelIndex ImportPreview::nextProblem(const QModelIndex &from) const
{
    QList<std::pair<int, int>> places = m_problems.keys();
    if (places.isEmpty())
        return {};
    std::sort(places.begin(), places.end());
    const std::pair<int, int> here{from.isValid() ? from.row() : -1, from.isValid() ? from.column() : -1};
    const auto next = std::upper_bound(places.begin(), places.end(), here);
    const auto [row, column] = next == places.end() ? places.first() : *next;
    return index(row, column);
}

int ImportPreview::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : std::max(0, int(m_sample.rows.size()) - 1);
}

int ImportPreview::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_sample.rows.isEmpty() ? 0 : int(m_sample.rows.first().size());
}

QVariant ImportPreview::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString text = m_sample.rows.at(index.row() + 1).value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case ProblemRole:
    case Qt::ToolTipRole:
        return m_problems.value({index.row(), index.column()});
    case GuessedRole:
        return m_mapping.value(index.column()).kind == ColumnMapping::Kind::Skip;
    default:
        return {};
    }
}

QVariant ImportPreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (orientation == Qt::Vertical)
        return m_sample.numbers.value(section + 1);
    const ImportTarget *meant = target(section);
    return meant ? meant->label : headers().value(section);
}

} // namespace fairdesk
