#include "client/screens/customer360/related_list.h"

#include "client/data/choice_labels.h"
#include "client/data/field_path.h"
#include "client/data/record_list_model.h"
#include "client/editors/context_tools.h"
#include "client/forms/record_table.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

QByteArray linkField(const QByteArray &entity)
{
    return entity == "customer" ? "parent" : "customer";
}

} // namespace

RelatedList::RelatedList(ClientContext &context, QByteArray entity, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_entity(std::move(entity))
    , m_model(new RecordListModel(context.link, displayOf(context), this))
    , m_table(new RecordTable(context, *m_model, this))
    , m_empty(nullptr)
{
    const EntityPtr spec = entityOf(context, m_entity);
    const QString one = spec ? inSentence(labelText(spec->label)) : QString();
    const QString many = spec ? labelText(spec->plural) : QString();
    //: %1 is a kind of record in the plural: no tasks
    m_empty = new EmptyState(Icon::Table, tr("No %1 yet").arg(inSentence(many)), {}, this);
    auto *bar = new QWidget(this);
    bar->setFixedHeight(metrics::filterRow);
    setSurface(bar, Surface::Chrome);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    auto *count = makeLabel({}, TypeRole::Secondary, TextRole::Tertiary, bar);
    row->addWidget(count);
    row->addStretch(1);
    if (mayCreate(context, m_entity)) {
        auto *add = new QPushButton(icon(Icon::Add), tr("New %1").arg(one), bar);
        setSmall(add);
        row->addWidget(add);
        connect(add, &QPushButton::clicked, this, &RelatedList::create);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, this));
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    m_table->setAccessibleName(many);
    setFocusProxy(m_table);
    connect(m_table, &RecordTable::openWanted, this, [this](qint64 id) { m_context.openRecord(m_entity, id); });
    connect(m_model, &RecordListModel::totalChanged, this, [this, count](qint64 total) {
        count->setText(tr("%Ln records", nullptr, int(total)));
        showEmpty();
    });
    connect(m_model, &RecordListModel::loadingChanged, this, &RelatedList::showEmpty);
    connect(m_model, &RecordListModel::failed, this, [this](const Error &error) { emit failed(error.render()); });
    m_empty->hide();
}

void RelatedList::setCustomer(qint64 customer)
{
    if (customer == m_customer)
        return;
    m_customer = customer;
    ask(Filter::compare(linkField(m_entity), Operator::Equal, {Value(customer)}), false);
}

void RelatedList::setGroup(qint64 customer, const Filter &filter)
{
    m_customer = customer;
    ask(filter, true);
}

void RelatedList::ask(const Filter &filter, bool namesCustomer)
{
    const EntityPtr spec = entityOf(m_context, m_entity);
    if (!spec)
        return;
    QList<QByteArray> columns = defaultColumns(*spec);
    if (!namesCustomer)
        columns.removeAll(linkField(m_entity));
    Query query;
    query.entity = m_entity;
    query.columns = columns;
    query.filter = filter;
    query.withTotal = true;
    for (const char *newest : {"at", "due"}) {
        if (spec->field(newest))
            query.sort = {{newest, qstrcmp(newest, "at") == 0 ? Descending : Ascending}};
    }
    m_model->setQuery(query);
}

void RelatedList::create()
{
    m_context.createRecord(m_entity, {{linkField(m_entity), Value(m_customer)}});
}

void RelatedList::showEmpty()
{
    const bool none = !m_model->isLoading() && m_model->total() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
}

} // namespace fairdesk
