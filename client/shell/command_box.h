// The box in the middle of the menu row: finds any record by name, pinyin, initials or number, and any command.
#pragma once

#include "client/shell/command_model.h"

#include <QWidget>

class QFrame;
class QListView;

namespace fairdesk {

class SearchField;
class ServerLink;

// The list under the field never takes the keyboard: typing goes on, arrows move, Enter opens, Esc leaves.
class CommandBox final : public QWidget
{
    Q_OBJECT
public:
    explicit CommandBox(QWidget *parent = nullptr);
    ~CommandBox() override;

    // Without a server only commands are found.
    void setLink(ServerLink *link);
    CommandModel &model() { return m_model; }
    void start();
    QListView *list() const { return m_list; }
    SearchField *field() const { return m_field; }

signals:
    void recordChosen(const QByteArray &entity, qint64 id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void ask(const QString &text);
    void showList();
    void hideList();
    void fitList();
    void step(int direction);
    void choose(int row);
    bool handleKey(QKeyEvent *event);
    void retranslate();

    ServerLink *m_link = nullptr;
    CommandModel m_model;
    SearchField *m_field;
    QFrame *m_popUp;
    QListView *m_list;
    quint64 m_question = 0;
};

} // namespace fairdesk
