#include "client/screens/setup/setup_offer.h"

#include "client/data/draft_store.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_panes.h"

#include <QEvent>
#include <QPushButton>
#include <QSettings>
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

QString besideDrafts(const DraftStore &drafts)
{
    QString path = drafts.path();
    path.replace(QStringLiteral("/drafts-"), QStringLiteral("/setup-"));
    return path.section(u'.', 0, -2) + QStringLiteral(".ini");
}

constexpr QLatin1String dismissedKey("dismissed");

} // namespace

SetupOffer::SetupOffer(const ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_link(context.link)
    , m_file(besideDrafts(context.drafts))
    , m_banner(new Banner(this))
    , m_notNow(new QPushButton(m_banner))
{
    setButtonRole(m_notNow, ButtonRole::Link);
    setSmall(m_notNow);
    m_banner->layout()->addWidget(m_notNow);
    connect(m_notNow, &QPushButton::clicked, this, &SetupOffer::dismiss);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    hide();
    connect(m_banner, &Banner::actionTriggered, this, &SetupOffer::accepted);
    look();
}

void SetupOffer::look()
{
    if (!m_link.session().administrator || isDismissed())
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

void SetupOffer::dismiss()
{
    QSettings(m_file, QSettings::IniFormat).setValue(dismissedKey, true);
    ++m_round; // an answer on its way brings it back no more
    show(false);
}

bool SetupOffer::isDismissed() const
{
    return QSettings(m_file, QSettings::IniFormat).value(dismissedKey).toBool();
}

void SetupOffer::show(bool isNew)
{
    m_isNew = isNew;
    setVisible(isNew);
    if (!isNew)
        return;
    m_notNow->setText(tr("Not now"));
    const bool isUsed = (m_facts & (HasName | HasCustomer)) != 0;
    m_banner->showMessage(Tone::Accent,
                          isUsed ? tr("This centre has no departments yet.")
                                 : tr("This centre is new and waits to be set up."),
                          tr("Set up your centre"));
}

void SetupOffer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_isNew)
        show(true);
    QWidget::changeEvent(event);
}

} // namespace fairdesk
