// Editors of links to one or several other records.
#pragma once

#include "client/editors/field_editor.h"
#include "client/editors/option_model.h"

class QToolButton;

namespace fairdesk {

class ChipsField;
class PopupLine;

// One other record, found by name, number or pinyin while one types.
class RefEditor final : public FieldEditor
{
    Q_OBJECT
public:
    RefEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;
    QString linkTitle() const override { return m_shownTitle; }
    void setLookupFilter(const Filter &filter) override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;
    void changeEvent(QEvent *event) override;

private:
    void offer(const QList<LookupItem> &items);
    void pick(const PickOption &option);
    void takeTyped(const QString &text);
    void updateOpenButton();

    PopupLine *m_line;
    QToolButton *m_open;
    Lookup *m_lookup;
    qint64 m_id = 0;
    QString m_shownTitle;
};

// Several other records as chips.
class ManyEditor final : public FieldEditor
{
    Q_OBJECT
public:
    ManyEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;
    QString linkTitle() const override;
    void setLookupFilter(const Filter &filter) override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    void offer(const QList<LookupItem> &items);
    void add(const PickOption &option);
    void remove(qint64 id);
    void showChips();

    ChipsField *m_chips;
    Lookup *m_lookup;
    QList<std::pair<qint64, QString>> m_links;
};

} // namespace fairdesk
