#include "client/editors/record_delegate.h"

#include "client/data/choice_labels.h"
#include "client/data/record_list_model.h"
#include "client/editors/field_editor.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_labels.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>
#include <QToolTip>

namespace fairdesk {
namespace {

constexpr int frameTime = 40;
constexpr int barWidth = 36;
constexpr int tagHeight = 20;

bool isLevel(const FieldSpec &field, const QString &key)
{
    return field.choiceList == "customer_level" && key.size() == 1 && key.at(0) >= u'A' && key.at(0) <= u'C';
}

bool isShare(const FieldSpec &field)
{
    return field.kind == Kind::Integer && field.minimum == 0 && field.maximum == 100;
}

QList<std::pair<QString, Tone>> tagsOf(const FieldSpec &field, const Value &value, const QString &title)
{
    QList<std::pair<QString, Tone>> tags;
    if (field.kind == Kind::Many) {
        for (const QString &name : title.split(linkSeparator, Qt::SkipEmptyParts))
            tags.append({name, Tone::Neutral});
        return tags;
    }
    for (const QString &key : field.kind == Kind::ChoiceSet ? value.valueOr(QStringList()) : QStringList{value.text()})
        tags.append({choiceText(field, key), toneOf(choiceColour(field, key))});
    return tags;
}

} // namespace

Tone toneOf(const QByteArray &colour)
{
    static const QHash<QByteArray, Tone> tones{{"success", Tone::Success}, {"warning", Tone::Warning},
                                               {"danger", Tone::Danger},   {"care", Tone::Care},
                                               {"accent", Tone::Accent},   {"room", Tone::Room}};
    return tones.value(colour, Tone::Neutral);
}

// One cell on its way to the screen.
struct RecordDelegate::Cell
{
    QPainter *painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    const FieldSpec &field;
    const Theme &theme;
    Value value;
    QString text;
    QRect room; // without the padding
};

RecordDelegate::RecordDelegate(FieldOf fieldOf, QAbstractItemView *view, ClientContext *context)
    : QStyledItemDelegate(view)
    , m_fieldOf(std::move(fieldOf))
    , m_view(view)
    , m_context(context)
    , m_fading(new QTimer(this))
{
    m_time.start();
    m_fading->setInterval(frameTime);
    connect(m_fading, &QTimer::timeout, this, [this] {
        m_flashing.removeIf([this](const auto &entry) { return m_time.elapsed() - entry.value() > m_fadeTime; });
        if (m_flashing.isEmpty())
            m_fading->stop();
        m_view->viewport()->update();
    });
}

void RecordDelegate::flash(const QList<qint64> &ids, int milliseconds)
{
    m_fadeTime = milliseconds;
    if (milliseconds <= 0)
        return;
    for (const qint64 id : ids)
        m_flashing.insert(id, m_time.elapsed());
    m_fading->start();
}

double RecordDelegate::flashOf(qint64 id) const
{
    const auto began = m_flashing.constFind(id);
    if (began == m_flashing.constEnd() || m_fadeTime <= 0)
        return 0;
    return std::clamp(1.0 - double(m_time.elapsed() - *began) / m_fadeTime, 0.0, 1.0);
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option(given);
    initStyleOption(&option, index);
    const Theme &theme = Theme::of(option.widget);
    const double share = flashOf(index.data(RecordListModel::RecordIdRole).toLongLong());
    if (share > 0)
        option.backgroundBrush = mixed(theme.bg.surface, theme.accent.soft, share);
    const Cell cell{painter,     option,
                    index,       m_fieldOf(index.column()),
                    theme,       index.data(RecordListModel::RawValueRole).value<Value>(),
                    option.text, option.rect.adjusted(metrics::cellPadding, 0, -metrics::cellPadding, -1)};
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintGround(cell);
    (this->*paintOf(cell))(cell);
    painter->restore();
}

RecordDelegate::Paint RecordDelegate::paintOf(const Cell &cell) const
{
    if (cell.index.data(RecordListModel::LoadingRole).toBool())
        return &RecordDelegate::paintLoading;
    if (cell.value.isMasked())
        return &RecordDelegate::paintMasked;
    if (cell.value.isEmpty())
        return &RecordDelegate::paintNothing;
    const bool isChoice = cell.field.kind == Kind::Choice;
    if (isChoice && isLevel(cell.field, cell.value.text()))
        return &RecordDelegate::paintLevel;
    if (cell.field.kind == Kind::ChoiceSet || cell.field.kind == Kind::Many ||
        (isChoice && !choiceColour(cell.field, cell.value.text()).isEmpty()))
        return &RecordDelegate::paintTags;
    if (isShare(cell.field))
        return &RecordDelegate::paintShare;
    return cell.field.kind == Kind::Boolean ? &RecordDelegate::paintFlag : &RecordDelegate::paintText;
}

void RecordDelegate::paintGround(const Cell &cell) const
{
    QStyle *style = cell.option.widget ? cell.option.widget->style() : m_view->style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell.option, cell.painter, cell.option.widget);
    // Where the keyboard is: one cell of the current row.
    if (cell.option.state.testFlag(QStyle::State_HasFocus)) {
        cell.painter->setPen(cell.theme.accent.text);
        cell.painter->drawRect(cell.option.rect.adjusted(0, 0, -1, -2));
    }
}

