#include "client/forms/lines_editor.h"

#include "client/data/choice_labels.h"
#include "client/data/record_list_model.h"
#include "client/editors/context_tools.h"
#include "client/editors/record_delegate.h"
#include "client/forms/form_fields.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_views.h"
#include "common/catalogue/validation.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int fewestRows = 2;
constexpr int mostRows = 12;
constexpr int columnWidth = 170;

} // namespace

LinesEditor::LinesEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableView(this))
    , m_add(new QPushButton(icon(Icon::Add), tr("Add line"), this))
    , m_remove(new QPushButton(icon(Icon::Delete), tr("Remove"), this))
{
    const CataloguePtr catalogue = context.link.catalogue();
    const EntityPtr entity = catalogue ? catalogue->find(field.target) : nullptr;
    m_model = new LinesModel(entity ? lineColumns(*catalogue, *entity, field.via) : QList<FieldSpec>(),
                             displayOf(context), this);
    prepareTable(m_table);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setModel(m_model);
    m_table->setAccessibleName(labelText(field.label));
    m_table->setObjectName(QString::fromUtf8(field.key));
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    auto *delegate = new RecordDelegate([this](int column) -> const FieldSpec & { return m_model->fieldOf(column); },
                                        m_table, &context);
    m_table->setItemDelegate(delegate);
    m_table->horizontalHeader()->setDefaultSectionSize(columnWidth);
    m_table->horizontalHeader()->setSectionsMovable(false);
    m_table->installEventFilter(this);
    setFocusProxy(m_table);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_table);
    auto *foot = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove}) {
        setSmall(button);
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    foot->addStretch(1);
    column->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, &LinesEditor::addLine);
    connect(m_remove, &QPushButton::clicked, this, &LinesEditor::removeSelected);
    connect(m_model, &LinesModel::edited, this, &LinesEditor::edited);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LinesEditor::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &LinesEditor::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &LinesEditor::fitHeight);
    const auto noteSelection = [this] {
        m_remove->setEnabled(m_add->isEnabled() && m_table->selectionModel()->hasSelection());
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, noteSelection);
    noteSelection();
    fitHeight();
}

void LinesEditor::setLines(const QList<LineContent> &lines)
{
    m_model->setLines(lines);
}

void LinesEditor::setReadOnly(bool readOnly)
{
    m_model->setEditable(!readOnly);
    m_add->setVisible(!readOnly);
    m_remove->setVisible(!readOnly);
}

QString LinesEditor::problem() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const Value value = m_model->index(row, column).data(RecordListModel::RawValueRole).value<Value>();
            if (const auto problem = validationProblem(m_model->fieldOf(column), value)) {
                //: A line of a table in a form: its number and what is wrong with it.
                return tr("Line %1: %2").arg(row + 1).arg(problem->render());
            }
        }
    }
    return {};
}

void LinesEditor::addLine()
{
    m_model->addLine();
    const QModelIndex first = m_model->index(m_model->rowCount() - 1, 0);
    m_table->setFocus();
    m_table->setCurrentIndex(first);
    m_table->scrollTo(first);
    m_table->edit(first);
}

void LinesEditor::removeSelected()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    m_model->removeLines(rows);
}

void LinesEditor::fitHeight()
{
    const int rows = std::clamp(m_model->rowCount(), fewestRows, mostRows);
    m_table->setFixedHeight(metrics::tableHeader + rows * rowHeight(Density::Standard) + 4);
}

bool LinesEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !m_add->isVisibleTo(this))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier) {
        removeSelected();
        return true;
    }
    if (key->key() == Qt::Key_Insert) {
        addLine();
        return true;
    }
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && key->modifiers() == Qt::NoModifier && m_table->currentIndex().isValid()) {
        m_table->edit(m_table->currentIndex());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fairdesk
