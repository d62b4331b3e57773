#include "client/screens/customer360/timeline_view.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int headTall = 28;
constexpr int timeRight = 56;
constexpr int lineX = 79; // the vertical line that joins the entries
constexpr int wordsLeft = 104;
constexpr int rightMargin = 16;
constexpr int signSize = 24;
constexpr int quoteLines = 3;
constexpr std::array chips{"call", "visit", "wechat"};

// How many lines the text needs in this width, at most `most`.
int linesOf(const QString &text, const QFont &font, int width, int most)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    int lines = 0;
    while (lines < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        ++lines;
    }
    layout.endLayout();
    return std::max(lines, 1);
}

// An entry: time, sign on the line, what happened, what was said, who and what next.
class TimelineDelegate final : public QStyledItemDelegate
{
public:
    TimelineDelegate(const TimelineModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TimelineModel::Entry &entry = m_model.entryAt(index.row());
        if (entry.kind == TimelineModel::RowKind::Head)
            return {200, headTall};
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = (view ? view->viewport()->width() : 500) - wordsLeft - rightMargin;
        int tall = 6 + (entry.kind == TimelineModel::RowKind::Note ? 20 : 20);
        if (!entry.text.isEmpty())
            tall += quoteHeight(entry, width) + 4;
        if (!entry.meta.isEmpty())
            tall += 18;
        return {200, tall + 8};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const TimelineModel::Entry &entry = m_model.entryAt(index.row());
        painter->save();
        if (entry.kind == TimelineModel::RowKind::Head)
            paintHead(painter, option.rect, entry, theme);
        else
            paintEntry(painter, option, entry, theme);
        painter->restore();
    }

private:
    static QFont bodyFont() { return Theme::font(TypeRole::Body); }

    static int quoteHeight(const TimelineModel::Entry &entry, int width)
    {
        const int lines = linesOf(shown(entry.text), bodyFont(), width - 20, quoteLines);
        return lines * Theme::lineHeight(TypeRole::Body) + 6;
    }

    static QString shown(QString text) { return text.replace(u'\n', QChar::LineSeparator); }

