// What the box in the menu row offers for what is typed: commands of the program, and records that the server found.
#pragma once

#include "client/link/answers.h"
#include "client/theme/icons.h"
#include "common/catalogue/catalogue.h"

#include <QAbstractListModel>

#include <functional>

namespace fairdesk {

// Something that the program can do, found by its words, their pinyin or their initials.
struct Command
{
    QString title;
    QString keys;
    Icon icon = Icon::ChevronRight;
    std::function<void()> run;
};

// Heads of groups and what stands below them.
class CommandModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class RowKind : quint8 { Head, Record, Command, Words };
    enum Role { KindRole = Qt::UserRole + 1, DetailRole, KeysRole, IconRole };

    using QAbstractListModel::QAbstractListModel;

    void setCatalogue(const CataloguePtr &catalogue) { m_catalogue = catalogue; }
    void setCommands(const QList<Command> &commands);
    // Offered while nothing is typed.
    void setFavourites(const QList<SearchHit> &favourites);

    // The commands at once; what the server finds comes by setHits(), what it said no to by setProblem().
    void setText(const QString &text);
    void setHits(const SearchHits &hits);
    void setProblem(const QString &sentence);
    void setSearching(bool searching);

    const SearchHit *hitAt(int row) const;
    const Command *commandAt(int row) const;
    // The next row that can be chosen from `row` in the direction of `step`; -1 if there is none.
    int nextChoice(int row, int step) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        RowKind kind = RowKind::Head;
        QString text;
        QString detail;
        Icon icon = Icon::Search;
        qsizetype index = -1; // in the hits or the commands
    };

    void rebuild();
    void addHits();
    void addCommands();
    static bool answers(const Command &command, const QString &text);

    CataloguePtr m_catalogue;
    QList<Command> m_commands;
    QList<SearchHit> m_favourites;
    QList<SearchHit> m_hits;
    bool m_more = false;
    bool m_searching = false;
    QString m_problem;
    QString m_text;
    QList<Row> m_rows;
};

} // namespace fairdesk
