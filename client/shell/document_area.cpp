#include "client/shell/document_area.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr qsizetype longestHistory = 100;
constexpr int widestTab = 200;

QString shortTitle(const QString &title)
{
    return QFontMetrics(Theme::font(TypeRole::Body)).elidedText(title, Qt::ElideRight, widestTab - 60);
}

} // namespace

DocumentArea::DocumentArea(Factory factory, QWidget *parent)
    : QWidget(parent)
    , m_factory(std::move(factory))
    , m_tabs(new QTabBar(this))
    , m_add(new QToolButton(this))
    , m_banners(new QWidget(this))
    , m_stack(new QStackedWidget(this))
{
    auto *strip = new QWidget(this);
    strip->setFixedHeight(metrics::tabRow);
    setSurface(strip, Surface::Window);
    auto *line = new HairLine(Qt::Horizontal, HairLine::Weight::Pane, strip);
    line->setGeometry(0, metrics::tabRow - 1, 10'000, 1);
    setDocumentTabs(m_tabs);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setMinimumWidth(1); // Qt keeps room for its scroll buttons, which leaves a gap behind a single short tab
    m_tabs->setSelectionBehaviorOnRemove(QTabBar::SelectPreviousTab);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->installEventFilter(this);
    m_stack->setFocusPolicy(Qt::ClickFocus);
    m_add->setIcon(icon(Icon::Add));
    m_add->setAutoRaise(true);
    setSmall(m_add);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_tabs);
    row->addWidget(m_add);
    row->addStretch(1);

    auto *banners = new QVBoxLayout(m_banners);
    banners->setContentsMargins(0, 0, 0, 0);
    banners->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &DocumentArea::showCurrent);
    connect(m_tabs, &QTabBar::tabCloseRequested, this, &DocumentArea::closeRequested);
    connect(m_tabs, &QTabBar::tabMoved, this, [this](int from, int to) { m_pages.move(from, to); });
    connect(m_add, &QToolButton::clicked, this, &DocumentArea::newTabRequested);
    connect(qApp, &QApplication::focusChanged, this, &DocumentArea::keepFocus);
    retranslate();
}

void DocumentArea::open(const PageAddress &address, const QString &title, Icon sign, bool inFront)
{
    int index = indexOf(address);
    if (index < 0) {
        index = m_pages.isEmpty() ? 0 : current() + 1;
        m_pages.insert(index, OpenPage{address, title, sign, false, nullptr});
        // The bar tells of its first tab at once; the page must be in the list by then.
        m_tabs->insertTab(index, icon(sign), QString());
        showTab(index);
    }
    if (inFront)
        activate(index);
}

void DocumentArea::close(int index)
{
    if (index < 0 || index >= count())
        return;
    QWidget *widget = m_pages.at(index).widget;
    m_pages.removeAt(index);
    m_tabs->removeTab(index);
    if (widget) {
        m_stack->removeWidget(widget);
        widget->deleteLater();
    }
    if (m_pages.isEmpty())
        emit emptied();
}

int DocumentArea::current() const
{
    return m_tabs->currentIndex();
}

const OpenPage *DocumentArea::page(int index) const
{
    return index >= 0 && index < m_pages.size() ? &m_pages.at(index) : nullptr;
}

QWidget *DocumentArea::currentWidget() const
{
    const OpenPage *shown = page(current());
    return shown ? shown->widget : nullptr;
}

int DocumentArea::indexOf(const QWidget *widget) const
{
    for (int i = 0; i < count(); ++i) {
        if (m_pages.at(i).widget == widget)
            return i;
    }
    return -1;
}

int DocumentArea::indexOf(const PageAddress &address) const
{
    for (int i = 0; i < count(); ++i) {
        if (m_pages.at(i).address.isSamePage(address))
            return i;
    }
    return -1;
}

void DocumentArea::activate(int index)
{
    if (index < 0 || index >= count())
        return;
    if (index == current())
        showCurrent();
    else
        m_tabs->setCurrentIndex(index);
}

void DocumentArea::activateNext(int step)
{
    if (count() > 1)
        activate((current() + step + count()) % count());
}

