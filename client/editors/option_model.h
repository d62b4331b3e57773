// What a field offers while somebody types into it.
#pragma once

#include "client/data/choice_labels.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace fairdesk {

// One thing that can be picked.
struct PickOption
{
    enum class Kind : quint8 { Item, Create };

    QString key; // of a choice, or the id of a record
    QString text;
    QString detail = {};
    QByteArray colour = {};
    bool checked = false;
    Kind kind = Kind::Item;
    bool operator==(const PickOption &) const = default;
};

// The options that match what was typed, in the order in which they are offered.
class OptionModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, ColourRole, CheckedRole, CreateRole };

    using QAbstractListModel::QAbstractListModel;

    void setOptions(QList<PickOption> options);
    const QList<PickOption> &options() const { return m_options; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<PickOption> m_options;
};

// Options by how well they match: parts of words and pinyin, as in every search of the program. Nothing typed: all.
QList<PickOption> matchingOptions(const QList<PickOption> &all, const QString &typed);
QList<PickOption> pickOptions(const QList<ChoiceOption> &choices);

// A line of the list: a dot of the choice's colour or a check mark, the text, the detail in a quieter ink.
class OptionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace fairdesk