void RecordDelegate::paintText(const Cell &cell) const
{
    const bool isLeading = cell.field.is(Title) || cell.field.isNumeric();
    cell.painter->setFont(cell.option.font);
    cell.painter->setPen(isLeading ? cell.theme.text.primary : cell.theme.text.secondary);
    const QString shown =
        cell.option.fontMetrics.elidedText(QString(cell.text).replace(u'\n', u' '), Qt::ElideRight, cell.room.width());
    cell.painter->drawText(cell.room, int(cell.option.displayAlignment) | Qt::TextSingleLine, shown);
}

void RecordDelegate::paintMasked(const Cell &cell) const
{
    constexpr int lockSize = 12;
    const QRect lock(cell.room.left(), cell.room.center().y() - lockSize / 2, lockSize, lockSize);
    cell.painter->drawPixmap(
        lock, iconPixmap(Icon::Lock, lockSize, cell.painter->device()->devicePixelRatioF(), cell.theme.text.tertiary));
    cell.painter->setPen(cell.theme.text.tertiary);
    cell.painter->drawText(cell.room.adjusted(lockSize + 4, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, cell.text);
}

void RecordDelegate::paintNothing(const Cell &cell) const
{
    cell.painter->setPen(cell.theme.text.tertiary);
    const QString text = m_nothing.isNull() ? DisplayText::nothing() : m_nothing;
    cell.painter->drawText(cell.room, int(cell.option.displayAlignment) | Qt::TextSingleLine, text);
}

void RecordDelegate::paintLoading(const Cell &cell) const
{
    const int width = cell.room.width() * (3 + (cell.index.row() + cell.index.column()) % 3) / 6;
    const QRect bar(cell.room.left(), cell.room.center().y() - 4, width, 8);
    cell.painter->fillRect(bar, cell.theme.bg.neutral);
}

void RecordDelegate::paintLevel(const Cell &cell) const
{
    const auto level = BadgeLevel(cell.value.text().at(0).unicode() - u'A');
    paintLevelBadge(cell.painter, QRect(cell.room.left(), cell.room.top(), levelBadgeSize.width(), cell.room.height()),
                    level, cell.theme);
}

void RecordDelegate::paintTags(const Cell &cell) const
{
    const QString title = cell.index.data(RecordListModel::LinkTitleRole).toString();
    const int height = std::min(tagHeight, cell.room.height() - 2);
    const QRect room(cell.room.left(), cell.room.center().y() - height / 2 + 1, cell.room.width(), height);
    paintTagRow(cell.painter, room, tagsOf(cell.field, cell.value, title), cell.theme);
}

void RecordDelegate::paintShare(const Cell &cell) const
{
    const QString text = cell.text + u'%';
    const int width = cell.option.fontMetrics.horizontalAdvance(QStringLiteral("100%"));
    cell.painter->setPen(cell.theme.text.primary);
    cell.painter->drawText(cell.room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (cell.room.width() < width + barWidth + 8)
        return;
    const QRectF bar(cell.room.right() - width - barWidth - 7, cell.room.center().y() - 1, barWidth, 4);
    const double share = double(cell.value.integer()) / 100;
    paintBar(cell.painter, bar, share, share >= 0.8 ? cell.theme.success.mark : cell.theme.warning.mark, cell.theme);
}

void RecordDelegate::paintFlag(const Cell &cell) const
{
    if (!cell.value.valueOr(false)) {
        paintText(cell);
        return;
    }
    const QRect place(cell.room.left(), cell.room.center().y() - metrics::icon / 2, metrics::icon, metrics::icon);
    cell.painter->drawPixmap(place, iconPixmap(Icon::Checkmark, metrics::icon,
                                               cell.painter->device()->devicePixelRatioF(), cell.theme.accent.text));
    cell.painter->setPen(cell.theme.text.secondary);
    cell.painter->drawText(cell.room.adjusted(metrics::icon + 4, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                           cell.text);
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const FieldSpec &field = m_fieldOf(index.column());
    int width = option.fontMetrics.horizontalAdvance(index.data().toString());
    if (field.kind == Kind::ChoiceSet || field.kind == Kind::Many) {
        width = 0;
        const auto tags = tagsOf(field, index.data(RecordListModel::RawValueRole).value<Value>(),
                                 index.data(RecordListModel::LinkTitleRole).toString());
        for (const auto &[text, tone] : tags)
            width += tagSize(text).width() + metrics::grid;
    }
    if (isShare(field))
        width += barWidth + 16;
    return {width + 2 * metrics::cellPadding, metrics::control};
}

bool RecordDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    const QString text = index.data().toString();
    const bool isCut = sizeHint(option, index).width() > option.rect.width() || text.contains(u'\n');
    if (event->type() != QEvent::ToolTip || !isCut || text.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    QToolTip::showText(event->globalPos(), plainToolTip(text), view->viewport(), option.rect);
    return true;
}

QWidget *RecordDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (!m_context)
        return nullptr;
    FieldEditor *editor = makeEditor(m_fieldOf(index.column()), *m_context, parent).release();
    if (!editor)
        return nullptr;
    editor->setAutoFillBackground(true);
    auto *self = const_cast<RecordDelegate *>(this);
    // The keys of a cell (Enter, Tab, Esc) come to the widget that really has the keyboard.
    if (editor->input())
        editor->input()->installEventFilter(self);
    connect(
        editor, &FieldEditor::left, self,
        [self, editor] {
            // A list that opened over the cell takes the keyboard for a moment only.
            const bool isElsewhere =
                !editor->isAncestorOf(QApplication::focusWidget()) && !QApplication::activePopupWidget();
            if (isElsewhere && editor->isVisible()) {
                emit self->commitData(editor);
                emit self->closeEditor(editor);
            }
        },
        Qt::QueuedConnection);
    return editor;
}

void RecordDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *field = qobject_cast<FieldEditor *>(editor))
        field->setValue(index.data(RecordListModel::RawValueRole).value<Value>(),
                        index.data(RecordListModel::LinkTitleRole).toString());
}

void RecordDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *field = qobject_cast<FieldEditor *>(editor);
    if (!field || field->typedProblem())
        return;
    model->setData(index, field->linkTitle(), RecordListModel::LinkTitleRole);
    model->setData(index, QVariant::fromValue(field->value()), RecordListModel::RawValueRole);
}

void RecordDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    QRect rect = option.rect;
    rect.setHeight(std::max(rect.height(), editor->sizeHint().height()));
    editor->setGeometry(rect);
}

bool RecordDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    QWidget *editor = widget;
    while (editor && !qobject_cast<FieldEditor *>(editor))
        editor = editor->parentWidget();
    // Qt's own filter expects the editor itself to have the keyboard, and closes it when a part of it loses that.
    if (!editor || event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool next = key == Qt::Key_Tab;
    const bool done = next || key == Qt::Key_Backtab || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!done && key != Qt::Key_Escape)
        return false;
    if (done)
        emit commitData(editor);
    emit closeEditor(editor, next ? EditNextItem : key == Qt::Key_Backtab ? EditPreviousItem : NoHint);
    return true;
}

} // namespace fairdesk