    static void paintHead(QPainter *painter, const QRect &rect, const TimelineModel::Entry &entry, const Theme &theme)
    {
        painter->setFont(Theme::font(TypeRole::Secondary));
        painter->setPen(theme.text.tertiary);
        const QFontMetrics metrics(painter->font());
        const int width = metrics.horizontalAdvance(entry.title);
        const QRect words(std::max(12, timeRight - width), rect.top() + 4, width + 2, rect.height() - 4);
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, entry.title);
        const int from = std::max(words.right() + 12, timeRight + 12);
        painter->fillRect(QRect(from, words.center().y(), rect.right() - from - rightMargin, 1), theme.line.subtle);
    }

    void paintEntry(QPainter *painter, const QStyleOptionViewItem &option, const TimelineModel::Entry &entry,
                    const Theme &theme) const
    {
        const QRect rect = option.rect;
        if (option.state & QStyle::State_Selected && option.state & QStyle::State_HasFocus)
            painter->fillRect(rect.adjusted(wordsLeft - 8, 0, 0, 0), theme.bg.selected);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(rect.adjusted(wordsLeft - 8, 0, 0, 0), theme.bg.hover);
        painter->fillRect(QRect(lineX, rect.top(), 1, rect.height()), theme.line.pane);
        paintSign(painter, rect, entry, theme, option.widget->devicePixelRatioF());
        text(painter, QRect(0, rect.top() + 6, timeRight, 20), entry.time, TypeRole::Body, theme.text.secondary,
             Qt::AlignRight);
        const int width = rect.width() - wordsLeft - rightMargin;
        int top = rect.top() + 6;
        paintTitle(painter, QRect(wordsLeft, top, width, 20), entry, theme);
        top += 20;
        if (!entry.text.isEmpty()) {
            const int tall = quoteHeight(entry, width);
            paintQuote(painter, QRect(wordsLeft, top + 2, width, tall), entry, theme);
            top += tall + 4;
        }
        text(painter, QRect(wordsLeft, top, width, 18), entry.meta, TypeRole::Secondary, theme.text.tertiary);
    }

    static void paintSign(QPainter *painter, const QRect &rect, const TimelineModel::Entry &entry, const Theme &theme,
                          qreal ratio)
    {
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF circle(lineX - signSize / 2 + 0.5, rect.top() + 4, signSize, signSize);
        const bool alarming = entry.tone == Tone::Danger || entry.tone == Tone::Warning;
        painter->setPen(QPen(alarming ? theme.tone(entry.tone).mark : theme.line.pane, 1));
        painter->setBrush(theme.bg.surface);
        painter->drawEllipse(circle);
        const QRect sign(int(circle.left()) + 4, int(circle.top()) + 4, 16, 16);
        painter->drawPixmap(
            sign, iconPixmap(entry.icon, 16, ratio, alarming ? theme.tone(entry.tone).text : theme.text.secondary));
        painter->setRenderHint(QPainter::Antialiasing, false);
    }

    static void paintTitle(QPainter *painter, const QRect &line, const TimelineModel::Entry &entry, const Theme &theme)
    {
        const bool refused = entry.tone == Tone::Danger;
        int left = line.left();
        left +=
            text(painter, line, entry.title, TypeRole::BodyBold, refused ? theme.danger.text : theme.text.primary) + 8;
        const int tagWidth = entry.result.isEmpty() ? 0 : tagSize(entry.result).width();
        const QRect rest(left, line.top(), line.right() - left - (tagWidth ? tagWidth + 8 : 0), line.height());
        left += text(painter, rest, entry.subject, TypeRole::Body, theme.text.primary) + 8;
        if (tagWidth)
            paintTag(painter, QRect(left, line.top(), tagWidth, 20), entry.result, entry.tone, theme);
    }

    static void paintQuote(QPainter *painter, const QRect &area, const TimelineModel::Entry &entry, const Theme &theme)
    {
        painter->fillRect(area, theme.bg.sunk);
        painter->fillRect(QRect(area.left(), area.top(), 2, area.height()), theme.line.pane);
        const QFont font = bodyFont();
        painter->setFont(font);
        painter->setPen(theme.text.primary);
        QTextLayout layout(shown(entry.text), font);
        layout.beginLayout();
        const int width = area.width() - 20;
        for (int number = 0; number < quoteLines; ++number) {
            QTextLine line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(width);
            const QRect place(area.left() + 10, area.top() + 3 + number * Theme::lineHeight(TypeRole::Body), width,
                              Theme::lineHeight(TypeRole::Body));
            const bool last = number + 1 == quoteLines;
            const QString words = last ? entry.text.mid(line.textStart()).simplified()
                                       : entry.text.mid(line.textStart(), line.textLength()).simplified();
            painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                              last ? QFontMetrics(font).elidedText(words, Qt::ElideRight, width) : words);
        }
        layout.endLayout();
    }

    static int text(QPainter *painter, const QRect &area, const QString &words, TypeRole type, const QColor &ink,
                    Qt::Alignment side = Qt::AlignLeft)
    {
        const QFont font = Theme::font(type);
        const QString cut = QFontMetrics(font).elidedText(words, Qt::ElideRight, std::max(area.width(), 0));
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(area, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, cut);
        return QFontMetrics(font).horizontalAdvance(cut);
    }

    const TimelineModel &m_model;
};

// Rows depend on the width, so they are measured anew with it.
class TimelineList final : public QListView
{
public:
    using QListView::QListView;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QListView::resizeEvent(event);
        if (event->size().width() != event->oldSize().width())
            scheduleDelayedItemsLayout();
    }
};

} // namespace

TimelineView::TimelineView(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(context.link, displayOf(context), clockOf(context))
    , m_list(new TimelineList(this))
    , m_empty(new EmptyState(Icon::Chat, {}, {}, this))
{
    setSurface(this, Surface::Surface);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildFilters();
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, this));
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TimelineDelegate(m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Time line"));
    connect(m_list, &QListView::doubleClicked, this, &TimelineView::openRow);
    connect(m_list, &QListView::activated, this, &TimelineView::openRow);
    connect(&m_model, &TimelineModel::failed, this, &TimelineView::failed);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TimelineView::showEmpty);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TimelineView::showEmpty);
    showEmpty();
}

