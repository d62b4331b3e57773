// How the customer's page follows what others save, and what it changes itself.
#include "client/screens/customer360/customer360_page.h"

#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/group_figures.h"
#include "client/screens/customer360/history_page.h"
#include "client/screens/customer360/identity_head.h"
#include "client/screens/customer360/notes_pane.h"
#include "client/screens/customer360/quick_entry.h"
#include "client/screens/customer360/side_panes.h"
#include "client/screens/customer360/timeline_view.h"
#include "client/theme/widgets_panes.h"

namespace fairdesk {
namespace {

constexpr std::array livePanels{FilePanel::Contacts, FilePanel::Tasks, FilePanel::Interactions, FilePanel::Notes,
                                FilePanel::Children};
constexpr qsizetype fewIds = 200; // more at once is an import: reading the panel is cheaper than asking for each

} // namespace

void Customer360Page::onChanges(const QList<ChangeNotice> &changes)
{
    for (const ChangeNotice &change : changes) {
        if (change.entity == "customer" && change.id == m_customer && change.isRemoval() && !m_deleted) {
            m_deleted = true;
            m_error->setError(tr("This customer is no longer there, or no longer visible"), {}, tr("Close the page"));
            m_error->show();
            m_body->hide();
            return;
        }
        const bool concerns = change.entity == "customer" ||
                              std::any_of(livePanels.begin(), livePanels.end(),
                                          [&](FilePanel panel) { return entityOf(panel) == change.entity; });
        if (concerns)
            m_touched[change.entity].insert(change.id);
    }
    if (m_touched.isEmpty())
        return;
    if (!isVisible())
        m_stale = true;
    // Not started anew by every notice: a busy morning must not put it off for ever.
    if (!m_live.isActive())
        m_live.start();
}

void Customer360Page::readTouched()
{
    const QHash<QByteArray, QSet<qint64>> touched = std::exchange(m_touched, {});
    if (!isLoaded() || m_stale)
        return;
    for (auto it = touched.cbegin(); it != touched.cend(); ++it) {
        if (it.key() == "customer" && it->contains(m_customer))
            readRecord();
        for (const FilePanel panel : livePanels) {
            if (entityOf(panel) != it.key() || !m_file.shows(panel))
                continue;
            if (it->size() > fewIds || showsRow(panel, it.value()))
                readPanel(panel);
            else
                askWhetherOurs(panel, it.value());
        }
    }
}

bool Customer360Page::showsRow(FilePanel panel, const QSet<qint64> &ids) const
{
    const ResultTable &table = m_file.panel(panel);
    for (int row = 0; row < table.rowCount(); ++row) {
        if (ids.contains(table.id(row)))
            return true;
    }
    return false;
}

// A notice names a record, not its customer; one small question is cheaper than reading the panel at every call that a
// colleague records somewhere else.
void Customer360Page::askWhetherOurs(FilePanel panel, const QSet<qint64> &ids)
{
    auto query = panelQuery(*m_context.link.catalogue(), panel, m_customer, clockOf(m_context)->today());
    if (!query)
        return;
    QList<Value> values;
    for (const qint64 id : ids)
        values.append(Value(id));
    query->filter = Filter::all({query->filter, Filter::compare("id", Operator::In, values)});
    query->columns = {"id"};
    query->sort.clear();
    query->limit = 1;
    query->withTotal = false;
    whenDone(m_context.link.query(*query), this, [this, panel, id = m_customer](const Result<ResultTable> &table) {
        if (table && table->rowCount() > 0 && id == m_customer)
            readPanel(panel);
    });
}

void Customer360Page::readPanel(FilePanel panel)
{
    const auto query = panelQuery(*m_context.link.catalogue(), panel, m_customer, clockOf(m_context)->today());
    if (!query)
        return;
    if (panel == FilePanel::Interactions)
        readPanel(FilePanel::RecentInteractions);
    whenDone(m_context.link.query(*query), this, [this, panel, id = m_customer](const Result<ResultTable> &table) {
        if (!table || id != m_customer)
            return;
        m_file.panels.insert(panel, *table);
        m_head->show(m_file);
        fillTabs();
        switch (panel) {
        case FilePanel::Contacts:
            m_contacts->show(m_file);
            m_entry->setCustomer(m_file);
            return;
        case FilePanel::Tasks:
            m_tasks->show(m_file, clockOf(m_context)->today());
            return;
        case FilePanel::Interactions:
            m_timeline->show(m_file);
            return;
        case FilePanel::RecentInteractions:
            return;
        case FilePanel::Notes:
            m_notes->show(m_file);
            m_timeline->show(m_file);
            return;
        case FilePanel::Children:
            showGroup();
            m_groupFigures->read();
            return;
        }
    });
}

void Customer360Page::readRecord()
{
    FetchRequest request;
    request.entity = "customer";
    request.id = m_customer;
    whenDone(m_context.link.fetch(request), this, [this, id = m_customer](const Result<FetchedRecord> &answer) {
        if (!answer || id != m_customer)
            return;
        const EntityPtr entity = m_context.link.catalogue()->find("customer");
        const qint64 parent = m_file.record.at(QByteArrayLiteral("parent")).integer();
        m_file.record = answer->record.record(0, entity);
        m_file.actions = answer->actions;
        m_head->show(m_file);
        m_facts->show(m_file);
        if (m_file.record.at(QByteArrayLiteral("parent")).integer() != parent) {
            m_sisters.clear();
            readSisters();
        }
        readRelated();
        showGroup();
        emit titleChanged(m_file.record.at(QByteArrayLiteral("short_name")).text().isEmpty()
                              ? m_file.record.title()
                              : m_file.record.at(QByteArrayLiteral("short_name")).text());
        if (auto *history = qobject_cast<HistoryPage *>(m_made.value(SubPage::History)))
            history->reload();
    });
}

void Customer360Page::removeCustomer()
{
    const RecordChange change{.operation = RecordChange::Operation::Delete,
                              .entity = "customer",
                              .id = m_customer,
                              .version = m_file.record.version(),
                              .values = {},
                              .lines = {}};
    m_deleted = true; // its own notice is no news
    whenDone(m_context.link.save({.changes = {change}, .key = {}, .onDuplicate = OnDuplicate::ByRule, .reason = {}}),
             this, [this](const Result<SaveResult> &answer) {
                 if (!answer) {
                     m_deleted = false;
                     showProblem(answer.error().render());
                     return;
                 }
                 m_body->setEnabled(false);
                 m_banner->showMessage(Tone::Accent, tr("%1 was deleted").arg(m_file.record.title()), tr("Undo"));
             });
}

void Customer360Page::restoreCustomer()
{
    const RecordChange change{.operation = RecordChange::Operation::Restore,
                              .entity = "customer",
                              .id = m_customer,
                              .version = 0,
                              .values = {},
                              .lines = {}};
    whenDone(m_context.link.save({.changes = {change}, .key = {}, .onDuplicate = OnDuplicate::ByRule, .reason = {}}),
             this, [this](const Result<SaveResult> &answer) {
                 if (!answer) {
                     showProblem(answer.error().render());
                     return;
                 }
                 m_deleted = false;
                 m_body->setEnabled(true);
                 m_banner->hide();
                 refresh();
             });
}

} // namespace fairdesk
