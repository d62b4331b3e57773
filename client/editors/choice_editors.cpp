#include "client/editors/choice_editors.h"

#include "client/editors/chips.h"
#include "client/editors/popup_line.h"
#include "client/editors/record_delegate.h"

#include <QHBoxLayout>

namespace fairdesk {
namespace {

Text noSuchChoice(const FieldSpec &field, const QString &typed)
{
    return message(QT_TRANSLATE_NOOP("Message", "%1 has no choice “%2”. Pick one from the list."),
                   field.label.argument(), typed);
}

} // namespace

ChoiceEditor::ChoiceEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_line(new PopupLine(this))
{
    row()->addWidget(m_line);
    setInput(m_line);
    m_line->setArrowVisible(true);
    connect(m_line, &PopupLine::wanted, this, &ChoiceEditor::offer);
    connect(m_line, &PopupLine::picked, this, &ChoiceEditor::pick);
    connect(m_line, &QLineEdit::textEdited, this, &ChoiceEditor::takeTyped);
}

QList<PickOption> ChoiceEditor::options() const
{
    return pickOptions(choiceOptions(field(), m_key.isEmpty() ? QStringList() : QStringList{m_key}));
}

void ChoiceEditor::offer(const QString &typed)
{
    QList<PickOption> found = matchingOptions(options(), typed);
    for (PickOption &option : found)
        option.checked = option.key == m_key;
    m_line->offer(found);
}

void ChoiceEditor::pick(const PickOption &option)
{
    m_key = option.key;
    m_line->setText(option.text);
    emit edited();
}

// A name typed in full counts without the list.
void ChoiceEditor::takeTyped()
{
    const QString typed = m_line->text().trimmed();
    QString key;
    for (const PickOption &option : options()) {
        if (option.text.compare(typed, Qt::CaseInsensitive) == 0)
            key = option.key;
    }
    m_key = key;
    emit edited();
}

Value ChoiceEditor::typedValue() const
{
    return m_key.isEmpty() ? Value::null() : Value(m_key);
}

std::optional<Text> ChoiceEditor::typedProblem() const
{
    const QString typed = m_line->text().trimmed();
    return m_key.isEmpty() && !typed.isEmpty() ? std::optional<Text>(noSuchChoice(field(), typed)) : std::nullopt;
}

void ChoiceEditor::showValue(const Value &value, const QString &)
{
    const bool isThere = typedValue() == value && !typedProblem();
    m_key = value.text();
    if (!isThere)
        m_line->setText(m_key.isEmpty() ? QString() : choiceText(field(), m_key));
}

ChoiceSetEditor::ChoiceSetEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_chips(new ChipsField(this))
{
    row()->addWidget(m_chips);
    setInput(m_chips->line(), m_chips);
    connect(m_chips->line(), &PopupLine::wanted, this, &ChoiceSetEditor::offer);
    connect(m_chips->line(), &PopupLine::picked, this, [this](const PickOption &option) {
        m_chips->line()->clear();
        toggle(option.key);
    });
    connect(m_chips->line(), &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_chips, &ChipsField::removed, this, &ChoiceSetEditor::toggle);
}

void ChoiceSetEditor::offer(const QString &typed)
{
    QList<PickOption> found = matchingOptions(pickOptions(choiceOptions(field(), m_keys)), typed);
    for (PickOption &option : found)
        option.checked = m_keys.contains(option.key);
    m_chips->line()->offer(found);
}

void ChoiceSetEditor::toggle(const QString &key)
{
    if (!m_keys.removeOne(key)) {
        // In the list's order, so that the same set is always the same value.
        QStringList ordered;
        for (const ChoiceItem &item : field().choices) {
            const QString known = QString::fromUtf8(item.key);
            if (known == key || m_keys.contains(known))
                ordered.append(known);
        }
        for (const QString &old : std::as_const(m_keys)) {
            if (!ordered.contains(old))
                ordered.append(old);
        }
        m_keys = ordered;
    }
    showChips();
    emit edited();
}

void ChoiceSetEditor::showChips()
{
    QList<Chip> chips;
    for (const QString &key : std::as_const(m_keys))
        chips.append({key, choiceText(field(), key), toneOf(choiceColour(field(), key))});
    m_chips->setChips(chips);
}

Value ChoiceSetEditor::typedValue() const
{
    return m_keys.isEmpty() ? Value::null() : Value(m_keys);
}

std::optional<Text> ChoiceSetEditor::typedProblem() const
{
    const QString typed = m_chips->line()->text().trimmed();
    return typed.isEmpty() ? std::nullopt : std::optional<Text>(noSuchChoice(field(), typed));
}

void ChoiceSetEditor::showValue(const Value &value, const QString &)
{
    const QStringList keys = value.valueOr(QStringList());
    if (keys == m_keys)
        return;
    m_keys = keys;
    showChips();
}

} // namespace fairdesk
