// Editors of one or several keys of a list.
#pragma once

#include "client/editors/field_editor.h"
#include "client/editors/option_model.h"

namespace fairdesk {

class ChipsField;
class PopupLine;

// One choice: typed by its name or pinyin, or picked from the list.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ChoiceEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    QList<PickOption> options() const;
    void offer(const QString &typed);
    void pick(const PickOption &option);
    void takeTyped();

    PopupLine *m_line;
    QString m_key;
};

// Several choices as chips, and a list with check marks.
class ChoiceSetEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ChoiceSetEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    void offer(const QString &typed);
    void toggle(const QString &key);
    void showChips();

    ChipsField *m_chips;
    QStringList m_keys;
};

} // namespace fairdesk
