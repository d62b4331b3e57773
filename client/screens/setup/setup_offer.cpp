#include "client/screens/setup/setup_offer.h"

#include "client/link/when_done.h"
#include "client/theme/widgets_panes.h"

#include <QEvent>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

Query oneOf(const char *entity, const char *column, const Filter &filter = {})
{
    Query query;
    query.entity = entity;
    query.columns = {column};
    query.filter = filter;
    query.limit = 1;
    return query;
}

} // namespace

SetupOffer::SetupOffer(ServerLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
    , m_banner(new Banner(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    hide();
    connect(m_banner, &Banner::actionTriggered, this, &SetupOffer::accepted);
    look();
}

void SetupOffer::look()
{
    if (!m_link.session().administrator)
        return;
    const int round = ++m_round;
    m_open = 0;
    m_facts = 0;
    ask(oneOf("setting", "value",
              Filter::all({Filter::compare("key", Operator::Equal, {Value(QStringLiteral("centre.name"))}),
                           Filter::compare("value", Operator::Empty, {Value(false)})})),
        HasName, round);
    ask(oneOf("customer", "name"), HasCustomer, round);
    ask(oneOf("team", "name"), HasDepartment, round);
}

void SetupOffer::ask(const Query &query, Fact fact, int round)
{
    ++m_open;
    whenDone(m_link.query(query), this, [this, fact, round](const Result<ResultTable> &rows) {
        if (round != m_round)
            return;
        // What could not be read is no reason to offer anything.
        if (!rows || rows->rowCount() > 0)
            m_facts |= fact;
        if (--m_open == 0)
            decide();
    });
}

void SetupOffer::decide()
{
    const bool hasDepartment = (m_facts & HasDepartment) != 0;
    const bool isUsed = (m_facts & (HasName | HasCustomer)) != 0;
    show(!hasDepartment || !isUsed);
}

void SetupOffer::show(bool isNew)
{
    m_isNew = isNew;
    setVisible(isNew);
    if (isNew)
        m_banner->showMessage(Tone::Accent, tr("This centre is new and waits to be set up."), tr("Set up your centre"));
}

void SetupOffer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_isNew)
        show(true);
    QWidget::changeEvent(event);
}

} // namespace fairdesk
