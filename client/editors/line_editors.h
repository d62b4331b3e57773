// Editors of texts, numbers, amounts and yes or no.
#pragma once

#include "client/editors/field_editor.h"

class QCheckBox;
class QComboBox;

namespace fairdesk {

// One line of text: names, phones, mail and web addresses.
class TextEditor final : public FieldEditor
{
    Q_OBJECT
public:
    TextEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    void offerToOpen();

    QLineEdit *m_line;
};

// Several lines of plain text; grows with them up to a limit. Tab leaves it.
class LongTextEditor final : public FieldEditor
{
    Q_OBJECT
public:
    LongTextEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    void grow();

    QPlainTextEdit *m_text;
    QString m_known;
};

// Whole and decimal numbers in the forms that people write.
class NumberEditor final : public FieldEditor
{
    Q_OBJECT
public:
    NumberEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    QLineEdit *m_line;
};

// An amount and its currency.
class MoneyEditor final : public FieldEditor
{
    Q_OBJECT
public:
    MoneyEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    std::optional<Text> typedProblem() const override;

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    void useCurrency(const QByteArray &currency);

    QLineEdit *m_amount;
    QComboBox *m_currency;
};

// Yes or no; nothing until somebody has said so.
class BooleanEditor final : public FieldEditor
{
    Q_OBJECT
public:
    BooleanEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

protected:
    Value typedValue() const override;
    void showValue(const Value &value, const QString &linkTitle) override;

private:
    QCheckBox *m_box;
    bool m_known = false;
};

} // namespace fairdesk
