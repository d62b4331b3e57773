#include "client/shell/command_box.h"

#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int typingPause = 150;
constexpr int boxWidth = 340;
constexpr int listWidth = 520;
constexpr int rowTall = 28;
constexpr int headTall = 24;
constexpr int shownAtMost = 460;
constexpr int hitsAtMost = 30;

// Rows of the list under the box: sign, name, what it is, key.
class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {100, kindOf(index) == CommandModel::RowKind::Head ? headTall : rowTall};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const CommandModel::RowKind kind = kindOf(index);
        const QRect area = option.rect.adjusted(12, 0, -12, 0);
        painter->save();
        if (kind == CommandModel::RowKind::Head) {
            text(painter, area.adjusted(0, 4, 0, 0), index.data().toString(), TypeRole::Secondary, theme.text.tertiary);
            painter->restore();
            return;
        }
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.bg.selected);
        else if (option.state & QStyle::State_MouseOver && kind != CommandModel::RowKind::Words)
            painter->fillRect(option.rect, theme.bg.hover);
        const QRect sign(area.left(), area.top() + (area.height() - 16) / 2, 16, 16);
        painter->drawPixmap(sign, iconPixmap(Icon(index.data(CommandModel::IconRole).toInt()), 16,
                                             option.widget->devicePixelRatioF(), theme.text.secondary));
        paintWords(painter, area.adjusted(26, 0, 0, 0), index, kind, theme);
        painter->restore();
    }

private:
    static CommandModel::RowKind kindOf(const QModelIndex &index)
    {
        return CommandModel::RowKind(index.data(CommandModel::KindRole).toInt());
    }

    static int text(QPainter *painter, const QRect &area, const QString &words, TypeRole type, const QColor &ink,
                    Qt::Alignment side = Qt::AlignLeft)
    {
        const QFont font = Theme::font(type);
        const QString shown = QFontMetrics(font).elidedText(words, Qt::ElideRight, area.width());
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(area, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
        return QFontMetrics(font).horizontalAdvance(shown);
    }

    static void paintWords(QPainter *painter, const QRect &area, const QModelIndex &index, CommandModel::RowKind kind,
                           const Theme &theme)
    {
        const QColor ink = kind == CommandModel::RowKind::Words ? theme.text.tertiary : theme.text.primary;
        const QString keys = index.data(CommandModel::KeysRole).toString();
        if (!keys.isEmpty()) {
            const QSize size = keyCapSize(keys);
            paintKeyCap(painter,
                        QRect(area.right() - size.width(), area.top() + (area.height() - size.height()) / 2,
                              size.width(), size.height()),
                        keys, theme);
        }
        const QString detail = index.data(CommandModel::DetailRole).toString();
        const int room = detail.isEmpty() ? area.width() : area.width() * 2 / 3;
        const int used = text(painter, QRect(area.left(), area.top(), room, area.height()), index.data().toString(),
                              TypeRole::Body, ink);
        text(painter, area.adjusted(used + 12, 0, 0, 0), detail, TypeRole::Secondary, theme.text.tertiary,
             Qt::AlignRight);
    }
};

} // namespace

CommandBox::CommandBox(QWidget *parent)
    : QWidget(parent)
    , m_field(new SearchField({}, this))
    , m_popUp(new QFrame(this, Qt::ToolTip))
    , m_list(new QListView(m_popUp))
{
    setFixedWidth(boxWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field);
    m_field->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_field->setPause(typingPause);
    m_field->installEventFilter(this);
    setFocusProxy(m_field);

    m_popUp->setObjectName(QStringLiteral("commandList"));
    m_popUp->setFrameShape(QFrame::StyledPanel);
    m_popUp->setFocusPolicy(Qt::NoFocus);
    setSurface(m_popUp, Surface::Surface);
    auto *column = new QVBoxLayout(m_popUp);
    column->setContentsMargins(1, 4, 1, 4);
    column->addWidget(m_list);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        // An older answer must not fill the list of a newer question.
        ++m_question;
        m_model.setSearching(m_link && !text.trimmed().isEmpty());
        m_model.setText(text);
        if (m_field->hasFocus())
            showList();
    });
    connect(m_field, &SearchField::searched, this, &CommandBox::ask);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CommandBox::fitList);
    retranslate();
}

CommandBox::~CommandBox()
{
    m_field->removeEventFilter(this);
}

void CommandBox::setLink(ServerLink *link)
{
    m_link = link;
    if (link)
        m_model.setCatalogue(link->catalogue());
}

void CommandBox::start()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    showList();
}

void CommandBox::ask(const QString &text)
{
    const QString wanted = text.trimmed();
    if (!m_link || wanted.isEmpty())
        return;
    const quint64 question = ++m_question;
    m_model.setSearching(true);
    whenDone(m_link->search(wanted, {}, hitsAtMost), this, [this, question](const Result<SearchHits> &found) {
        if (question != m_question)
            return;
        if (found)
            m_model.setHits(*found);
        else
            m_model.setProblem(found.error().render());
    });
}

void CommandBox::showList()
{
    if (m_popUp->isVisible())
        return;
    m_popUp->show();
    fitList();
}

void CommandBox::hideList()
{
    m_popUp->hide();
}

void CommandBox::fitList()
{
    int tall = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const bool head = m_model.index(row).data(CommandModel::KindRole).toInt() == int(CommandModel::RowKind::Head);
        const int next = tall + (head ? headTall : rowTall);
        if (next > shownAtMost)
            break; // the list ends with a whole row
        tall = next;
    }
    const int width = std::max(this->width(), listWidth);
    m_popUp->resize(width, tall + 10);
    m_popUp->move(mapToGlobal(QPoint((this->width() - width) / 2, height() + 4)));
    const int first = m_model.nextChoice(-1, 1);
    if (first >= 0)
        m_list->setCurrentIndex(m_model.index(first));
    m_list->scrollToTop();
}

void CommandBox::step(int direction)
{
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    const int next = m_model.nextChoice(row, direction);
    if (next >= 0)
        m_list->setCurrentIndex(m_model.index(next));
}

void CommandBox::choose(int row)
{
    const SearchHit *hit = m_model.hitAt(row);
    const Command *command = m_model.commandAt(row);
    if (!hit && !command)
        return;
    const SearchHit record = hit ? *hit : SearchHit();
    const std::function<void()> run = command ? command->run : std::function<void()>();
    hideList();
    m_field->clear();
    m_field->clearFocus();
    if (run)
        run();
    else
        emit recordChosen(record.entity, record.id);
}

bool CommandBox::handleKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        showList();
        step(event->key() == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_popUp->isVisible() || !m_list->currentIndex().isValid())
            return false;
        choose(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        if (!m_popUp->isVisible() && m_field->text().isEmpty())
            return false;
        hideList();
        m_field->clear();
        if (QWidget *page = window()->findChild<QWidget *>(QStringLiteral("pages")))
            page->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

bool CommandBox::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        if (handleKey(static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusIn:
        showList();
        break;
    case QEvent::FocusOut:
        hideList();
        break;
    case QEvent::MouseButtonPress:
        showList();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void CommandBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CommandBox::retranslate()
{
    m_field->setPlaceholderText(tr("Find records or type a command"));
    m_field->setAccessibleName(tr("Find or command"));
}

} // namespace fairdesk
