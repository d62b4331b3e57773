#include "client/shell/sign_in_pages.h"

#include "client/shell/language_switch.h"
#include "client/shell/server_address.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    return column;
}

QLabel *fieldLabel(QWidget *parent)
{
    return makeLabel({}, TypeRole::Secondary, TextRole::Secondary, parent);
}

QLabel *wrapped(TypeRole type, TextRole ink, QWidget *parent)
{
    QLabel *label = makeLabel({}, type, ink, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

PasswordField::PasswordField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_look(m_edit->addAction(icon(Icon::Visible), QLineEdit::TrailingPosition))
    , m_capsLock(makeLabel({}, TypeRole::Secondary, TextRole::Warning, this))
{
    auto *column = columnOf(this);
    column->addWidget(m_edit);
    column->addWidget(m_capsLock);
    m_capsLock->hide();
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    m_look->setCheckable(true);
    connect(m_look, &QAction::toggled, this, [this](bool look) {
        m_edit->setEchoMode(look ? QLineEdit::Normal : QLineEdit::Password);
        m_look->setIcon(icon(look ? Icon::Hidden : Icon::Visible));
    });
    retranslate();
}

SecretString PasswordField::take() const
{
    return SecretString(m_edit->text().toUtf8());
}

void PasswordField::clear()
{
    m_edit->clear();
    m_look->setChecked(false);
    m_capsLock->hide();
}

// Qt does not tell the state of the lock; a capital without Shift, or a small letter with it, does.
bool PasswordField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const QString text = key->text();
        if (text.size() == 1 && text.at(0).isLetter() && text.at(0).unicode() < 0x80)
            m_capsLock->setVisible(text.at(0).isUpper() != key->modifiers().testFlag(Qt::ShiftModifier));
        if (key->key() == Qt::Key_CapsLock)
            m_capsLock->hide();
    }
    return QWidget::eventFilter(watched, event);
}

void PasswordField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PasswordField::retranslate()
{
    m_capsLock->setText(tr("Caps lock seems to be on"));
    m_look->setToolTip(tr("Show the password"));
}

SignInForm::SignInForm(QWidget *parent)
    : QWidget(parent)
    , server(new QComboBox(this))
    , login(new QLineEdit(this))
    , password(new PasswordField(this))
    , code(new QLineEdit(this))
    , submit(new QPushButton(this))
    , language(new QComboBox(this))
    , theme(nullptr)
    , m_serverLabel(fieldLabel(this))
    , m_loginLabel(fieldLabel(this))
    , m_passwordLabel(fieldLabel(this))
    , m_codeLabel(fieldLabel(this))
    , m_message(wrapped(TypeRole::Body, TextRole::Danger, this))
    , m_progress(makeLabel({}, TypeRole::Secondary, TextRole::Tertiary, this))
{
    theme = new SegmentedButtons({{.text = {}, .note = {}, .icon = Icon::ThemeLight},
                                  {.text = {}, .note = {}, .icon = Icon::ThemeDark},
                                  {.text = {}, .note = {}, .icon = Icon::Settings}},
                                 this);
    server->setEditable(true);
    server->setInsertPolicy(QComboBox::NoInsert);
    setButtonRole(submit, ButtonRole::Primary);
    submit->setDefault(true);
    code->setInputMethodHints(Qt::ImhDigitsOnly);
    code->setMaxLength(10);
    for (const LanguageSwitch::Language &entry : LanguageSwitch::languages())
        language->addItem(QString::fromUtf8(entry.ownName), QString::fromLatin1(entry.name));

    auto *column = columnOf(this);
    const std::pair<QLabel *, QWidget *> fields[] = {
        {m_serverLabel, server}, {m_loginLabel, login}, {m_passwordLabel, password}, {m_codeLabel, code}};
    for (const auto &[label, field] : fields) {
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(6);
    }
    column->addWidget(m_message);
    column->addSpacing(4);
    column->addWidget(submit);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    column->addStretch(1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(language);
    foot->addStretch(1);
    foot->addWidget(theme);
    column->addLayout(foot);
    m_message->hide();
    setCodeVisible(false);

    connect(submit, &QPushButton::clicked, this, [this] { m_busy ? emit cancelled() : emit submitted(); });
    for (QLineEdit *field : {server->lineEdit(), login, password->edit(), code}) {
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (!m_busy)
                emit submitted();
        });
        connect(field, &QLineEdit::textEdited, this, [this, field] {
            setInvalid(field, false);
            m_message->hide();
        });
    }
    retranslate();
}

void SignInForm::setCodeVisible(bool visible)
{
    m_codeLabel->setVisible(visible);
    code->setVisible(visible);
}

void SignInForm::setBusy(bool busy, const QString &words)
{
    m_busy = busy;
    for (QWidget *field : {static_cast<QWidget *>(server), static_cast<QWidget *>(login),
                           static_cast<QWidget *>(password), static_cast<QWidget *>(code)})
        field->setEnabled(!busy);
    setButtonRole(submit, busy ? ButtonRole::Neutral : ButtonRole::Primary);
    m_progress->setText(words);
    if (busy)
        m_message->hide();
    retranslate();
}

void SignInForm::setMessage(Tone tone, const QString &words)
{
    setTextRole(m_message, tone == Tone::Danger    ? TextRole::Danger
                           : tone == Tone::Warning ? TextRole::Warning
                                                   : TextRole::Secondary);
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
}

