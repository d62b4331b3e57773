#include "client/screens/customer360/notes_pane.h"

#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_panes.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int shownNotes = 4;
constexpr int margin = 12;
constexpr int mostText = 60; // px: three lines

// A note's text in at most three lines, its writer and day below.
class NoteDelegate final : public QStyledItemDelegate
{
public:
    NoteDelegate(const PanelModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = (option.widget ? option.widget->width() : 380) - 2 * margin;
        return {200, textHeight(index, width) + 28};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        painter->save();
        if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.bg.hover);
        const QRect area = option.rect.adjusted(margin, 5, -margin, 0);
        const int tall = textHeight(index, area.width());
        painter->setFont(Theme::font(TypeRole::Body));
        painter->setPen(theme.text.primary);
        painter->drawText(QRect(area.left(), area.top(), area.width(), tall), Qt::TextWordWrap,
                          m_model.value(index.row(), "text").text());
        int left = area.left();
        if (m_model.value(index.row(), "pinned").valueOr(false)) {
            painter->drawPixmap(QRect(left, area.top() + tall + 2, 16, 16),
                                iconPixmap(Icon::PinFilled, 16, option.widget->devicePixelRatioF(), theme.accent.text));
            left += 20;
        }
        painter->setFont(Theme::font(TypeRole::Secondary));
        painter->setPen(theme.text.tertiary);
        painter->drawText(QRect(left, area.top() + tall + 1, area.right() - left, 18), Qt::AlignVCenter,
                          m_model.text(index.row(), "created_by") + QStringLiteral(" · ") +
                              m_model.text(index.row(), "created_at"));
        painter->fillRect(QRect(area.left(), option.rect.bottom(), area.width(), 1), theme.line.subtle);
        painter->restore();
    }

private:
    int textHeight(const QModelIndex &index, int width) const
    {
        const QRect needed =
            QFontMetrics(Theme::font(TypeRole::Body))
                .boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, m_model.value(index.row(), "text").text());
        return std::min(needed.height(), mostText);
    }

    const PanelModel &m_model;
};

} // namespace

NotesPane::NotesPane(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(displayOf(context))
    , m_head(new PaneHeader(tr("Notes"), this))
    , m_list(new PanelList(this))
{
    setSurface(this, Surface::Surface);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_list);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new NoteDelegate(m_model, m_list));
    m_list->setAccessibleName(tr("Notes"));
    if (mayCreate(context, "note"))
        connect(m_head->addIconButton(Icon::Add, tr("New note")), &QAbstractButton::clicked, this,
                &NotesPane::addWanted);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { m_context.openRecord("note", m_model.idAt(index.row())); });
}

void NotesPane::show(const CustomerFile &file)
{
    setVisible(file.shows(FilePanel::Notes));
    m_model.setTable(file.panel(FilePanel::Notes), m_context.link.catalogue()->find("note"), shownNotes);
    const qint64 count = file.count(FilePanel::Notes);
    m_head->setNote(count > 0 ? QLocale().toString(count) : tr("none yet"));
    m_list->updateGeometry();
}

void NotesPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->doItemsLayout();
    m_list->updateGeometry();
}

} // namespace fairdesk
