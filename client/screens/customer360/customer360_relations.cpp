// Which companies the customer's page draws around him, and where their names come from.
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/customer360_page.h"
#include "client/screens/customer360/group_figures.h"
#include "client/screens/customer360/relations_view.h"
#include "client/theme/widgets_panes.h"

namespace fairdesk {
namespace {

constexpr int sistersAtOnce = 10;

QString shortest(const ResultTable &table, int row)
{
    const QString brief = table.columnOf("short_name") >= 0 ? table.value(row, "short_name").text() : QString();
    return brief.isEmpty() ? table.value(row, "name").text() : brief;
}

} // namespace

void Customer360Page::showGroup()
{
    const QString brief = m_file.record.at(QByteArrayLiteral("short_name")).text();
    CompanyGroup group;
    group.self = brief.isEmpty() ? m_file.record.title() : brief;
    group.recommendedBy = relatedCompany("recommended_by");
    group.parent = relatedCompany("parent");
    group.agent = relatedCompany("agent");
    for (const auto &[id, name] : std::as_const(m_sisters))
        group.sisters.append({id, name});
    const ResultTable &children = m_file.panel(FilePanel::Children);
    for (int row = 0; row < children.rowCount(); ++row)
        group.daughters.append({children.id(row), shortest(children, row)});
    for (const qint64 id : competitors()) {
        // One whom this reader may not see has no name either.
        if (const QString name = m_namesOfRelated.value(id); !name.isEmpty())
            group.competitors.append({id, name});
    }
    m_groupPane->setVisible(!group.isAlone());
    m_groupHead->setNote(tr("%n companies", nullptr, group.size()));
    m_relations->show(group);
    m_groupFigures->follow(m_customer, children.rowCount() > 0);
}

std::optional<RelatedCompany> Customer360Page::relatedCompany(const QByteArray &field) const
{
    if (m_file.record.entity().indexOf(field) < 0)
        return {};
    const qint64 id = m_file.record.at(field).integer();
    if (id <= 0)
        return {};
    return RelatedCompany{id, m_namesOfRelated.value(id, m_file.record.linkTitle(field))};
}

QList<qint64> Customer360Page::competitors() const
{
    const int index = m_file.record.entity().indexOf("competitors");
    const auto *ids =
        index < 0 || m_file.record.at(index).isEmpty() ? nullptr : m_file.record.at(index).as<QList<qint64>>();
    return ids ? *ids : QList<qint64>();
}

// Only a group with a parent has sisters, so the question is not part of the one fetch.
void Customer360Page::readSisters()
{
    const qint64 parent = m_file.record.at(QByteArrayLiteral("parent")).integer();
    if (parent <= 0)
        return;
    Query query;
    query.entity = "customer";
    query.columns = {"name", "short_name"};
    query.filter = Filter::all({Filter::compare("parent", Operator::Equal, {Value(parent)}),
                                Filter::compare("id", Operator::NotEqual, {Value(m_customer)})});
    query.limit = sistersAtOnce;
    whenDone(m_context.link.query(query), this, [this, id = m_customer](const Result<ResultTable> &table) {
        if (!table || id != m_customer)
            return;
        m_sisters.clear();
        for (int row = 0; row < table->rowCount(); ++row)
            m_sisters.append({table->id(row), shortest(*table, row)});
        showGroup();
    });
}

// The record knows the full names of single links only; the picture has room for short ones.
void Customer360Page::readRelated()
{
    QList<Value> wanted;
    for (const qint64 id : competitors())
        wanted.append(Value(id));
    for (const char *field : {"recommended_by", "parent", "agent"}) {
        if (const auto company = relatedCompany(field))
            wanted.append(Value(company->id));
    }
    if (wanted.isEmpty())
        return;
    Query query;
    query.entity = "customer";
    query.columns = {"name", "short_name"};
    query.filter = Filter::compare("id", Operator::In, wanted);
    query.limit = int(wanted.size());
    whenDone(m_context.link.query(query), this, [this, id = m_customer](const Result<ResultTable> &table) {
        if (!table || id != m_customer)
            return;
        for (int row = 0; row < table->rowCount(); ++row)
            m_namesOfRelated.insert(table->id(row), shortest(*table, row));
        showGroup();
    });
}

} // namespace fairdesk