void DocumentArea::showCurrent()
{
    const int index = current();
    if (index < 0 || index >= count())
        return;
    if (!m_pages.at(index).widget) {
        QWidget *made = m_factory(m_pages.at(index).address);
        m_pages[index].widget = made;
        m_stack->addWidget(made);
    }
    QWidget *widget = m_pages.at(index).widget;
    m_stack->setCurrentWidget(widget);
    focusPage();
    if (!m_travelling)
        remember(m_pages.at(index).address);
    emit currentChanged();
}

void DocumentArea::remember(const PageAddress &address)
{
    if (m_place >= 0 && m_history.at(m_place).first.isSamePage(address))
        return;
    m_history.resize(m_place + 1);
    const int index = indexOf(address);
    m_history.append({address, index >= 0 ? m_pages.at(index).title : QString()});
    if (m_history.size() > longestHistory)
        m_history.removeFirst();
    m_place = m_history.size() - 1;
    emit historyChanged();
}

void DocumentArea::focusPage()
{
    QWidget *page = currentWidget();
    if (!page)
        return;
    page->setFocus(Qt::OtherFocusReason);
    // A page that is still empty cannot hold the keyboard; without this it would fall to the first button of the
    // window.
    const QWidget *focused = window()->focusWidget();
    if (!focused || !page->isAncestorOf(focused) || !focused->isVisibleTo(window()))
        m_stack->setFocus(Qt::OtherFocusReason);
}

// Something in the page that had the keyboard was hidden, and Qt gave it to the next button, wherever that is.
void DocumentArea::keepFocus(const QWidget *before, const QWidget *now)
{
    const QWidget *page = currentWidget();
    if (!page || !before || !now || !page->isAncestorOf(before) || before->isVisible())
        return;
    if (now->window() == window() && now != m_stack && !page->isAncestorOf(now))
        QMetaObject::invokeMethod(this, &DocumentArea::focusPage, Qt::QueuedConnection);
}

bool DocumentArea::isWaitingForFocus() const
{
    return window()->focusWidget() == m_stack;
}

void DocumentArea::back()
{
    showHistory(-1);
}

void DocumentArea::forward()
{
    showHistory(1);
}

void DocumentArea::showHistory(int step)
{
    if (step < 0 ? !canGoBack() : !canGoForward())
        return;
    m_place += step;
    const auto [address, title] = m_history.at(m_place);
    m_travelling = true;
    open(address, title, Icon::Document);
    m_travelling = false;
    emit historyChanged();
}

void DocumentArea::setTitle(int index, const QString &title)
{
    if (index < 0 || index >= count())
        return;
    m_pages[index].title = title;
    showTab(index);
}

void DocumentArea::setDirty(int index, bool dirty)
{
    if (index < 0 || index >= count())
        return;
    m_pages[index].dirty = dirty;
    showTab(index);
}

void DocumentArea::setAddress(int index, const PageAddress &address)
{
    if (index < 0 || index >= count())
        return;
    for (auto &entry : m_history) {
        if (entry.first.isSamePage(m_pages.at(index).address))
            entry.first = address;
    }
    m_pages[index].address = address;
}

void DocumentArea::remake(int index)
{
    if (index < 0 || index >= count() || !m_pages.at(index).widget)
        return;
    QWidget *old = std::exchange(m_pages[index].widget, nullptr);
    m_stack->removeWidget(old);
    // Not later: two pages of one record would both keep drafts of it.
    delete old;
    if (index == current())
        showCurrent();
}

void DocumentArea::showTab(int index)
{
    const OpenPage &shown = m_pages.at(index);
    const QString title = shortTitle(shown.title);
    m_tabs->setTabText(index, shown.dirty ? tabText(title, unsavedMark) : title);
    m_tabs->setTabIcon(index, icon(shown.icon));
    m_tabs->updateGeometry();
    m_tabs->setTabToolTip(index, plainToolTip(shown.title));
    m_tabs->setAccessibleTabName(index, shown.dirty ? tr("%1, not saved").arg(shown.title) : shown.title);
}

bool DocumentArea::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return QWidget::eventFilter(watched, event);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::MiddleButton)
        return QWidget::eventFilter(watched, event);
    if (const int index = m_tabs->tabAt(mouse->pos()); index >= 0)
        emit closeRequested(index);
    return true;
}

void DocumentArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DocumentArea::retranslate()
{
    m_add->setToolTip(tr("Open another page"));
    m_add->setAccessibleName(tr("Open another page"));
    m_tabs->setAccessibleName(tr("Open pages"));
}

} // namespace fairdesk
