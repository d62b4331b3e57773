// Who changed what in a customer's record, newest first, as rows.
#pragma once

#include "client/editors/client_context.h"
#include "client/link/answers.h"
#include "common/catalogue/catalogue.h"

#include <QAbstractTableModel>
#include <QHash>

#include <array>

namespace fairdesk {

// One row for each field that changed; the time and the person stand only on the first row of a save.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column : int { TimeColumn, PersonColumn, ActionColumn, FieldColumn, OldColumn, NewColumn, ColumnCount };

    HistoryModel(const ClientContext &context, QObject *parent = nullptr);

    void setCustomer(qint64 customer);
    void reload();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void failed(const QString &sentence);
    void loaded();

private:
    struct Row
    {
        std::array<QString, ColumnCount> texts;
        QByteArray target; // of a field that links: what its numbers mean
        std::array<QList<qint64>, 2> links;
    };

    void ask(qint64 before);
    void take(const QList<HistoryLine> &lines);
    QString text(const FieldSpec *field, const Value &value) const;
    QString linked(const QByteArray &target, const QList<qint64> &ids) const;
    void learnTitles(const QList<Row> &rows);

    const ClientContext &m_context;
    qint64 m_customer = 0;
    QList<Row> m_rows;
    QHash<std::pair<QByteArray, qint64>, QString> m_titles;
    qint64 m_before = 0;
    bool m_atEnd = true;
    bool m_loading = false;
    quint64 m_question = 0;
};

} // namespace fairdesk
