#include "client/forms/condition_editor.h"

#include "client/data/field_path.h"
#include "client/editors/popup_line.h"
#include "client/link/server_link.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int popUpWidth = 300;

} // namespace

ConditionEditor::ConditionEditor(ClientContext &context, const QByteArray &entity, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_context(context)
    , m_entity(entity)
    , m_paths(context.link.catalogue() ? pathOptions(*context.link.catalogue(), entity) : QList<PathOption>())
    , m_field(new PopupLine(this))
    , m_comparison(new QComboBox(this))
    , m_problem(makeLabel({}, TypeRole::Secondary, TextRole::Danger, this))
    , m_apply(new QPushButton(tr("Apply"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setSurface(this, Surface::Surface);
    setAutoFillBackground(true);
    setFixedWidth(popUpWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(metrics::gap);
    column->addWidget(m_field);
    column->addWidget(m_comparison);
    m_operandColumn = new QVBoxLayout;
    m_operandColumn->setSpacing(metrics::gap);
    column->addLayout(m_operandColumn);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_apply);
    column->addLayout(foot);
    m_field->setPlaceholderText(tr("Field"));
    m_field->setAccessibleName(tr("Field"));
    m_field->setArrowVisible(true);
    m_comparison->setAccessibleName(tr("Comparison"));
    setButtonRole(m_apply, ButtonRole::Primary);
    connect(m_field, &PopupLine::wanted, this, &ConditionEditor::offerFields);
    connect(m_field, &PopupLine::picked, this, [this](const PickOption &option) {
        chooseField(option.key.toUtf8());
        m_comparison->setFocus(Qt::TabFocusReason);
        if (!m_operands.isEmpty())
            m_operands.first()->setFocus(Qt::TabFocusReason);
    });
    connect(m_comparison, &QComboBox::activated, this, &ConditionEditor::showOperands);
    connect(m_apply, &QPushButton::clicked, this, &ConditionEditor::apply);
    showComparisons();
}

void ConditionEditor::offerFields(const QString &typed)
{
    QList<PickOption> options;
    for (const PathOption &path : m_paths) {
        if (!path.isRelated || !typed.trimmed().isEmpty())
            options.append({.key = QString::fromUtf8(path.path), .text = path.label});
    }
    m_field->offer(matchingOptions(options, typed));
}

void ConditionEditor::chooseField(const QByteArray &path)
{
    m_path = path;
    m_spec = m_context.link.catalogue() ? fieldAt(*m_context.link.catalogue(), m_entity, path) : std::nullopt;
    if (m_spec)
        m_field->setText(pathLabel(*m_context.link.catalogue(), m_entity, path));
    showComparisons();
}

void ConditionEditor::showComparisons()
{
    m_comparisons = m_spec ? comparisonsFor(*m_context.link.catalogue(), *m_spec, m_context.link.session().user)
                           : QList<Comparison>();
    m_comparison->clear();
    for (const Comparison &comparison : std::as_const(m_comparisons))
        m_comparison->addItem(comparison.text);
    m_comparison->setEnabled(m_spec.has_value());
    m_apply->setEnabled(m_spec.has_value());
    showOperands();
}

void ConditionEditor::chooseComparison(int index)
{
    m_comparison->setCurrentIndex(index);
    showOperands();
}

void ConditionEditor::showOperands()
{
    m_problem->hide();
    for (FieldEditor *editor : std::exchange(m_operands, {})) {
        editor->hide();
        editor->deleteLater();
    }
    const int index = m_comparison->currentIndex();
    const Operand operand =
        index >= 0 && index < m_comparisons.size() ? m_comparisons.at(index).operand : Operand::None;
    const int count = operand == Operand::None ? 0 : operand == Operand::Two ? 2 : 1;
    QWidget *before = m_comparison;
    for (int i = 0; i < count; ++i) {
        FieldEditor *editor = makeEditor(operandField(*m_spec, operand), m_context, this).release();
        m_operandColumn->addWidget(editor);
        editor->show(); // or it could not take the keyboard yet
        m_operands.append(editor);
        setTabOrder(before, editor);
        before = editor;
    }
    setTabOrder(before, m_apply);
    adjustSize();
}

QList<Value> ConditionEditor::values() const
{
    QList<Value> values;
    for (const FieldEditor *editor : m_operands) {
        const Value value = editor->value();
        for (const QString &key : value.valueOr(QStringList()))
            values.append(Value(key));
        for (const qint64 id : value.valueOr(QList<qint64>()))
            values.append(Value(id));
        if (value.isPresent() && !value.as<QStringList>() && !value.as<QList<qint64>>())
            values.append(value);
    }
    return values;
}

std::optional<Filter> ConditionEditor::condition() const
{
    const int index = m_comparison->currentIndex();
    if (!m_spec || index < 0)
        return {};
    const Comparison &comparison = m_comparisons.at(index);
    if (comparison.operand == Operand::None)
        return Filter::compare(m_path, comparison.op, {comparison.fixed});
    for (const FieldEditor *editor : m_operands) {
        if (editor->typedProblem())
            return {};
    }
    const QList<Value> found = values();
    const bool isComplete = comparison.operand == Operand::Two ? found.size() == 2 : !found.isEmpty();
    return isComplete ? std::optional<Filter>(Filter::compare(m_path, comparison.op, found)) : std::nullopt;
}

void ConditionEditor::apply()
{
    const auto filter = condition();
    if (!filter) {
        QString why = tr("Fill in the value.");
        for (const FieldEditor *editor : std::as_const(m_operands)) {
            if (const auto problem = editor->typedProblem())
                why = problem->render();
        }
        m_problem->setText(why);
        m_problem->show();
        adjustSize();
        return;
    }
    close();
    emit applied();
}

LinkTitles ConditionEditor::titles() const
{
    LinkTitles titles;
    for (const FieldEditor *editor : m_operands) {
        const Value value = editor->value();
        const QStringList names = editor->linkTitle().split(linkSeparator);
        const QList<qint64> ids = value.as<qint64>() ? QList<qint64>{value.integer()} : value.valueOr(QList<qint64>());
        for (qsizetype i = 0; i < ids.size() && editor->field().isLink(); ++i)
            titles.insert({editor->field().target, ids.at(i)}, names.value(i));
    }
    return titles;
}

void ConditionEditor::edit(const Filter &condition, const LinkTitles &titles)
{
    chooseField(condition.path);
    for (int i = 0; i < m_comparisons.size(); ++i) {
        const Comparison &comparison = m_comparisons.at(i);
        if (comparison.op != condition.op ||
            (comparison.operand == Operand::None && comparison.fixed != condition.values.value(0)))
            continue;
        chooseComparison(i);
        break;
    }
    for (qsizetype i = 0; i < m_operands.size(); ++i) {
        FieldEditor *editor = m_operands.at(i);
        Value value = condition.values.value(i);
        QStringList names;
        QStringList keys;
        QList<qint64> ids;
        for (const Value &one : condition.values) {
            keys.append(one.text());
            ids.append(one.integer());
            names.append(titles.value({editor->field().target, one.integer()}));
        }
        if (editor->field().kind == Kind::ChoiceSet)
            value = Value(keys);
        if (editor->field().kind == Kind::Many)
            value = Value(ids);
        editor->setValue(value.isAbsent() ? Value::null() : value, names.join(linkSeparator));
    }
}

void ConditionEditor::popUpBelow(const QWidget *widget)
{
    adjustSize();
    QPoint place = widget->mapToGlobal(QPoint(0, widget->height() + 4));
    const QRect room = widget->screen()->availableGeometry();
    place.setX(std::min(place.x(), room.right() - width()));
    move(place);
    show();
    QWidget *first = m_spec && !m_operands.isEmpty() ? static_cast<QWidget *>(m_operands.first()) : m_field;
    first->setFocus(Qt::PopupFocusReason);
}

void ConditionEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        apply();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace fairdesk
