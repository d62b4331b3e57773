#include "client/shell/sign_in_window.h"

#include "client/link/when_done.h"
#include "client/shell/application_icon.h"
#include "client/shell/language_switch.h"
#include "client/shell/server_address.h"
#include "client/shell/sign_in_pages.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"

#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr QSize windowSize(420, 520);
constexpr int logoSize = 40;

} // namespace

SignInWindow::SignInWindow(Preferences &preferences, LanguageSwitch &languages, ThemeManager &themes,
                           LinkOptions options, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_languages(languages)
    , m_themes(themes)
    , m_options(std::move(options))
    , m_pages(new QStackedWidget(this))
    , m_form(new SignInForm(m_pages))
    , m_trust(new TrustQuestion(m_pages))
    , m_newPassword(new NewPasswordForm(m_pages))
    , m_name(makeLabel({}, TypeRole::RecordTitle, TextRole::Primary, this))
    , m_words(makeLabel({}, TypeRole::Secondary, TextRole::Tertiary, this))
    , m_version(makeLabel({}, TypeRole::Caption, TextRole::Tertiary, this))
{
    setSurface(this, Surface::Surface);
    setFixedWidth(windowSize.width());
    resize(windowSize);
    auto *logo = new QLabel(this);
    logo->setPixmap(applicationIcon().pixmap(QSize(logoSize, logoSize), devicePixelRatioF()));
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(logo);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_words);
    head->addLayout(names, 1);
    for (QWidget *page :
         {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_trust), static_cast<QWidget *>(m_newPassword)})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(36, 32, 36, 12);
    column->setSpacing(24);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    column->addWidget(m_version, 0, Qt::AlignHCenter);

    setServer(preferences.server());
    m_form->server->addItems(preferences.recentServers());
    m_form->server->setEditText(preferences.server());
    m_form->login->setText(preferences.login());
    m_form->language->setCurrentIndex(m_form->language->findData(languages.current()));
    m_form->theme->setCurrent(int(preferences.theme()));

    connect(m_form, &SignInForm::submitted, this, &SignInWindow::submit);
    connect(m_form, &SignInForm::cancelled, this, &SignInWindow::stop);
    connect(m_form->language, &QComboBox::activated, this, [this](int index) {
        m_preferences.setLanguage(m_form->language->itemData(index).toString());
        m_languages.use(m_preferences.language());
    });
    connect(m_form->theme, &SegmentedButtons::chosen, this, [this](int index) {
        m_preferences.setTheme(ThemeManager::Mode(index));
        m_themes.setMode(m_preferences.theme());
    });
    connect(&m_themes, &ThemeManager::themeChanged, this, [this] { m_form->theme->setCurrent(int(m_themes.mode())); });
    connect(m_trust->trust, &QPushButton::clicked, this, [this] {
        m_pages->setCurrentWidget(m_form);
        m_link->trust();
    });
    connect(m_trust->refuse, &QPushButton::clicked, this, &SignInWindow::stop);
    connect(m_newPassword, &NewPasswordForm::submitted, this, [this] {
        start({m_form->login->text().trimmed(), m_password.clone(), m_form->code->text().trimmed(),
               m_newPassword->first->take()});
    });
    connect(m_newPassword->cancel, &QPushButton::clicked, this, &SignInWindow::stop);
    retranslate();
}

SignInWindow::~SignInWindow() = default;

void SignInWindow::setServer(const QString &address)
{
    m_form->server->setEditText(address);
}

void SignInWindow::setLogin(const QString &login)
{
    m_form->login->setText(login);
}

void SignInWindow::setMessage(Tone tone, const QString &words)
{
    m_form->setMessage(tone, words);
}

// The link tells of its end from inside its own functions, so it goes after this event; with the window at the latest,
// because a connection must not outlive the application.
void SignInWindow::releaseLink()
{
    m_link->blockSignals(true);
    m_released.push_back(std::exchange(m_link, nullptr));
    QMetaObject::invokeMethod(
        this, [this] { m_released.clear(); }, Qt::QueuedConnection);
}

SignInWindow::Step SignInWindow::step() const
{
    if (m_pages->currentWidget() == m_trust)
        return Step::Trust;
    if (m_pages->currentWidget() == m_newPassword)
        return Step::NewPassword;
    return m_link ? Step::Connecting : Step::Form;
}

void SignInWindow::signIn(SecretString password)
{
    start({m_form->login->text().trimmed(), std::move(password), m_form->code->text().trimmed(), {}});
}

void SignInWindow::submit()
{
    if (m_form->login->text().trimmed().isEmpty()) {
        setInvalid(m_form->login, true);
        m_form->setMessage(Tone::Danger, tr("Type the login that your administrator gave you."));
        m_form->login->setFocus();
        return;
    }
    if (m_form->password->edit()->text().isEmpty()) {
        setInvalid(m_form->password->edit(), true);
        m_form->setMessage(Tone::Danger, tr("Type your password."));
        m_form->password->setFocus();
        return;
    }
    signIn(m_form->password->take());
}

