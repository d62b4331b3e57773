// What is in a file before it is imported: its first rows, and what each column means.
#pragma once

#include "client/forms/table_sample.h"
#include "common/catalogue/catalogue.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace fairdesk {

// A field that a column may become.
struct ImportTarget
{
    QByteArray key; // "name", "contact.name"
    QString label;
    FieldSpec field;
};
QList<ImportTarget> importTargets(const Catalogue &catalogue, const EntitySpec &entity,
                                  const QLocale &locale = QLocale());
// By key or by label in either language; empty: the server's own list of usual headers decides.
QByteArray guessedTarget(const QList<ImportTarget> &targets, const QString &header);

// How one column is treated.
struct ColumnMapping
{
    enum class Kind : quint8 { Automatic, Skip, Field };
    Kind kind = Kind::Automatic;
    QByteArray key;
    bool operator==(const ColumnMapping &) const = default;
};

// The sample as a table; cells that will not pass are marked.
class ImportPreview final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { ProblemRole = Qt::UserRole + 1, GuessedRole };

    ImportPreview(QList<ImportTarget> targets, QObject *parent = nullptr);

    void setSample(const TableSample &sample);
    const TableSample &sample() const { return m_sample; }
    QStringList headers() const;
    void setMapping(int column, const ColumnMapping &mapping);
    const QList<ColumnMapping> &mapping() const { return m_mapping; }
    const QList<ImportTarget> &targets() const { return m_targets; }
    const ImportTarget *target(int column) const;

    int problemCount() const { return int(m_problems.size()); }
    // The next marked cell after this one, round the end; invalid if there is none.
    QModelIndex nextProblem(const QModelIndex &from) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void checked();

private:
    void check();

    QList<ImportTarget> m_targets;
    TableSample m_sample;
    QList<ColumnMapping> m_mapping;
    QHash<std::pair<int, int>, QString> m_problems;
};

} // namespace fairdesk