QString SignInForm::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

void SignInForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInForm::retranslate()
{
    m_serverLabel->setText(tr("Server"));
    m_loginLabel->setText(tr("Login"));
    m_passwordLabel->setText(tr("Password"));
    m_codeLabel->setText(tr("Code from the authenticator"));
    submit->setText(m_busy ? tr("Cancel") : tr("Sign in"));
    server->setAccessibleName(m_serverLabel->text());
    login->setAccessibleName(m_loginLabel->text());
    password->edit()->setAccessibleName(m_passwordLabel->text());
    language->setAccessibleName(tr("Language"));
    const std::array tips{tr("Light"), tr("Dark"), tr("As the system")};
    for (int i = 0; i < theme->count(); ++i) {
        theme->button(i)->setToolTip(tips[size_t(i)]);
        theme->button(i)->setAccessibleName(tips[size_t(i)]);
    }
}

TrustQuestion::TrustQuestion(QWidget *parent)
    : QWidget(parent)
    , trust(new QPushButton(this))
    , refuse(new QPushButton(this))
    , m_title(wrapped(TypeRole::PageTitle, TextRole::Primary, this))
    , m_words(wrapped(TypeRole::Body, TextRole::Secondary, this))
    , m_fingerprint(makeLabel({}, TypeRole::PageTitle, TextRole::Primary, this))
{
    setButtonRole(trust, ButtonRole::Primary);
    QFont digits = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    digits.setPixelSize(16);
    m_fingerprint->setFont(digits);
    m_fingerprint->setAlignment(Qt::AlignCenter);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setContentsMargins(12, 12, 12, 12);
    setSurface(m_fingerprint, Surface::Sunk);
    auto *column = columnOf(this);
    column->addWidget(m_title);
    column->addSpacing(4);
    column->addWidget(m_words);
    column->addSpacing(8);
    column->addWidget(m_fingerprint);
    column->addStretch(1);
    column->addWidget(trust);
    column->addSpacing(4);
    column->addWidget(refuse);
    retranslate();
}

void TrustQuestion::ask(const QString &server, const QByteArray &fingerprint)
{
    m_server = server;
    m_fingerprint->setText(fingerprintForReading(fingerprint));
    m_fingerprint->setAccessibleName(QString::fromLatin1(fingerprint));
    retranslate();
    refuse->setFocus(Qt::OtherFocusReason);
}

void TrustQuestion::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TrustQuestion::retranslate()
{
    m_title->setText(tr("This computer does not know the server %1 yet").arg(m_server));
    m_words->setText(tr(
        "Compare its key with the one that your administrator names. If they differ, somebody may be listening in."));
    trust->setText(tr("Trust this server"));
    refuse->setText(tr("Do not connect"));
}

NewPasswordForm::NewPasswordForm(QWidget *parent)
    : QWidget(parent)
    , first(new PasswordField(this))
    , second(new PasswordField(this))
    , submit(new QPushButton(this))
    , cancel(new QPushButton(this))
    , m_title(wrapped(TypeRole::PageTitle, TextRole::Primary, this))
    , m_words(wrapped(TypeRole::Body, TextRole::Secondary, this))
    , m_firstLabel(fieldLabel(this))
    , m_secondLabel(fieldLabel(this))
    , m_message(wrapped(TypeRole::Body, TextRole::Danger, this))
{
    setButtonRole(submit, ButtonRole::Primary);
    auto *column = columnOf(this);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addSpacing(8);
    column->addWidget(m_firstLabel);
    column->addWidget(first);
    column->addSpacing(6);
    column->addWidget(m_secondLabel);
    column->addWidget(second);
    column->addWidget(m_message);
    column->addSpacing(12);
    column->addStretch(1);
    column->addWidget(submit);
    column->addSpacing(4);
    column->addWidget(cancel);
    m_message->hide();
    const auto send = [this] {
        if (check())
            emit submitted();
    };
    connect(submit, &QPushButton::clicked, this, send);
    connect(second->edit(), &QLineEdit::returnPressed, this, send);
    connect(first->edit(), &QLineEdit::returnPressed, second->edit(), qOverload<>(&QWidget::setFocus));
    retranslate();
}

bool NewPasswordForm::check()
{
    const QString wanted = first->edit()->text();
    if (wanted.isEmpty()) {
        setMessage(tr("Type the new password."));
        first->setFocus();
        return false;
    }
    if (wanted != second->edit()->text()) {
        setMessage(tr("The two passwords differ. Type the new one again."));
        second->edit()->selectAll();
        second->setFocus();
        return false;
    }
    setMessage({});
    return true;
}

void NewPasswordForm::setIntroduction(const QString &title, const QString &words)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_words->setText(words);
}

void NewPasswordForm::setMessage(const QString &words)
{
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
}

QString NewPasswordForm::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

void NewPasswordForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NewPasswordForm::retranslate()
{
    m_title->setText(tr("Choose a new password"));
    m_words->setText(
        tr("The present one was given by an administrator, or is too old. Only you should know the new one."));
    m_firstLabel->setText(tr("New password"));
    m_secondLabel->setText(tr("New password again"));
    first->edit()->setAccessibleName(m_firstLabel->text());
    second->edit()->setAccessibleName(m_secondLabel->text());
    submit->setText(tr("Save and sign in"));
    cancel->setText(tr("Cancel"));
}

} // namespace fairdesk
