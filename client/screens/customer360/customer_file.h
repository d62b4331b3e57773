// Everything about one customer as his page shows it, and the questions that it takes to know it.
#pragma once

#include "client/link/answers.h"
#include "common/catalogue/catalogue.h"

#include <QHash>

namespace fairdesk {

// What stands beside the customer's own record.
enum class FilePanel : quint8 { Contacts, Tasks, Interactions, RecentInteractions, Notes, Children };

// One round trip fills it; afterwards each panel is refreshed by itself.
struct CustomerFile
{
    Record record;
    QList<Action> actions;
    QHash<FilePanel, ResultTable> panels;

    const ResultTable &panel(FilePanel panel) const;
    // Of all records, not only of those that were read; 0 if the reader may not see them.
    qint64 count(FilePanel panel) const;
    bool shows(FilePanel panel) const { return panels.contains(panel); }
    bool may(Action action) const { return actions.contains(action); }
};

inline constexpr int interactionsAtOnce = 50;

QByteArray entityOf(FilePanel panel);
// Nothing if the reader may not see such records. With Under, those of all companies below the customer are meant too.
std::optional<Query> panelQuery(const Catalogue &catalogue, FilePanel panel, qint64 customer, QDate today,
                                Operator reach = Operator::Equal);

// The request for all of it, and what its answer becomes.
struct CustomerRequest
{
    FetchRequest fetch;
    QList<FilePanel> panels; // in the order of the fetch's panels
};
CustomerRequest customerRequest(const Catalogue &catalogue, qint64 customer, QDate today);
CustomerFile customerFileFrom(const Catalogue &catalogue, const CustomerRequest &request, const FetchedRecord &answer);

// How many fields of the form are still empty, of those that the reader may see.
int emptyFields(const Record &customer);

} // namespace fairdesk
