#include "client/screens/customer360/history_page.h"

#include "client/theme/theme_manager.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"

#include <QTableView>
#include <QVBoxLayout>

namespace fairdesk {

HistoryPage::HistoryPage(const ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_model(context)
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(Icon::History, tr("Nothing was changed yet"), {}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    column->addWidget(m_empty);
    prepareTable(m_table, context.themes.density());
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Changes"));
    constexpr std::array widths{140, 120, 90, 150, 280};
    for (size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(int(i), widths[i]);
    const auto showEmpty = [this] {
        m_table->setVisible(m_model.rowCount() > 0);
        m_empty->setVisible(m_model.rowCount() == 0);
    };
    m_empty->hide();
    connect(&m_model, &HistoryModel::loaded, this, showEmpty);
    connect(&m_model, &HistoryModel::failed, this, &HistoryPage::failed);
    setFocusProxy(m_table);
}

void HistoryPage::setCustomer(qint64 customer)
{
    m_model.setCustomer(customer);
}

void HistoryPage::reload()
{
    m_model.reload();
}

} // namespace fairdesk
