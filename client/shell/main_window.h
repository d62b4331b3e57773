// The window in which a signed-in person works all day.
#pragma once

#include "client/editors/client_context.h"
#include "client/link/server_link.h"
#include "client/shell/document_area.h"
#include "client/shell/preferences.h"

#include <QMainWindow>
#include <QTimer>

class QDialog;
class QMenuBar;
class QToolButton;

namespace fairdesk {

class Avatar;
class Banner;
class CommandBox;
class Customer360Page;
class Favourites;
class LanguageSwitch;
class NavigationRail;
class NoticeBell;
class SetupOffer;
class StatusLine;
struct Command;

// Menu row, rail, pages in tabs, status line; gives the pages what they work with.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    // The link is signed in; cache and drafts live as long as the window.
    MainWindow(const ClientContext &services, Preferences &preferences, LanguageSwitch &languages,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const PageAddress &address, bool inFront = true);
    // What was open when the program was left; the customers (or the first list) if nothing was.
    void restorePages();
    void storePages();

    DocumentArea *pages() const { return m_pages; }
    NavigationRail *rail() const { return m_rail; }
    CommandBox *commandBox() const { return m_commands; }
    NoticeBell *bell() const { return m_bell; }
    StatusLine *status() const { return m_status; }
    Banner *banner() const { return m_banner; }
    SetupOffer *setupOffer() const { return m_setupOffer; }

    void setRailMini(bool mini);
    QDialog *importRecords(const QByteArray &entity);
    // The assistant for a new centre, once.
    QDialog *setUpCentre();
    void showPreferences();
    void showAbout();
    void showKeys();
    void changePassword();
    void useLanguage(const QString &name);

signals:
    void signOutRequested();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildFrame();
    QWidget *buildMenuRow();
    void connectLink();
    void connectCommands();
    void addShortcuts();

    QWidget *makePage(const PageAddress &address);
    QWidget *makeListPage(const PageAddress &address);
    QWidget *makeRecordPage(const PageAddress &address);
    QString titleOf(const PageAddress &address) const;
    bool isKnown(const PageAddress &address) const;
    QList<qint64> neighboursOf(const QByteArray &entity, qint64 id) const;
    void openRecord(const QByteArray &entity, qint64 id);
    void createRecord(const QByteArray &entity, const QList<FieldValue> &presets);
    void createInCurrent();
    void openInPlace(Customer360Page *page, qint64 id, const QList<qint64> &siblings);
    void closePage(int index);
    void refreshCurrent();
    void onPageChanged();
    void remakePages();

    void onLinkState(LinkState state);
    void onChanges(const QList<ChangeNotice> &changes);
    void onCatalogueChanged();
    void showOffline();
    void readPerson();
    void countTasks();

    void retranslate();
    void buildMenus();
    void buildUserMenu();
    QList<Command> commands();

    ClientContext m_context;
    Preferences &m_preferences;
    LanguageSwitch &m_languages;
    std::unique_ptr<Favourites> m_favourites;
    NavigationRail *m_rail = nullptr;
    DocumentArea *m_pages = nullptr;
    CommandBox *m_commands = nullptr;
    NoticeBell *m_bell = nullptr;
    QToolButton *m_user = nullptr;
    Banner *m_banner = nullptr;
    SetupOffer *m_setupOffer = nullptr;
    StatusLine *m_status = nullptr;
    QMenuBar *m_menus = nullptr;
    QMetaObject::Connection m_total; // of the list in front with the status line
    QTimer m_taskCount;
    QTime m_lastChange;
    QString m_department;
    bool m_wasOffline = false;
    bool m_railByUser = false; // mini because the person wants it, not because the window is narrow
};

} // namespace fairdesk
