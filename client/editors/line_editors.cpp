#include "client/editors/line_editors.h"

#include "client/data/choice_labels.h"
#include "client/editors/typed_values.h"
#include "client/theme/icons.h"
#include "common/catalogue/validation.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextLayout>
#include <QUrl>

namespace fairdesk {
namespace {

constexpr int fewestLines = 3;
constexpr int mostLines = 12;
constexpr int textMargins = 12;

// Setting the same text again would move the cursor away from where somebody is typing.
void setTextIfOther(QLineEdit *line, const QString &text)
{
    if (line->text() != text)
        line->setText(text);
}

Value textOrNull(const QString &text)
{
    return text.isEmpty() ? Value::null() : Value(text);
}

QString plainDecimal(double number, const QLocale &locale)
{
    QLocale plain(locale);
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(number, 'g', QLocale::FloatingPointShortest);
}

QUrl addressOf(Kind kind, const QString &text)
{
    if (text.isEmpty())
        return {};
    if (kind == Kind::Email)
        return QUrl(QStringLiteral("mailto:") + text);
    const QUrl url = QUrl::fromUserInput(text);
    // Never a file or a program of this computer, whatever a colleague has entered.
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return isWeb ? url : QUrl();
}

} // namespace

TextEditor::TextEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_line(new QLineEdit(this))
{
    row()->addWidget(m_line);
    setInput(m_line);
    if (field.kind == Kind::Phone)
        m_line->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    if (field.kind == Kind::Email)
        m_line->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    if (field.kind == Kind::Email || field.kind == Kind::Url)
        offerToOpen();
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

void TextEditor::offerToOpen()
{
    const bool isMail = field().kind == Kind::Email;
    QAction *open = m_line->addAction(icon(isMail ? Icon::Mail : Icon::OpenExternal), QLineEdit::TrailingPosition);
    open->setToolTip(isMail ? tr("Write a mail") : tr("Open in the browser"));
    open->setVisible(false);
    connect(m_line, &QLineEdit::textChanged, open, [this, open](const QString &text) {
        open->setVisible(!validationProblem(field(), Value(text.trimmed())) &&
                         addressOf(field().kind, text.trimmed()).isValid());
    });
    connect(open, &QAction::triggered, this,
            [this] { QDesktopServices::openUrl(addressOf(field().kind, m_line->text().trimmed())); });
}

Value TextEditor::typedValue() const
{
    return textOrNull(m_line->text().trimmed());
}

void TextEditor::showValue(const Value &value, const QString &)
{
    if (typedValue() != value)
        setTextIfOther(m_line, value.text());
}

LongTextEditor::LongTextEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_text(new QPlainTextEdit(this))
{
    m_text->setTabChangesFocus(true);
    row()->addWidget(m_text);
    setInput(m_text);
    // The signal also comes while an input method composes, before anything is there.
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        grow();
        const QString text = m_text->toPlainText();
        if (std::exchange(m_known, text) != text)
            emit edited();
    });
    grow();
}

void LongTextEditor::grow()
{
    int lines = 0;
    for (QTextBlock block = m_text->document()->begin(); block.isValid() && lines <= mostLines; block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    const int height = std::clamp(lines, fewestLines, mostLines) * m_text->fontMetrics().lineSpacing() + textMargins;
    if (m_text->minimumHeight() != height)
        m_text->setFixedHeight(height);
}

Value LongTextEditor::typedValue() const
{
    const QString text = m_text->toPlainText();
    return textOrNull(text.trimmed().isEmpty() ? QString() : text);
}

void LongTextEditor::showValue(const Value &value, const QString &)
{
    if (typedValue() == value || m_text->toPlainText() == value.text())
        return;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(value.text());
    m_known = m_text->toPlainText();
    grow();
}

NumberEditor::NumberEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_line(new QLineEdit(this))
{
    m_line->setAlignment(Qt::AlignRight);
    m_line->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    row()->addWidget(m_line);
    setInput(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::edited);
}

Value NumberEditor::typedValue() const
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty())
        return Value::null();
    if (field().kind == Kind::Integer) {
        const auto number = typedInteger(text, QLocale());
        return number ? Value(*number) : Value::null();
    }
    const auto number = typedDecimal(text, QLocale());
    return number ? Value(*number) : Value::null();
}

