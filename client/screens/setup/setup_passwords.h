// The one-time passwords of new colleagues: made by the server, shown this once.
#pragma once

#include "client/screens/setup/setup_save.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace fairdesk {

class ServerLink;
class SetupRowsPane;

// Asks for one password after the other; what fails can be tried again without touching the others.
class SetupPasswords final : public QWidget
{
    Q_OBJECT
public:
    explicit SetupPasswords(ServerLink &link, QWidget *parent = nullptr);

    void makeFor(const QList<SetupPerson> &people);
    bool isBusy() const { return m_open > 0; }
    // Some are on the screen and nowhere else.
    bool isLosing() const;
    // As "login  name  password", one person a line.
    QString text() const;
    QString passwordOf(const QString &login) const;
    QPushButton *copyButton() const { return m_copy; }

signals:
    void finished();

private:
    struct Entry
    {
        SetupPerson person;
        QString password;
        QString problem;
    };
    void ask(qsizetype place);
    void askMissing();
    void show();

    ServerLink &m_link;
    QList<Entry> m_entries;
    int m_open = 0;
    bool m_copied = false;
    SetupRowsPane *m_list;
    QLabel *m_state;
    QPushButton *m_copy;
    QPushButton *m_again;
};

} // namespace fairdesk
