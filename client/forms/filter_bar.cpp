#include "client/forms/filter_bar.h"

#include "client/data/field_path.h"
#include "client/editors/chips.h"
#include "client/editors/context_tools.h"
#include "client/forms/condition_editor.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"

#include <QPushButton>

namespace fairdesk {

FilterBar::FilterBar(ClientContext &context, const QByteArray &entity, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_entity(entity)
    , m_flow(new FlowLayout(this, 6))
    , m_add(new QPushButton(icon(Icon::Add), tr("Condition"), this))
{
    setSmall(m_add);
    m_add->setToolTip(tr("Add a condition (Ctrl+Shift+F)"));
    m_add->setAutoDefault(false);
    m_flow->setContentsMargins(0, 6, 0, 6);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_add, &QPushButton::clicked, this, &FilterBar::openCondition);
    showChips();
}

void FilterBar::setFilter(const Filter &filter)
{
    m_conditions = conditionsOf(filter);
    showChips();
    learnTitles();
}

void FilterBar::retranslate()
{
    m_add->setText(tr("Condition"));
    showChips();
}

ConditionEditor *FilterBar::openCondition()
{
    return editCondition(-1, m_add);
}

ConditionEditor *FilterBar::editCondition(int index, QWidget *below)
{
    if (m_editor)
        m_editor->close();
    m_editor = new ConditionEditor(m_context, m_entity, this);
    m_editor->setAttribute(Qt::WA_DeleteOnClose);
    if (index >= 0)
        m_editor->edit(m_conditions.at(index), m_titles);
    connect(m_editor, &ConditionEditor::applied, this, [this, index, editor = m_editor.data()] {
        if (const auto condition = editor->condition())
            put(index, *condition, editor->titles());
    });
    m_editor->popUpBelow(below);
    return m_editor;
}

void FilterBar::put(int index, const Filter &condition, const LinkTitles &titles)
{
    m_titles.insert(titles);
    if (index >= 0 && index < m_conditions.size())
        m_conditions[index] = condition;
    else
        m_conditions.append(condition);
    showChips();
    emit changed();
}

void FilterBar::remove(int index)
{
    m_conditions.removeAt(index);
    showChips();
    QWidget *next =
        m_chips.isEmpty() ? static_cast<QWidget *>(m_add) : m_chips.at(std::min<qsizetype>(index, m_chips.size() - 1));
    next->setFocus(Qt::OtherFocusReason);
    emit changed();
}

void FilterBar::showChips()
{
    for (FilterChip *chip : std::exchange(m_chips, {})) {
        chip->hide();
        chip->deleteLater(); // its own click may be what removes it
    }
    const CataloguePtr catalogue = m_context.link.catalogue();
    QList<QWidget *> order;
    QWidget *before = nullptr;
    for (int i = 0; catalogue && i < m_conditions.size(); ++i) {
        const ConditionText text = conditionText(*catalogue, m_entity, m_conditions.at(i), displayOf(m_context),
                                                 m_titles, m_context.link.session().user);
        auto *chip = new FilterChip(text.field, text.value, this);
        chip->setToolTip(plainToolTip(text.field + u' ' + text.value));
        connect(chip, &FilterChip::removed, this, [this, i] { remove(i); });
        if (m_conditions.at(i).type == Filter::Type::Compare)
            connect(chip, &QAbstractButton::clicked, this, [this, i, chip] { editCondition(i, chip); });
        chip->show();
        if (before)
            setTabOrder(before, chip);
        before = chip;
        m_chips.append(chip);
        order.append(chip);
    }
    if (before)
        setTabOrder(before, m_add);
    m_flow->setOrder(order + QList<QWidget *>{m_add});
    updateGeometry();
}

// Conditions of saved views hold only the ids of the records that they name.
void FilterBar::learnTitles()
{
    const CataloguePtr catalogue = m_context.link.catalogue();
    QHash<QByteArray, QList<Value>> unknown;
    for (const Filter &condition : std::as_const(m_conditions)) {
        const auto field = catalogue ? fieldAt(*catalogue, m_entity, condition.path) : std::nullopt;
        if (!field || !field->isLink() || condition.op == Operator::Empty)
            continue;
        for (const Value &value : condition.values) {
            if (!m_titles.contains({field->target, value.integer()}))
                unknown[field->target].append(value);
        }
    }
    for (auto it = unknown.begin(); it != unknown.end(); ++it) {
        const EntityPtr target = catalogue->find(it.key());
        const FieldSpec *title = target ? target->titleField() : nullptr;
        if (!title)
            continue;
        Query query;
        query.entity = it.key();
        query.columns = {"id", title->key};
        query.filter = Filter::compare("id", Operator::In, it.value());
        whenDone(m_context.link.query(query), this,
                 [this, entity = it.key(), key = title->key](const Result<ResultTable> &answer) {
                     for (int row = 0; answer && row < answer->rowCount(); ++row)
                         m_titles.insert({entity, answer->id(row)}, answer->value(row, key).text());
                     if (answer && answer->rowCount() > 0)
                         showChips();
                 });
    }
}

} // namespace fairdesk
