// The line at the foot of the window: how the connection is, how fresh the data are, who works here.
#pragma once

#include "client/link/server_link.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace fairdesk {

// A dot and words for the state of the connection; the colour never says it alone.
class StatusLine final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setConnection(LinkState state, const QString &server);
    void setLatency(int milliseconds);
    void setLastChange(const QTime &time);
    void setContext(const QString &words);
    void setPerson(const QString &name, const QString &department);
    void setLanguage(const QString &ownName);
    // The keys that matter on the page in front: {"Ctrl J", "Record a contact"} …
    void setKeyHints(const QList<std::pair<QString, QString>> &hints);

signals:
    void languageClicked();
    void connectionClicked();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    LinkState m_state = LinkState::Offline;
    QString m_server;
    int m_latency = -1;
    QTime m_lastChange;
    QPushButton *m_connection;
    QLabel *m_change;
    QLabel *m_context;
    QWidget *m_contextLine = nullptr; // a separator beside nothing would look like a slip
    QWidget *m_hints;
    QHBoxLayout *m_hintRow;
    QLabel *m_person;
    QPushButton *m_language;
};

} // namespace fairdesk
