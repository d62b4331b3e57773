// The record under the cursor of a list, beside it.
#pragma once

#include "client/editors/client_context.h"
#include "client/link/server_link.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace fairdesk {

class PaneHeader;

// Name, tags, key facts and the last contacts. Waits until the cursor rests.
class PreviewPanel final : public QWidget
{
    Q_OBJECT
public:
    PreviewPanel(ClientContext &context, const QByteArray &entity, QWidget *parent = nullptr);

    void showRecord(qint64 id);
    qint64 shownId() const { return m_shown; }

signals:
    void stepWanted(int rows);
    void openWanted(qint64 id);
    void closeWanted();

private:
    void ask();
    FetchRequest request() const;
    void show(const FetchedRecord &record);
    void addName(const FetchedRecord &record, QVBoxLayout *column);
    void addFacts(const FetchedRecord &record, QVBoxLayout *column);
    void addContacts(const FetchedRecord &record, QVBoxLayout *column);

    ClientContext &m_context;
    QByteArray m_entity;
    PaneHeader *m_head;
    QScrollArea *m_scroll;
    QTimer m_resting;
    qint64 m_wanted = 0;
    qint64 m_shown = 0;
};

} // namespace fairdesk
