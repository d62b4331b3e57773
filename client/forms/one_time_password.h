// A new one-time password for a colleague, in the head of his form: for whoever lost his, or never got the first one.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace fairdesk {

class ServerLink;

// One link that asks before it acts; the password stands beside it as long as the form is open.
class OneTimePassword final : public QWidget
{
    Q_OBJECT
public:
    OneTimePassword(ServerLink &link, qint64 user, const QString &name, QWidget *parent = nullptr);

    // For those who manage users, and not for themselves: they change their own by the old one.
    static bool isFor(const ServerLink &link, const QByteArray &entity, qint64 id);

    QPushButton *button() const { return m_make; }
    QString password() const { return m_password; }

private:
    void askFirst();
    void make();

    ServerLink &m_link;
    qint64 m_user;
    QString m_name;
    QString m_password;
    QPushButton *m_make;
    QLabel *m_words;
    QPushButton *m_copy;
};

} // namespace fairdesk