void SignInWindow::start(Credentials credentials)
{
    const auto address = ServerAddress::parse(m_form->server->currentText());
    if (!address) {
        setInvalid(m_form->server, true);
        m_form->setMessage(Tone::Danger,
                           tr("This is no address of a server. It looks like crm.example.com or 10.0.0.5:7443."));
        m_form->server->setFocus();
        return;
    }
    setInvalid(m_form->server, false);
    m_password = credentials.password.clone();
    LinkOptions options = m_options;
    options.host = address->host;
    options.port = address->port;
    options.locale = m_languages.current();
    m_link = std::make_shared<ServerLink>(options);
    connect(m_link.get(), &ServerLink::trustNeeded, this, &SignInWindow::onTrustNeeded);
    m_form->setBusy(true, tr("Connecting to %1…").arg(address->toString()));
    m_newPassword->submit->setEnabled(false);
    whenDone(m_link->signIn(std::move(credentials)), this, [this, attempt = ++m_try](const Result<Session> &answer) {
        if (attempt == m_try)
            onAnswer(answer);
    });
}

void SignInWindow::onTrustNeeded(const QByteArray &fingerprint)
{
    m_trust->ask(m_link->serverName(), fingerprint);
    m_pages->setCurrentWidget(m_trust);
    emit personNeeded(Error::unavailable(
        message(QT_TRANSLATE_NOOP("Message", "The server %1 is not known to this computer; its key is %2."),
                m_link->serverName(), QString::fromLatin1(fingerprint))));
}

void SignInWindow::onAnswer(const Result<Session> &answer)
{
    m_form->setBusy(false);
    m_newPassword->submit->setEnabled(true);
    if (!answer) {
        releaseLink();
        showProblem(answer.error());
        emit personNeeded(answer.error());
        return;
    }
    const auto address = ServerAddress::parse(m_form->server->currentText());
    m_preferences.setServer(address ? address->toString() : m_form->server->currentText());
    m_preferences.setLogin(answer->login);
    m_password.wipe();
    m_form->password->clear();
    m_form->code->clear();
    m_newPassword->first->clear();
    m_newPassword->second->clear();
    m_pages->setCurrentWidget(m_form);
    m_link->disconnect(this);
    emit signedIn(std::exchange(m_link, nullptr));
}

void SignInWindow::showProblem(const Error &error)
{
    const QString words = error.render();
    if (m_pages->currentWidget() == m_newPassword && error.code() != ErrorCode::BadLogin) {
        m_newPassword->setMessage(words);
        return;
    }
    m_pages->setCurrentWidget(error.code() == ErrorCode::MustChangePassword ? static_cast<QWidget *>(m_newPassword)
                                                                            : m_form);
    switch (error.code()) {
    case ErrorCode::MustChangePassword:
        m_newPassword->first->setFocus();
        return;
    case ErrorCode::CodeNeeded:
        m_form->setCodeVisible(true);
        m_form->setMessage(Tone::Neutral, words);
        m_form->code->setFocus();
        return;
    case ErrorCode::BadLogin:
        m_form->setMessage(Tone::Danger, words);
        setInvalid(m_form->password->edit(), true);
        m_form->password->edit()->selectAll();
        m_form->password->setFocus();
        return;
    case ErrorCode::Locked:
        m_form->setMessage(Tone::Warning, words);
        return;
    case ErrorCode::Unavailable:
    case ErrorCode::Busy:
        // The password stays, so Enter or the button is the next try.
        m_form->setMessage(Tone::Warning, words);
        m_form->submit->setText(tr("Try again"));
        m_form->submit->setFocus();
        return;
    case ErrorCode::NotFound:
    case ErrorCode::Forbidden:
    case ErrorCode::Conflict:
    case ErrorCode::Duplicate:
    case ErrorCode::Invalid:
    case ErrorCode::TooLarge:
    case ErrorCode::Usage:
    case ErrorCode::Internal:
        m_form->setMessage(Tone::Danger, words);
        return;
    }
}

void SignInWindow::stop()
{
    ++m_try;
    if (m_link)
        releaseLink();
    m_form->setBusy(false);
    m_newPassword->submit->setEnabled(true);
    m_pages->setCurrentWidget(m_form);
    m_form->password->setFocus();
}

void SignInWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInWindow::closeEvent(QCloseEvent *event)
{
    stop();
    QWidget::closeEvent(event);
}

void SignInWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_form->language->setCurrentIndex(m_form->language->findData(m_languages.current()));
    m_form->theme->setCurrent(int(m_themes.mode()));
    if (m_form->login->text().isEmpty())
        m_form->login->setFocus();
    else
        m_form->password->setFocus();
}

void SignInWindow::retranslate()
{
    setWindowTitle(tr("Sign in – Fairdesk"));
    m_name->setText(tr("Fairdesk"));
    m_words->setText(tr("Customers of the exhibition centre"));
    m_version->setText(tr("Version %1").arg(QStringLiteral(FAIRDESK_VERSION)));
}

} // namespace fairdesk
