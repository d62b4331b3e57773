// The open pages: tabs above, the page in front below, and the way back through them.
#pragma once

#include "client/shell/page_address.h"
#include "client/theme/icons.h"

#include <QWidget>

#include <functional>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace fairdesk {

// One open page; its widget is made when it is first looked at, so that a morning with ten restored tabs starts at
// once.
struct OpenPage
{
    PageAddress address;
    QString title;
    Icon icon = Icon::Document;
    bool dirty = false;
    QWidget *widget = nullptr;
};

// Knows nothing of what the pages are: the factory makes them.
class DocumentArea final : public QWidget
{
    Q_OBJECT
public:
    using Factory = std::function<QWidget *(const PageAddress &address)>;

    explicit DocumentArea(Factory factory, QWidget *parent = nullptr);

    // Shows the page, in its own tab if it is not open yet.
    void open(const PageAddress &address, const QString &title, Icon icon, bool inFront = true);
    void close(int index);
    void activate(int index);
    void activateNext(int step);
    void back();
    void forward();
    bool canGoBack() const { return m_place > 0; }
    bool canGoForward() const { return m_place + 1 < m_history.size(); }

    int count() const { return int(m_pages.size()); }
    int current() const;
    const OpenPage *page(int index) const;
    QWidget *currentWidget() const;
    // -1 if the widget is on no open page.
    int indexOf(const QWidget *widget) const;
    int indexOf(const PageAddress &address) const;

    void setTitle(int index, const QString &title);
    void setDirty(int index, bool dirty);
    // A new record was saved: its tab is now that of the record.
    void setAddress(int index, const PageAddress &address);
    // Makes the page anew, in the present language or for a catalogue that changed.
    void remake(int index);
    // The page in front had nothing to give the keyboard to when it came.
    bool isWaitingForFocus() const;
    QWidget *banners() const { return m_banners; }

signals:
    void currentChanged();
    void closeRequested(int index);
    void newTabRequested();
    void emptied();
    void historyChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showCurrent();
    void focusPage();
    void keepFocus(const QWidget *before, const QWidget *now);
    void remember(const PageAddress &address);
    void showHistory(int step);
    void showTab(int index);
    void retranslate();

    Factory m_factory;
    QList<OpenPage> m_pages;
    QTabBar *m_tabs;
    QToolButton *m_add;
    QWidget *m_banners;
    QStackedWidget *m_stack;
    QList<std::pair<PageAddress, QString>> m_history;
    qsizetype m_place = -1;
    bool m_travelling = false;
};

} // namespace fairdesk
