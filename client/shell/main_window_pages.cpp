// Which widget each page is, and how pages open each other.
#include "client/shell/main_window.h"

#include "client/data/choice_labels.h"
#include "client/data/record_list_model.h"
#include "client/forms/import_wizard.h"
#include "client/forms/list_page.h"
#include "client/forms/record_form.h"
#include "client/screens/customer360/customer360_page.h"
#include "client/screens/setup/setup_offer.h"
#include "client/screens/setup/setup_wizard.h"
#include "client/shell/areas.h"
#include "client/shell/navigation_rail.h"
#include "common/catalogue/entities/customer.h"

namespace fairdesk {
namespace {

constexpr int neighboursEachWay = 250;

} // namespace

void MainWindow::open(const PageAddress &address, bool inFront)
{
    if (!isKnown(address))
        return;
    m_pages->open(address, titleOf(address), iconOf(*m_context.link.catalogue(), address.entity), inFront);
}

bool MainWindow::isKnown(const PageAddress &address) const
{
    return m_context.link.catalogue() && m_context.link.catalogue()->find(address.entity);
}

QString MainWindow::titleOf(const PageAddress &address) const
{
    const Catalogue &catalogue = *m_context.link.catalogue();
    switch (address.kind) {
    case PageAddress::Kind::List:
        return areaTitle(catalogue, address.entity);
    case PageAddress::Kind::Record:
        return recordTitle(catalogue, address.entity);
    case PageAddress::Kind::NewRecord:
        //: %1 is a kind of record in the singular: New customer
        return tr("New %1").arg(inSentence(recordTitle(catalogue, address.entity)));
    }
    return {};
}

QWidget *MainWindow::makePage(const PageAddress &address)
{
    switch (address.kind) {
    case PageAddress::Kind::List:
        return makeListPage(address);
    case PageAddress::Kind::Record:
    case PageAddress::Kind::NewRecord:
        return makeRecordPage(address);
    }
    return nullptr;
}

QWidget *MainWindow::makeListPage(const PageAddress &address)
{
    auto *list = new ListPage(m_context, address.entity, m_pages);
    // The table comes after its rows; until then the keyboard waits in the frame of the pages.
    connect(
        &list->model(), &RecordListModel::loadingChanged, list,
        [this, list](bool loading) {
            if (!loading && m_pages->currentWidget() == list && m_pages->isWaitingForFocus())
                list->setFocus(Qt::OtherFocusReason);
        },
        Qt::QueuedConnection);
    return list;
}

QWidget *MainWindow::makeRecordPage(const PageAddress &address)
{
    if (address.entity == def<Customer>().spec().key && address.kind == PageAddress::Kind::Record) {
        auto *page = new Customer360Page(m_context, address.id, m_pages);
        page->setFavourites(m_favourites.get());
        page->setSiblings(neighboursOf(address.entity, address.id));
        connect(page, &Customer360Page::titleChanged, this,
                [this, page](const QString &title) { m_pages->setTitle(m_pages->indexOf(page), title); });
        connect(page, &Customer360Page::dirtyChanged, this,
                [this, page](bool dirty) { m_pages->setDirty(m_pages->indexOf(page), dirty); });
        connect(page, &Customer360Page::siblingChosen, this,
                [this, page](qint64 id) { openInPlace(page, id, page->siblings()); });
        connect(
            page, &Customer360Page::closeRequested, this, [this, page] { m_pages->close(m_pages->indexOf(page)); },
            Qt::QueuedConnection);
        return page;
    }
    auto *form = new RecordForm(m_context, address.entity, address.id, address.presets, m_pages);
    connect(form, &RecordForm::titleChanged, this, [this, form](const QString &title) {
        if (!title.isEmpty())
            m_pages->setTitle(m_pages->indexOf(form), title);
    });
    connect(form, &RecordForm::dirtyChanged, this,
            [this, form](bool dirty) { m_pages->setDirty(m_pages->indexOf(form), dirty); });
    connect(
        form, &RecordForm::closeRequested, this, [this, form] { m_pages->close(m_pages->indexOf(form)); },
        Qt::QueuedConnection);
    connect(form, &RecordForm::saved, this, [this, form](const QByteArray &entity, qint64 id) {
        const int index = m_pages->indexOf(form);
        const OpenPage *page = m_pages->page(index);
        if (!page || page->address.kind != PageAddress::Kind::NewRecord)
            return;
        // A new customer goes on as the view of everything about him; other kinds stay in their form.
        if (entity == def<Customer>().spec().key) {
            QMetaObject::invokeMethod(
                this,
                [this, form, entity, id] {
                    m_pages->close(m_pages->indexOf(form));
                    openRecord(entity, id);
                },
                Qt::QueuedConnection);
            return;
        }
        m_pages->setAddress(index, PageAddress::record(entity, id));
    });
    return form;
}

QList<qint64> MainWindow::neighboursOf(const QByteArray &entity, qint64 id) const
{
    const OpenPage *page = m_pages->page(m_pages->current());
    for (int i = 0; i < m_pages->count(); ++i) {
        const OpenPage *candidate = m_pages->page(i);
        if (candidate->widget && candidate->address.kind == PageAddress::Kind::List &&
            candidate->address.entity == entity)
            page = candidate;
    }
    auto *list = page ? qobject_cast<ListPage *>(page->widget) : nullptr;
    if (!list || list->entityKey() != entity)
        return {};
    const RecordListModel *model = &list->model();
    const int row = model->rowOf(id);
    if (row < 0)
        return {};
    // As far as the rows around it are in memory without a gap.
    QList<qint64> ids{id};
    for (int i = row - 1; i >= std::max(0, row - neighboursEachWay) && model->idAt(i) > 0; --i)
        ids.prepend(model->idAt(i));
    for (int i = row + 1; i <= std::min(model->rowCount() - 1, row + neighboursEachWay) && model->idAt(i) > 0; ++i)
        ids.append(model->idAt(i));
    return ids;
}

void MainWindow::openRecord(const QByteArray &entity, qint64 id)
{
    open(PageAddress::record(entity, id));
}

void MainWindow::createRecord(const QByteArray &entity, const QList<FieldValue> &presets)
{
    open({PageAddress::Kind::NewRecord, entity, 0, presets});
}

void MainWindow::createInCurrent()
{
    const OpenPage *page = m_pages->page(m_pages->current());
    if (!page)
        return;
    for (const Area &area : m_rail->areas()) {
        if (area.entity == page->address.entity && area.mayCreate)
            createRecord(area.entity, {});
    }
}

QDialog *MainWindow::importRecords(const QByteArray &entity)
{
    auto *wizard = new ImportWizard(m_context, entity, this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->open();
    return wizard;
}

QDialog *MainWindow::setUpCentre()
{
    auto *wizard = findChild<SetupWizard *>();
    if (!wizard) {
        wizard = new SetupWizard(m_context, this);
        // Not on close: while it saves, its window may be out of the way and comes back.
        connect(wizard, &QDialog::finished, wizard, &QObject::deleteLater);
        // Whoever set it up has decided what it has, departments or none.
        connect(wizard, &SetupWizard::written, m_setupOffer, &SetupOffer::dismiss);
        connect(wizard, &SetupWizard::importWanted, this, [this] { importRecords(def<Customer>().spec().key); });
    }
    wizard->open();
    return wizard;
}

// The next record of the list takes the place of this one, as leafing through a folder would.
void MainWindow::openInPlace(Customer360Page *page, qint64 id, const QList<qint64> &siblings)
{
    const PageAddress wanted = PageAddress::record(def<Customer>().spec().key, id);
    if (m_pages->indexOf(wanted) >= 0) {
        open(wanted);
        return;
    }
    page->show(id);
    page->setSiblings(siblings);
    m_pages->setAddress(m_pages->indexOf(page), wanted);
}

} // namespace fairdesk
