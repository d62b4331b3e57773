#include "client/forms/bulk_bar.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace fairdesk {
namespace {

constexpr int barHeight = 36;

} // namespace

BulkBar::BulkBar(QWidget *parent)
    : QWidget(parent)
    , m_count(makeLabel({}, TypeRole::BodyBold, TextRole::Accent, this))
    , m_sums(makeLabel({}, TypeRole::Secondary, TextRole::Secondary, this))
    , m_assign(new QPushButton(icon(Icon::Transfer), tr("Transfer"), this))
    , m_copy(new QPushButton(icon(Icon::Copy), tr("Copy"), this))
    , m_keep(new QPushButton(icon(Icon::Save), tr("Keep as a list"), this))
    , m_export(new QPushButton(icon(Icon::Export), tr("Export"), this))
    , m_delete(new QPushButton(icon(Icon::Delete, TextRole::Danger), tr("Delete"), this))
    , m_clear(new QPushButton(tr("Clear selection"), this))
{
    setFixedHeight(barHeight);
    setSurface(this, Surface::AccentSoft);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, metrics::pageMarginRight, 0);
    row->setSpacing(metrics::grid);
    row->addWidget(m_count);
    row->addSpacing(metrics::gap);
    row->addWidget(m_sums);
    row->addSpacing(metrics::gap);
    for (QPushButton *button : {m_assign, m_copy, m_keep, m_export, m_delete}) {
        setButtonRole(button, button == m_delete ? ButtonRole::Danger : ButtonRole::Plain);
        setSmall(button);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    setButtonRole(m_clear, ButtonRole::Plain);
    setSmall(m_clear);
    setKeyHint(m_clear, QStringLiteral("Esc"));
    row->addWidget(m_clear);
    connect(m_assign, &QPushButton::clicked, this, &BulkBar::assignWanted);
    connect(m_copy, &QPushButton::clicked, this, &BulkBar::copyWanted);
    connect(m_keep, &QPushButton::clicked, this, &BulkBar::keepWanted);
    connect(m_export, &QPushButton::clicked, this, &BulkBar::exportWanted);
    connect(m_delete, &QPushButton::clicked, this, &BulkBar::deleteWanted);
    connect(m_clear, &QPushButton::clicked, this, &BulkBar::clearWanted);
}

void BulkBar::setAllowed(bool assign, bool remove, bool exporting)
{
    m_assign->setVisible(assign);
    m_delete->setVisible(remove);
    m_export->setVisible(exporting);
}

void BulkBar::setCount(qint64 count, const QString &sums, bool mayKeep)
{
    m_keep->setVisible(mayKeep);
    m_count->setText(tr("%n selected", nullptr, int(count)));
    m_sums->setText(sums);
    m_sums->setVisible(!sums.isEmpty());
}

} // namespace fairdesk
