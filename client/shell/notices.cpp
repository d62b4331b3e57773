#include "client/shell/notices.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_panes.h"

#include <QEvent>
#include <QFrame>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTextOption>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int keptNotices = 200;
constexpr QSize listSize(360, 420);
constexpr int emptyHeight = 140;

// A notice in as many lines as it needs, its time above.
class NoticeDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = (option.widget ? option.widget->width() : listSize.width()) - left - 20;
        const QRect text = QFontMetrics(Theme::font(TypeRole::Body))
                               .boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, index.data().toString());
        return {width, text.height() + 30};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const QRect area = option.rect.adjusted(left, 6, -12, -6);
        painter->save();
        const Theme::ToneColors tone = theme.tone(Tone(index.data(NoticeModel::ToneRole).toInt()));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tone.mark);
        painter->drawEllipse(QPoint(option.rect.left() + 16, area.top() + 8), 4, 4);
        painter->setFont(Theme::font(TypeRole::Caption));
        painter->setPen(theme.text.tertiary);
        painter->drawText(area, Qt::AlignTop | Qt::AlignLeft, index.data(NoticeModel::TimeRole).toString());
        painter->setFont(Theme::font(TypeRole::Body));
        painter->setPen(theme.text.primary);
        painter->drawText(area.adjusted(0, 17, 0, 0), Qt::TextWordWrap, index.data().toString());
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line.subtle);
        painter->restore();
    }

private:
    static constexpr int left = 30;
};

} // namespace

void NoticeModel::add(const NoticeLine &line)
{
    beginInsertRows({}, 0, 0);
    m_lines.prepend(line);
    endInsertRows();
    if (m_lines.size() > keptNotices) {
        beginRemoveRows({}, keptNotices, keptNotices);
        m_lines.removeLast();
        endRemoveRows();
    }
    emit unreadChanged(++m_unread);
}

void NoticeModel::markRead()
{
    if (std::exchange(m_unread, 0) > 0)
        emit unreadChanged(0);
}

int NoticeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant NoticeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NoticeLine &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case TimeRole:
        return line.at.toString(line.at.date() == QDate::currentDate() ? QStringLiteral("HH:mm")
                                                                       : QStringLiteral("MM-dd HH:mm"));
    case ToneRole:
        return int(line.tone);
    default:
        return {};
    }
}

NoticeBell::NoticeBell(QWidget *parent)
    : QToolButton(parent)
    , m_popUp(new QFrame(this, Qt::Popup))
    , m_list(new QListView(m_popUp))
    , m_empty(new EmptyState(Icon::Bell, {}, {}, m_popUp))
{
    setIcon(fairdesk::icon(Icon::Bell));
    setIconSize({metrics::largeIcon, metrics::largeIcon});
    setAutoRaise(true);
    m_popUp->setFrameShape(QFrame::StyledPanel);
    setSurface(m_popUp, Surface::Surface);
    m_popUp->resize(listSize);
    auto *column = new QVBoxLayout(m_popUp);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_list);
    column->addWidget(m_empty);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new NoticeDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    connect(this, &QToolButton::clicked, this, &NoticeBell::showNotices);
    connect(&m_model, &NoticeModel::unreadChanged, this, [this] {
        retranslate();
        update();
    });
    retranslate();
}

void NoticeBell::showNotices()
{
    const bool none = m_model.rowCount() == 0;
    m_list->setVisible(!none);
    m_empty->setVisible(none);
    // Rows are as tall as their text needs at this width.
    m_popUp->resize(listSize);
    m_popUp->layout()->activate();
    int tall = 2;
    for (int row = 0; row < m_model.rowCount() && tall < listSize.height(); ++row)
        tall += m_list->sizeHintForRow(row);
    m_popUp->resize(listSize.width(), none ? emptyHeight : std::min(tall, listSize.height()));
    m_popUp->move(mapToGlobal(QPoint(width() - m_popUp->width(), height() + 4)));
    m_popUp->show();
    m_model.markRead();
}

void NoticeBell::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_model.unread() == 0)
        return;
    QPainter painter(this);
    const QSize size = countBadgeSize(m_model.unread());
    paintCountBadge(&painter, QRect(width() - size.width(), 0, size.width(), size.height()), m_model.unread(), true,
                    Theme::of(this));
}

void NoticeBell::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

void NoticeBell::retranslate()
{
    const QString words = m_model.unread() > 0 ? tr("Notices, %n unread", nullptr, m_model.unread()) : tr("Notices");
    setToolTip(words);
    setAccessibleName(words);
    m_empty->setSentence(tr("No notices yet. Finished imports and news of the server appear here"));
}

} // namespace fairdesk
