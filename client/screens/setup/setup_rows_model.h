// One list of a plan as a table or a tree that is filled in place.
#pragma once

#include "client/screens/setup/setup_plan.h"

#include <QAbstractItemModel>

#include <functional>

namespace fairdesk {

struct SetupOption
{
    QString key;
    QString text;
};

struct SetupColumn
{
    enum class Kind : quint8 { Words, Choice, Switch };

    QByteArray field;
    QString title;
    Kind kind = Kind::Words;
    int width = 160;
    QString whereEmpty = {}; // stands in a cell without a value, in a quieter ink
    QList<SetupOption> options = {};
};

// Rows keep their numbers while others come and go, so that an error finds its cell. Rows stand below others where
// `isTree` says so.
class SetupRowsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { ProblemRole = Qt::UserRole + 1, OptionsRole, ValueRole };
    using Numbers = std::function<qint64()>;

    // `next` numbers new rows; the presets are what they start with.
    SetupRowsModel(QList<SetupColumn> columns, bool isTree, Numbers next, QObject *parent = nullptr);

    void setRows(const QList<SetupRow> &rows);
    const QList<SetupRow> &rows() const { return m_rows; }
    const QList<SetupColumn> &columns() const { return m_columns; }
    void setOptions(const QByteArray &field, const QList<SetupOption> &options);
    void setPresets(const QMap<QByteArray, QString> &presets) { m_presets = presets; }
    void setEditable(bool editable) { m_editable = editable; }
    bool isTree() const { return m_isTree; }

    // Behind the row, or below it as its part; an invalid one: at the end.
    QModelIndex addRow(const QModelIndex &behind);
    QModelIndex addBelow(const QModelIndex &parent);
    void append(const QList<SetupRow> &rows);
    // With all that stands below it.
    void removeRow(const QModelIndex &index);

    void setProblems(const QList<SetupProblem> &problems);
    QString problemAt(const QModelIndex &index) const;
    QModelIndex indexOf(qint64 row, const QByteArray &field = {}) const;
    const SetupRow *rowAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    // By the user.
    void edited();
    // A row of the centre's own, not one that was only planned.
    void removed(qint64 row);

private:
    QList<qint64> childrenOf(qint64 parent) const;
    qsizetype placeOf(qint64 row) const;
    QModelIndex insert(qint64 parent, int at, qsizetype place);
    QString textOf(const SetupRow &row, const SetupColumn &column) const;
    bool write(const QModelIndex &index, const QString &value);

    QList<SetupColumn> m_columns;
    bool m_isTree;
    Numbers m_next;
    QMap<QByteArray, QString> m_presets;
    bool m_editable = true;
    QList<SetupRow> m_rows; // parents before or after their parts, siblings in their order
    QMap<std::pair<qint64, QByteArray>, QString> m_problems;
};

} // namespace fairdesk