void TimelineView::buildFilters()
{
    auto *bar = new QWidget(this);
    setSurface(bar, Surface::Surface);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    const EntityPtr interaction = m_context.link.catalogue()->find("interaction");
    const FieldSpec *channel = interaction ? interaction->field("channel") : nullptr;
    QStringList words{tr("All")};
    for (const char *chip : chips) {
        if (channel && channel->choice(chip)) {
            m_channels.append(chip);
            words.append(choiceText(*channel, QString::fromLatin1(chip)));
        }
    }
    m_channels.append("other");
    words.append(tr("Other"));
    m_channels.append("note");
    words.append(tr("Notes"));
    m_kinds = new SegmentedButtons(words, bar);
    setSmall(m_kinds);
    for (int i = 0; i < m_kinds->count(); ++i)
        setSmall(m_kinds->button(i));
    m_kinds->setCurrent(0);
    m_people = new QComboBox(bar);
    m_people->setAccessibleName(tr("People"));
    m_people->setMinimumWidth(112);
    m_people->setMaximumWidth(160);
    setSmall(m_people);
    m_period = new QComboBox(bar);
    m_period->setAccessibleName(tr("Period"));
    setSmall(m_period);
    m_period->addItem(tr("Ever"), 0);
    m_period->addItem(tr("30 days"), 30);
    m_period->addItem(tr("12 months"), 365);
    row->addWidget(m_kinds);
    row->addStretch(1);
    row->addWidget(m_people);
    row->addWidget(m_period);
    layout()->addWidget(bar);
    connect(m_kinds, &SegmentedButtons::chosen, this, &TimelineView::applyFilter);
    connect(m_people, &QComboBox::activated, this, &TimelineView::applyFilter);
    connect(m_period, &QComboBox::activated, this, &TimelineView::applyFilter);
}

void TimelineView::fillPeople(const CustomerFile &file)
{
    const bool isSame = std::exchange(m_customer, file.record.id()) == file.record.id();
    const QVariant chosen = isSame ? m_people->currentData() : QVariant(0);
    const QString chosenName = m_people->currentText();
    const QSignalBlocker quiet(m_people);
    m_people->clear();
    m_people->addItem(tr("Everybody"), 0);
    m_people->addItem(tr("Recorded by me"), -m_context.link.session().user);
    const ResultTable &contacts = file.panel(FilePanel::Contacts);
    const int name = contacts.columnOf("name");
    for (int row = 0; name >= 0 && row < contacts.rowCount(); ++row)
        m_people->addItem(contacts.value(row, name).text(), contacts.id(row));
    // Colleagues who have something in what was read.
    const ResultTable &talks = file.panel(FilePanel::Interactions);
    const int recorder = talks.columnOf("created_by");
    for (int row = 0; recorder >= 0 && row < talks.rowCount(); ++row) {
        const qint64 colleague = talks.value(row, recorder).integer();
        const QString who = talks.title(row, recorder);
        if (colleague > 0 && !who.isEmpty() && m_people->findData(-colleague) < 0)
            //: A filter of the time line: what this colleague recorded.
            m_people->addItem(tr("Recorded by %1").arg(who), -colleague);
    }
    if (chosen.isValid() && m_people->findData(chosen) < 0)
        m_people->addItem(chosenName, chosen); // still the filter, although nothing of theirs is among the newest
    m_people->setCurrentIndex(std::max(0, m_people->findData(chosen)));
}

void TimelineView::show(const CustomerFile &file)
{
    fillPeople(file);
    QList<QByteArray> named = m_channels;
    named.removeAll("other");
    named.removeAll("note");
    m_model.show(file, named);
    if (m_model.filter().isEverything()) {
        m_kinds->setCurrent(0);
        m_people->setCurrentIndex(0);
        m_period->setCurrentIndex(0);
    }
    showEmpty();
}

void TimelineView::applyFilter()
{
    TimelineFilter filter;
    if (const int kind = m_kinds->current(); kind > 0)
        filter.channel = m_channels.at(kind - 1);
    const qint64 person = m_people->currentData().toLongLong();
    filter.contact = std::max<qint64>(person, 0);
    filter.recordedBy = std::max<qint64>(-person, 0);
    filter.days = m_period->currentData().toInt();
    m_model.setFilter(filter);
    showEmpty();
}

void TimelineView::openRow(const QModelIndex &index)
{
    const TimelineModel::Entry &entry = m_model.entryAt(index.row());
    if (entry.kind == TimelineModel::RowKind::Interaction)
        m_context.openRecord("interaction", entry.id);
    else if (entry.kind == TimelineModel::RowKind::Note)
        m_context.openRecord("note", entry.id);
}

void TimelineView::showEmpty()
{
    const bool none = m_model.rowCount() == 0;
    m_list->setVisible(!none);
    m_empty->setVisible(none);
    m_empty->setSentence(m_model.filter().isEverything() ? tr("Nothing recorded yet. Ctrl+J starts the first entry")
                                                         : tr("Nothing matches this filter"));
}

} // namespace fairdesk
