// The window before the main window: to which server, as whom.
#pragma once

#include "client/link/server_link.h"
#include "client/shell/preferences.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QStackedWidget;

namespace fairdesk {

class LanguageSwitch;
class NewPasswordForm;
class SignInForm;
class TrustQuestion;

// Nothing in it waits: the link answers when it can, and every state has words of its own and a way out.
class SignInWindow final : public QWidget
{
    Q_OBJECT
public:
    enum class Step : quint8 { Form, Connecting, Trust, NewPassword };

    // The options give what the command line decides: pins, cache, a key to trust for this run.
    SignInWindow(Preferences &preferences, LanguageSwitch &languages, ThemeManager &themes, LinkOptions options,
                 QWidget *parent = nullptr);
    ~SignInWindow() override;

    void setServer(const QString &address);
    void setLogin(const QString &login);
    void setMessage(Tone tone, const QString &words);
    // As if the fields were filled in and Enter pressed.
    void signIn(SecretString password);
    Step step() const;

    SignInForm *form() const { return m_form; }
    TrustQuestion *trustQuestion() const { return m_trust; }
    NewPasswordForm *newPassword() const { return m_newPassword; }

signals:
    // The link is online and belongs to the receiver.
    void signedIn(std::shared_ptr<fairdesk::ServerLink> link);
    // It does not go on by itself: refused, away, or a question that somebody has to answer.
    void personNeeded(const fairdesk::Error &why);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void submit();
    void start(Credentials credentials);
    void onTrustNeeded(const QByteArray &fingerprint);
    void onAnswer(const Result<Session> &answer);
    void showProblem(const Error &error);
    void stop();
    void releaseLink();
    void retranslate();

    Preferences &m_preferences;
    LanguageSwitch &m_languages;
    ThemeManager &m_themes;
    LinkOptions m_options;
    std::shared_ptr<ServerLink> m_link;
    std::vector<std::shared_ptr<ServerLink>> m_released;
    SecretString m_password; // only while a new one is asked for
    quint64 m_try = 0;

    QStackedWidget *m_pages;
    SignInForm *m_form;
    TrustQuestion *m_trust;
    NewPasswordForm *m_newPassword;
    QLabel *m_name;
    QLabel *m_words;
    QLabel *m_version;
};

} // namespace fairdesk
