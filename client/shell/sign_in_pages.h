// The pages of the sign-in window; they hold fields and words, the window decides what happens.
#pragma once

#include "client/theme/theme.h"
#include "common/base/secret_string.h"

#include <QWidget>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace fairdesk {

class SegmentedButtons;

// A password field with an eye to look at it, and words while caps lock seems to be on.
class PasswordField final : public QWidget
{
    Q_OBJECT
public:
    explicit PasswordField(QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    SecretString take() const;
    void clear();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLineEdit *m_edit;
    QAction *m_look;
    QLabel *m_capsLock;
};

// Where to, who, and with which password.
class SignInForm final : public QWidget
{
    Q_OBJECT
public:
    explicit SignInForm(QWidget *parent = nullptr);

    QComboBox *server;
    QLineEdit *login;
    PasswordField *password;
    QLineEdit *code; // shown once the server asks for it
    QPushButton *submit;
    QComboBox *language;
    SegmentedButtons *theme;

    void setCodeVisible(bool visible);
    void setBusy(bool busy, const QString &words = {});
    void setMessage(Tone tone, const QString &words);
    QString message() const;

signals:
    void submitted();
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_serverLabel;
    QLabel *m_loginLabel;
    QLabel *m_passwordLabel;
    QLabel *m_codeLabel;
    QLabel *m_message;
    QLabel *m_progress;
    bool m_busy = false;
};

// The key of a server that this computer sees for the first time.
class TrustQuestion final : public QWidget
{
    Q_OBJECT
public:
    explicit TrustQuestion(QWidget *parent = nullptr);

    void ask(const QString &server, const QByteArray &fingerprint);

    QPushButton *trust;
    QPushButton *refuse;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_server;
    QLabel *m_title;
    QLabel *m_words;
    QLabel *m_fingerprint;
};

// A new password, typed twice.
class NewPasswordForm final : public QWidget
{
    Q_OBJECT
public:
    explicit NewPasswordForm(QWidget *parent = nullptr);

    PasswordField *first;
    PasswordField *second;
    QPushButton *submit;
    QPushButton *cancel;

    // In the place of the words for a forced change; an empty title is left out.
    void setIntroduction(const QString &title, const QString &words);
    void setMessage(const QString &words);
    QString message() const;
    // False, and says why, while the two differ or are empty.
    bool check();

signals:
    void submitted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_title;
    QLabel *m_words;
    QLabel *m_firstLabel;
    QLabel *m_secondLabel;
    QLabel *m_message;
};

} // namespace fairdesk
