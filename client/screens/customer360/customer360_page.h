// Everything about one customer on one page: who it is, what happened, what is next, and a line to write it down.
#pragma once

#include "client/editors/client_context.h"
#include "client/screens/customer360/customer_file.h"
#include "common/base/result.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;
class QTabBar;

namespace fairdesk {

class Banner;
class ContactsPane;
class EmptyState;
class FactsPane;
class Favourites;
class FilesPane;
class GroupFigures;
class HistoryPage;
class IdentityHead;
class LoadingRows;
class NotesPane;
class PaneHeader;
class QuickEntry;
class RecordForm;
class RelatedList;
class RelationsView;
struct RelatedCompany;
class TasksPane;
class TimelineView;
struct ChangeNotice;

// One fetch fills it; afterwards only the parts that a change of others touched are read again, and neither the cursor
// nor a typed word moves.
class Customer360Page final : public QWidget
{
    Q_OBJECT
public:
    enum class SubPage : quint8 { Overview, File, Contacts, Interactions, Tasks, Files, History };

    Customer360Page(ClientContext &context, qint64 id, QWidget *parent = nullptr);
    ~Customer360Page() override;

    qint64 customer() const { return m_customer; }
    bool isLoaded() const { return !m_file.record.isNull(); }
    // Another customer in the same place.
    void show(qint64 id);
    using QWidget::show;
    void refresh();
    void showSubPage(SubPage page);
    SubPage subPage() const;
    // The list that it was opened from, to leaf through with Alt+↑ and Alt+↓.
    void setSiblings(const QList<qint64> &siblings);
    const QList<qint64> &siblings() const { return m_siblings; }
    void setFavourites(Favourites *favourites);

    QuickEntry *quickEntry() const { return m_entry; }
    TimelineView *timeline() const { return m_timeline; }
    RecordForm *form() const { return m_form; }

signals:
    void titleChanged(const QString &title);
    void dirtyChanged(bool dirty);
    void siblingChosen(qint64 id);
    void closeRequested();
    void loaded();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QWidget *buildOverview();
    QWidget *buildLeft();
    QWidget *buildMiddle();
    QWidget *buildRight();
    void addShortcuts();
    QWidget *makeSubPage(SubPage page);
    void fillTabs();

    void load();
    void onAnswer(const Result<FetchedRecord> &answer);
    void showFile();
    void showGroup();
    std::optional<RelatedCompany> relatedCompany(const QByteArray &field) const;
    QList<qint64> competitors() const;
    void readSisters();
    void readRelated();
    void readRecord();
    void readPanel(FilePanel panel);

    void onChanges(const QList<ChangeNotice> &changes);
    void readTouched();
    void askWhetherOurs(FilePanel panel, const QSet<qint64> &ids);
    bool showsRow(FilePanel panel, const QSet<qint64> &ids) const;

    void leaf(int step);
    void startRecording();
    void removeCustomer();
    void restoreCustomer();
    void showProblem(const QString &sentence);
    void updateDirty();

    ClientContext &m_context;
    qint64 m_customer;
    CustomerFile m_file;
    CustomerRequest m_request;
    QList<qint64> m_siblings;
    Favourites *m_favourites = nullptr;
    quint64 m_question = 0;

    QTimer m_live;
    QHash<QByteArray, QSet<qint64>> m_touched; // by kind, while the timer runs
    bool m_stale = false;                      // changed while the page was not in sight
    bool m_formDirty = false;
    bool m_dirty = false;
    bool m_deleted = false;
    QList<QPair<qint64, QString>> m_sisters;
    QHash<qint64, QString> m_namesOfRelated;

    Banner *m_banner;
    IdentityHead *m_head;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QHash<SubPage, QWidget *> m_made;
    QWidget *m_body;
    EmptyState *m_error;
    LoadingRows *m_loading;

    ContactsPane *m_contacts = nullptr;
    TasksPane *m_tasks = nullptr;
    FactsPane *m_facts = nullptr;
    QuickEntry *m_entry = nullptr;
    TimelineView *m_timeline = nullptr;
    QWidget *m_groupPane = nullptr;
    PaneHeader *m_groupHead = nullptr;
    RelationsView *m_relations = nullptr;
    GroupFigures *m_groupFigures = nullptr;
    NotesPane *m_notes = nullptr;
    FilesPane *m_files = nullptr;
    RecordForm *m_form = nullptr;
    int m_fileCount = -1;
};

} // namespace fairdesk
