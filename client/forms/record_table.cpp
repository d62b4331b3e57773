#include "client/forms/record_table.h"

#include "client/data/record_list_model.h"
#include "client/editors/context_tools.h"
#include "client/editors/record_delegate.h"
#include "client/forms/selected_rows.h"
#include "client/forms/table_headers.h"
#include "client/theme/theme_manager.h"
#include "client/theme/widgets_views.h"
#include "common/catalogue/value_text.h"
#include "common/tabular/formula_guard.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMimeData>

namespace fairdesk {
namespace {

int usualWidth(const FieldSpec &field)
{
    if (field.is(Title))
        return 240;
    if (field.choiceList == "customer_level")
        return 56;
    switch (field.kind) {
    case Kind::Text:
    case Kind::Url:
        return 130;
    case Kind::LongText:
        return 240;
    case Kind::Phone:
        return 130;
    case Kind::Email:
        return 180;
    case Kind::Integer:
    case Kind::Decimal:
    case Kind::Boolean:
        return 90;
    case Kind::Date:
    case Kind::Instant:
    case Kind::Choice:
        return 110;
    case Kind::Money:
        return 120;
    case Kind::Ref:
        return 150;
    case Kind::ChoiceSet:
    case Kind::Many:
    case Kind::Lines:
        return 170;
    }
    return 120;
}

// As a spreadsheet program understands it: plain digits and ISO days, names as they are shown.
QString cellText(const FieldSpec &field, const Value &value, const QString &title, const DisplayText &display)
{
    if (value.isEmpty() && !value.isMasked())
        return {};
    const bool isPlain = field.kind == Kind::Integer || field.kind == Kind::Decimal || field.kind == Kind::Date;
    QString text;
    if (isPlain && value.isPresent())
        text = valueToText(field, value);
    else if (const auto *money = value.as<Money>())
        text =
            money->currency == "CNY" ? money->amount() : money->amount() + u' ' + QString::fromLatin1(money->currency);
    else
        text = display.text(field, value, title, DisplayText::Place::Form);
    return text.simplified();
}

} // namespace

RecordTable::RecordTable(ClientContext &context, RecordListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_context(context)
    , m_model(model)
    , m_header(new SortHeader(this))
    , m_checks(new CheckHeader(this))
{
    setHorizontalHeader(m_header);
    setVerticalHeader(m_checks);
    prepareTable(this, context.themes.density());
    m_checks->show();
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setModel(&model);
    m_delegate = new RecordDelegate([this](int column) -> const FieldSpec & { return m_model.fieldOf(column); }, this);
    setItemDelegate(m_delegate);
    connect(&model, &RecordListModel::recordsUpdated, this, [this](const QList<qint64> &ids) {
        m_delegate->flash(ids, m_context.themes.duration(Motion::LiveChange));
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        applyWidths();
        showSort();
    });
    connect(m_header, &SortHeader::sortWanted, this, &RecordTable::sortBy);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_applying || column >= m_model.columns().size() || column == m_model.columns().size() - 1)
            return;
        m_widths.insert(m_model.columns().at(column), width);
        emit layoutChangedByUser();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_applying)
            emit layoutChangedByUser();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const qint64 id = m_model.idAt(index.row()))
            emit openWanted(id);
    });
    connect(&context.themes, &ThemeManager::densityChanged, this,
            [this](Density density) { setRowDensity(this, density); });
}

void RecordTable::applyWidths()
{
    m_applying = true;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        m_header->moveSection(m_header->visualIndex(column), column);
        const int least = m_header->sectionSizeHint(column);
        const int width =
            m_widths.value(m_model.columns().at(column), std::max(least, usualWidth(m_model.fieldOf(column))));
        m_header->resizeSection(column, width);
    }
    m_applying = false;
}

void RecordTable::showSort()
{
    QList<std::pair<int, Qt::SortOrder>> marks;
    for (const SortKey &key : m_model.query().sort) {
        const int column = int(m_model.columns().indexOf(key.path));
        if (column >= 0)
            marks.append({column, key.order == Ascending ? Qt::AscendingOrder : Qt::DescendingOrder});
    }
    m_header->setSort(marks);
}

void RecordTable::sortBy(int column, bool add)
{
    const QByteArray path = m_model.columns().value(column);
    const Kind kind = m_model.fieldOf(column).kind;
    if (path.isEmpty() || kind == Kind::Many || kind == Kind::ChoiceSet)
        return; // several values have no order
    QList<SortKey> sort = m_model.query().sort;
    const auto known = std::find_if(sort.begin(), sort.end(), [&](const SortKey &key) { return key.path == path; });
    const Order order = known != sort.end() && known->order == Ascending ? Descending : Ascending;
    if (!add)
        sort = {{path, order}};
    else if (known != sort.end())
        known->order = order;
    else
        sort.append({path, order});
    m_model.setSort(sort);
    showSort();
    emit layoutChangedByUser();
}

QList<QByteArray> RecordTable::columnsInOrder() const
{
    QList<QByteArray> columns;
    for (int visual = 0; visual < m_header->count(); ++visual)
        columns.append(m_model.columns().value(m_header->logicalIndex(visual)));
    return columns;
}

qint64 RecordTable::currentId() const
{
    return currentIndex().isValid() ? m_model.idAt(currentIndex().row()) : 0;
}

QList<qint64> RecordTable::selectedIds() const
{
    return loadedIds(m_model, selectionModel()->selection());
}

void RecordTable::step(int rows)
{
    const int row = std::clamp(currentIndex().row() + rows, 0, std::max(0, m_model.rowCount() - 1));
    setCurrentIndex(m_model.index(row, std::max(0, currentIndex().column())));
}

void RecordTable::copySelection()
{
    QItemSelection selection = selectionModel()->selection();
    readRows(m_model, selection, m_context.link, this,
             [this, columns = columnsInOrder()](const Result<QList<ListRow>> &rows) {
                 if (!rows) {
                     emit copyFailed(rows.error().render());
                     return;
                 }
                 const DisplayText display = displayOf(m_context);
                 QStringList lines;
                 QStringList cells;
                 for (const QByteArray &column : columns)
                     cells.append(guardedFormula(
                         m_model.headerData(int(m_model.columns().indexOf(column)), Qt::Horizontal).toString()));
                 lines.append(cells.join(u'\t'));
                 for (const ListRow &row : *rows) {
                     cells.clear();
                     for (const QByteArray &column : columns) {
                         const int place = int(m_model.columns().indexOf(column));
                         cells.append(guardedFormula(cellText(m_model.fieldOf(place), row.values.value(place),
                                                              row.titles.value(place), display)));
                     }
                     lines.append(cells.join(u'\t'));
                 }
                 QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
                 emit copied(int(rows->size()));
             });
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const int key = event->key();
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (plain && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        if (const qint64 id = currentId())
            emit openWanted(id);
        return;
    }
    if (plain && key == Qt::Key_Space) {
        emit previewWanted();
        return;
    }
    if (plain && key == Qt::Key_Delete) {
        emit deleteWanted();
        return;
    }
    if (plain && key == Qt::Key_Escape && selectionModel()->hasSelection()) {
        clearSelection();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_checks->showState();
    emit selectionNoted();
}

} // namespace fairdesk
