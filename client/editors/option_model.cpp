#include "client/editors/option_model.h"

#include "client/editors/record_delegate.h"
#include "client/theme/icons.h"
#include "client/theme/theme.h"
#include "common/text/search_keys.h"

#include <QPainter>

namespace fairdesk {
namespace {

constexpr int markRoom = 20;
constexpr int dotSize = 8;
constexpr int padding = 8;

} // namespace

void OptionModel::setOptions(QList<PickOption> options)
{
    if (options == m_options)
        return;
    beginResetModel();
    m_options = std::move(options);
    endResetModel();
}

int OptionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_options.size());
}

QVariant OptionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PickOption &option = m_options.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return option.text;
    case Qt::AccessibleTextRole:
        return option.detail.isEmpty() ? option.text : option.text + u' ' + option.detail;
    case DetailRole:
        return option.detail;
    case ColourRole:
        return option.colour;
    case CheckedRole:
        return option.checked;
    case CreateRole:
        return option.kind == PickOption::Kind::Create;
    default:
        return {};
    }
}

QList<PickOption> matchingOptions(const QList<PickOption> &all, const QString &typed)
{
    if (typed.trimmed().isEmpty())
        return all;
    const SearchQuery query = parseQuery(typed);
    QList<std::pair<int, PickOption>> found;
    for (const PickOption &option : all) {
        const int quality =
            option.text.compare(typed.trimmed(), Qt::CaseInsensitive) == 0 || option.key == typed.trimmed()
                ? std::numeric_limits<int>::max()
                : rank(query, {.names = {option.text}, .phones = {}, .emails = {}, .numbers = {}});
        if (quality > 0)
            found.append({quality, option});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<PickOption> options;
    for (auto &[quality, option] : found)
        options.append(std::move(option));
    return options;
}

QList<PickOption> pickOptions(const QList<ChoiceOption> &choices)
{
    QList<PickOption> options;
    for (const ChoiceOption &choice : choices)
        options.append({.key = choice.key, .text = choice.text, .colour = choice.colour});
    return options;
}

void OptionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, current ? theme.bg.selected : theme.bg.surface);
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    const bool isCreate = index.data(OptionModel::CreateRole).toBool();
    const QByteArray colour = index.data(OptionModel::ColourRole).toByteArray();
    const QRect mark(rect.left(), rect.center().y() - metrics::icon / 2, metrics::icon, metrics::icon);
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (isCreate || index.data(OptionModel::CheckedRole).toBool()) {
        painter->drawPixmap(
            mark, iconPixmap(isCreate ? Icon::Add : Icon::Checkmark, metrics::icon, ratio, theme.accent.text));
    } else if (!colour.isEmpty()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.tone(toneOf(colour)).mark);
        painter->drawEllipse(
            QRect(mark.center().x() - dotSize / 2, mark.center().y() - dotSize / 2 + 1, dotSize, dotSize));
    }
    rect.setLeft(rect.left() + markRoom);
    const QString detail = index.data(OptionModel::DetailRole).toString();
    const QString text = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    painter->setFont(option.font);
    painter->setPen(isCreate ? theme.accent.text : theme.text.primary);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    const int used = option.fontMetrics.horizontalAdvance(text) + padding;
    const QRect room = rect.adjusted(used, 0, 0, 0);
    if (!detail.isEmpty() && room.width() > 24) {
        const QFont font = Theme::font(TypeRole::Secondary);
        painter->setFont(font);
        painter->setPen(theme.text.tertiary);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(detail, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize OptionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    return {text + markRoom + 2 * padding, metrics::control};
}

} // namespace fairdesk