std::optional<Text> NumberEditor::typedProblem() const
{
    if (m_line->text().trimmed().isEmpty() || typedValue().isPresent())
        return {};
    if (field().kind == Kind::Integer)
        return message(QT_TRANSLATE_NOOP("Message", "%1 is no whole number. Write digits, for example 120."),
                       field().label.argument());
    return message(QT_TRANSLATE_NOOP("Message", "%1 is no number. Write digits, for example 36.5."),
                   field().label.argument());
}

void NumberEditor::showValue(const Value &value, const QString &)
{
    if (!typedProblem() && typedValue() == value)
        return;
    if (const auto *whole = value.as<qint64>())
        setTextIfOther(m_line, QString::number(*whole));
    else if (const auto *number = value.as<double>())
        setTextIfOther(m_line, plainDecimal(*number, QLocale()));
    else
        m_line->clear();
}

MoneyEditor::MoneyEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_amount(new QLineEdit(this))
    , m_currency(new QComboBox(this))
{
    m_amount->setAlignment(Qt::AlignRight);
    m_amount->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    for (const char *currency : {"CNY", "USD", "EUR", "HKD", "JPY", "GBP"})
        m_currency->addItem(QLatin1String(currency));
    row()->addWidget(m_amount, 1);
    row()->addWidget(m_currency);
    setInput(m_amount);
    m_currency->setAccessibleName(tr("Currency of %1").arg(labelText(field.label)));
    connect(m_amount, &QLineEdit::textEdited, this, [this](const QString &text) {
        const auto money = typedMoney(text, m_currency->currentText().toLatin1(), QLocale());
        if (money)
            useCurrency(money->currency);
        emit edited();
    });
    connect(m_currency, &QComboBox::activated, this, &FieldEditor::edited);
}

void MoneyEditor::useCurrency(const QByteArray &currency)
{
    const QString name = QString::fromLatin1(currency);
    const QSignalBlocker quiet(m_currency);
    if (m_currency->findText(name) < 0)
        m_currency->addItem(name);
    m_currency->setCurrentText(name);
}

Value MoneyEditor::typedValue() const
{
    const QString text = m_amount->text().trimmed();
    if (text.isEmpty())
        return Value::null();
    auto money = typedMoney(text, m_currency->currentText().toLatin1(), QLocale());
    return money ? Value(*money) : Value::null();
}

std::optional<Text> MoneyEditor::typedProblem() const
{
    if (m_amount->text().trimmed().isEmpty() || typedValue().isPresent())
        return {};
    return message(QT_TRANSLATE_NOOP("Message", "%1 is no amount. Write it as 1234.50."), field().label.argument());
}

void MoneyEditor::showValue(const Value &value, const QString &)
{
    if (!typedProblem() && typedValue() == value)
        return;
    const auto *money = value.as<Money>();
    if (!money) {
        m_amount->clear();
        return;
    }
    useCurrency(money->currency);
    setTextIfOther(m_amount, money->amount());
}

BooleanEditor::BooleanEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_box(new QCheckBox(tr("Yes"), this))
{
    row()->addWidget(m_box);
    row()->addStretch(1);
    setInput(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this] {
        m_known = true;
        emit edited();
    });
}

Value BooleanEditor::typedValue() const
{
    return m_known ? Value(m_box->isChecked()) : Value::null();
}

void BooleanEditor::showValue(const Value &value, const QString &)
{
    m_known = value.isPresent();
    m_box->setChecked(value.valueOr(false));
}

} // namespace fairdesk
