#include "client/screens/customer360/group_figures.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/customer_file.h"
#include "client/screens/customer360/related_list.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QDialog>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr QSize listSize(960, 560);
// A notice does not say whose call it was, so the figures are counted anew, but not at every call of a busy morning.
constexpr int changesDelay = 1500;

} // namespace

GroupFigures::GroupFigures(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setSurface(this, Surface::Surface);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 4, 12, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(0);
    grid->addWidget(makeLabel(tr("Whole group"), TypeRole::Secondary, TextRole::Secondary, this), 0, 0);
    for (const Figure figure : allFigures) {
        auto *button = new QPushButton(this);
        setButtonRole(button, ButtonRole::Link);
        setSmall(button);
        button->setAutoDefault(false);
        button->hide();
        m_buttons.insert(figure, button);
        grid->addWidget(button, int(figure) / 2, 1 + int(figure) % 2, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, [this, figure] { openList(figure); });
    }
    grid->setColumnStretch(2, 1);
    hide();
    m_again.setSingleShot(true);
    m_again.setInterval(changesDelay);
    connect(&m_again, &QTimer::timeout, this, &GroupFigures::read);
    connect(&context.link, &ServerLink::changed, this, &GroupFigures::onChanges);
}

QByteArray GroupFigures::entityOf(Figure figure)
{
    switch (figure) {
    case Figure::Companies:
        return "customer";
    case Figure::Contacts:
        return "contact";
    case Figure::Interactions:
        return "interaction";
    case Figure::Tasks:
        return "task";
    }
    return {};
}

QString GroupFigures::words(Figure figure, qint64 count)
{
    switch (figure) {
    case Figure::Companies:
        return tr("%Ln companies", nullptr, int(count));
    case Figure::Contacts:
        return tr("%Ln contacts", nullptr, int(count));
    case Figure::Interactions:
        return tr("%Ln interactions in 12 months", nullptr, int(count));
    case Figure::Tasks:
        return tr("%Ln open tasks", nullptr, int(count));
    }
    return {};
}

std::optional<Query> GroupFigures::question(Figure figure) const
{
    const QHash<Figure, FilePanel> panels{{Figure::Companies, FilePanel::Children},
                                          {Figure::Contacts, FilePanel::Contacts},
                                          {Figure::Interactions, FilePanel::RecentInteractions},
                                          {Figure::Tasks, FilePanel::Tasks}};
    auto query = panelQuery(*m_context.link.catalogue(), panels.value(figure), m_customer, clockOf(m_context)->today(),
                            Operator::Under);
    // The parent is one of its companies.
    if (query && figure == Figure::Companies)
        query->filter = Filter::any({query->filter, Filter::compare("id", Operator::Equal, {Value(m_customer)})});
    return query;
}

void GroupFigures::follow(qint64 customer, bool leads)
{
    if (customer != std::exchange(m_customer, customer) || !leads) {
        ++m_round;
        m_again.stop();
        for (QPushButton *button : std::as_const(m_buttons))
            button->hide();
        hide();
    }
    if (!leads)
        m_customer = 0;
}

void GroupFigures::read()
{
    if (m_customer <= 0)
        return;
    m_stale = false;
    FetchRequest request;
    request.entity = "customer";
    request.id = m_customer;
    request.columns = {"name"};
    QList<Figure> asked;
    for (const Figure figure : allFigures) {
        auto query = question(figure);
        if (!query)
            continue;
        query->columns = {"id"};
        query->sort.clear();
        query->limit = 1;
        query->withTotal = true;
        request.panels.append(*query);
        asked.append(figure);
    }
    whenDone(m_context.link.fetch(request), this,
             [this, asked, round = ++m_round](const Result<FetchedRecord> &answer) {
                 if (answer && round == m_round)
                     take(asked, *answer);
             });
}

void GroupFigures::take(const QList<Figure> &asked, const FetchedRecord &answer)
{
    for (qsizetype i = 0; i < std::min(asked.size(), answer.panels.size()); ++i) {
        QPushButton *button = m_buttons.value(asked.at(i));
        button->setText(words(asked.at(i), std::max<qint64>(answer.panels.at(i).total(), 0)));
        button->setAccessibleName(tr("Whole group: %1").arg(button->text()));
        button->show();
    }
    setVisible(!asked.isEmpty());
}

QStringList GroupFigures::words() const
{
    QStringList all;
    for (const Figure figure : allFigures) {
        if (const QPushButton *button = m_buttons.value(figure); !button->isHidden())
            all.append(button->text());
    }
    return all;
}

void GroupFigures::openList(Figure figure)
{
    const auto query = question(figure);
    if (!query)
        return;
    auto *window = new QDialog(this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(tr("Whole group: %1").arg(m_buttons.value(figure)->text()));
    window->resize(listSize);
    auto *column = new QVBoxLayout(window);
    column->setContentsMargins(0, 0, 0, 0);
    auto *list = new RelatedList(m_context, entityOf(figure), window);
    list->setGroup(m_customer, query->filter);
    column->addWidget(list);
    window->show();
    list->setFocus();
}

void GroupFigures::onChanges(const QList<ChangeNotice> &changes)
{
    if (m_customer <= 0 || m_again.isActive())
        return;
    const bool concerns = std::any_of(changes.begin(), changes.end(), [](const ChangeNotice &change) {
        return std::any_of(allFigures.begin(), allFigures.end(),
                           [&](Figure figure) { return entityOf(figure) == change.entity; });
    });
    if (concerns && isVisible())
        m_again.start();
    else if (concerns)
        m_stale = true;
}

void GroupFigures::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

} // namespace fairdesk
