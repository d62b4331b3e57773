// The pop-up in which one condition of a list is made or changed.
#pragma once

#include "client/editors/client_context.h"
#include "client/editors/field_editor.h"
#include "client/forms/condition_words.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace fairdesk {

class PopupLine;
struct PickOption;

// First the field, found by typing; then the comparison; then its value, in the field's own editor.
class ConditionEditor final : public QFrame
{
    Q_OBJECT
public:
    ConditionEditor(ClientContext &context, const QByteArray &entity, QWidget *parent = nullptr);

    void edit(const Filter &condition, const LinkTitles &titles);
    void popUpBelow(const QWidget *widget);
    // What is in the pop-up now; nothing while something is missing.
    std::optional<Filter> condition() const;

    void chooseField(const QByteArray &path);
    void chooseComparison(int index);
    FieldEditor *operand(int index) const { return m_operands.value(index); }
    PopupLine *fieldLine() const { return m_field; }
    void apply();
    // The names of the records that the values mean.
    LinkTitles titles() const;

signals:
    // condition() and titles() are what was chosen.
    void applied();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offerFields(const QString &typed);
    void showComparisons();
    void showOperands();
    QList<Value> values() const;

    ClientContext &m_context;
    QByteArray m_entity;
    QList<PathOption> m_paths;
    QByteArray m_path;
    std::optional<FieldSpec> m_spec;
    QList<Comparison> m_comparisons;
    PopupLine *m_field;
    QComboBox *m_comparison;
    QVBoxLayout *m_operandColumn;
    QList<FieldEditor *> m_operands;
    QLabel *m_problem;
    QPushButton *m_apply;
};

} // namespace fairdesk
