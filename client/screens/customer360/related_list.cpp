#include "client/screens/customer360/related_list.h"

#include "client/data/choice_labels.h"
#include "client/data/field_path.h"
#include "client/data/record_list_model.h"
#include "client/editors/context_tools.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/theme_manager.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr char linkField[] = "customer";

int widthOf(const FieldSpec &field)
{
    if (field.is(Title))
        return 280;
    switch (field.kind) {
    case Kind::LongText:
        return 280;
    case Kind::Boolean:
    case Kind::Date:
    case Kind::Choice:
    case Kind::Integer:
        return 96;
    case Kind::Text:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
    case Kind::Decimal:
    case Kind::Instant:
    case Kind::Money:
    case Kind::ChoiceSet:
    case Kind::Ref:
    case Kind::Many:
    case Kind::Lines:
        return 130;
    }
    return 130;
}

} // namespace

RelatedList::RelatedList(ClientContext &context, QByteArray entity, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_entity(std::move(entity))
    , m_model(new RecordListModel(context.link, displayOf(context), this))
    , m_table(new QTableView(this))
    , m_empty(nullptr)
{
    const EntityPtr spec = entityOf(context, m_entity);
    const QString one = spec ? labelText(spec->label) : QString();
    const QString many = spec ? labelText(spec->plural) : QString();
    //: %1 is a kind of record in the plural: no tasks
    m_empty = new EmptyState(Icon::Table, tr("No %1 yet").arg(many), {}, this);
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
    prepareTable(m_table, context.themes.density());
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->setAccessibleName(many);
    setFocusProxy(m_table);
    connect(&context.themes, &ThemeManager::densityChanged, m_table,
            [this](Density density) { setRowDensity(m_table, density); });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) { openRow(index.row()); });
    auto *open = new QShortcut(QKeySequence(Qt::Key_Return), m_table);
    open->setContext(Qt::WidgetShortcut);
    connect(open, &QShortcut::activated, this, [this] { openRow(m_table->currentIndex().row()); });
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
    const EntityPtr spec = entityOf(m_context, m_entity);
    if (customer == m_customer || !spec)
        return;
    m_customer = customer;
    QList<QByteArray> columns = defaultColumns(*spec);
    columns.removeAll(linkField);
    Query query;
    query.entity = m_entity;
    query.columns = columns;
    query.filter = Filter::compare(linkField, Operator::Equal, {Value(customer)});
    query.withTotal = true;
    for (const char *newest : {"at", "due"}) {
        if (spec->field(newest))
            query.sort = {{newest, qstrcmp(newest, "at") == 0 ? Descending : Ascending}};
    }
    m_model->setQuery(query);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, widthOf(m_model->fieldOf(column)));
}

void RelatedList::openRow(int row)
{
    if (row >= 0 && m_model->idAt(row) > 0)
        m_context.openRecord(m_entity, m_model->idAt(row));
}

void RelatedList::create()
{
    m_context.createRecord(m_entity, {{linkField, Value(m_customer)}});
}

void RelatedList::showEmpty()
{
    const bool none = !m_model->isLoading() && m_model->total() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
}

} // namespace fairdesk
