#include "client/screens/setup/setup_rows_pane.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int problemMark = 2;
constexpr int treeIndent = 20;

// Cells are typed into or picked from a list; one with a problem has the danger edge of a refused field.
class SetupDelegate final : public QStyledItemDelegate
{
public:
    explicit SetupDelegate(const SetupRowsModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(Density::Roomy)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.data(SetupRowsModel::ProblemRole).toString().isEmpty())
            return;
        const QRect &rect = option.rect;
        painter->fillRect(QRect(rect.left(), rect.bottom() + 1 - problemMark, rect.width(), problemMark),
                          Theme::of(option.widget).danger.mark);
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const SetupColumn &column = m_model.columns().at(index.column());
        QWidget *editor = nullptr;
        if (column.kind == SetupColumn::Kind::Choice) {
            auto *box = new QComboBox(parent);
            for (const SetupOption &option : column.options)
                box->addItem(option.text, option.key);
            editor = box;
        } else {
            editor = new QLineEdit(parent);
        }
        editor->setAccessibleName(column.title);
        return editor;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        const QString value = index.data(SetupRowsModel::ValueRole).toString();
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentIndex(std::max(0, box->findData(value)));
        else if (auto *line = qobject_cast<QLineEdit *>(editor))
            line->setText(value);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentData());
        else if (auto *line = qobject_cast<QLineEdit *>(editor))
            model->setData(index, line->text());
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        editor->setGeometry(option.rect);
    }

private:
    const SetupRowsModel &m_model;
};

// Goes from cell to cell, as one fills in a form: Tab leads to the next column, at its end to the next row.
class SetupTree final : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override
    {
        const QModelIndex current = currentIndex();
        if (!current.isValid() || (action != MoveNext && action != MovePrevious))
            return QTreeView::moveCursor(action, modifiers);
        const int columns = model()->columnCount();
        const int column = current.column() + (action == MoveNext ? 1 : -1);
        if (column >= 0 && column < columns)
            return current.siblingAtColumn(column);
        const QModelIndex row = action == MoveNext ? indexBelow(current) : indexAbove(current);
        return row.isValid() ? row.siblingAtColumn(action == MoveNext ? 0 : columns - 1) : QModelIndex();
    }
};

} // namespace

SetupRowsPane::SetupRowsPane(const QString &title, SetupRowsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new SetupTree(this))
    , m_problem(makeLabel({}, TypeRole::Secondary, TextRole::Danger, this))
    , m_head(new PaneHeader(title, this))
{
    m_model->setParent(this);
    prepareTree(m_view);
    m_view->setProperty("lined", true);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SetupDelegate(*m_model, m_view));
    m_view->setRootIsDecorated(m_model->isTree());
    m_view->setIndentation(m_model->isTree() ? treeIndent : 0);
    m_view->setItemsExpandable(m_model->isTree());
    m_view->setAllColumnsShowFocus(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed);
    m_view->setAccessibleName(title);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setStretchLastSection(true);
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_view->setColumnWidth(column, m_model->columns().at(column).width);
    m_view->installEventFilter(this);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(12, 4, 12, 4);
    setFocusProxy(m_view);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    column->addWidget(m_problem);
    m_foot = new QWidget(this);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(12, 8, 12, 8);
    auto *add = new QPushButton(icon(Icon::Add), tr("Add"), m_foot);
    setKeyHint(add, tr("Ins"));
    connect(add, &QPushButton::clicked, this, &SetupRowsPane::add);
    QList<QPushButton *> buttons{add};
    if (m_model->isTree()) {
        auto *below = new QPushButton(tr("Add below"), m_foot);
        setKeyHint(below, tr("Shift+Ins"));
        connect(below, &QPushButton::clicked, this, &SetupRowsPane::addBelow);
        buttons.append(below);
    }
    m_remove = new QPushButton(icon(Icon::Delete), tr("Remove"), m_foot);
    setKeyHint(m_remove, tr("Del"));
    connect(m_remove, &QPushButton::clicked, this, &SetupRowsPane::remove);
    buttons.append(m_remove);
    for (QPushButton *button : buttons) {
        setSmall(button);
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    foot->addStretch(1);
    column->addWidget(m_foot);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &SetupRowsPane::showProblem);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SetupRowsPane::showProblem);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_view->expandAll();
        showProblem();
    });
    m_view->expandAll();
    showProblem();
}

QPushButton *SetupRowsPane::addLink(const QString &text)
{
    return m_head->addLink(text);
}

void SetupRowsPane::setNote(const QString &note)
{
    m_head->setNote(note);
}

void SetupRowsPane::setReadOnly()
{
    m_foot->hide();
    m_view->removeEventFilter(this);
}

void SetupRowsPane::start(const QModelIndex &index)
{
    m_view->setFocus();
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->edit(index);
}

void SetupRowsPane::add()
{
    commit();
    start(m_model->addRow(m_view->currentIndex()));
}

void SetupRowsPane::addBelow()
{
    commit();
    const QModelIndex parent = m_view->currentIndex();
    const QModelIndex added = m_model->addBelow(parent);
    m_view->expand(added.parent());
    start(added);
}

void SetupRowsPane::remove()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return;
    m_model->removeRow(current);
    m_view->setFocus();
}

void SetupRowsPane::show(qint64 row, const QByteArray &field)
{
    const QModelIndex index = m_model->indexOf(row, field);
    m_view->setFocus();
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void SetupRowsPane::setProblems(const QList<SetupProblem> &problems)
{
    m_model->setProblems(problems);
    showProblem();
}

// Leaving the editor is what writes it.
void SetupRowsPane::commit()
{
    QWidget *focused = focusWidget();
    if (focused && focused != m_view && m_view->isAncestorOf(focused))
        m_view->setFocus();
}

// Of the cell with the keyboard, else of the first one.
void SetupRowsPane::showProblem()
{
    QString words = m_model->problemAt(m_view->currentIndex());
    for (const SetupRow &row : m_model->rows()) {
        for (int column = 0; column < m_model->columnCount() && words.isEmpty(); ++column)
            words = m_model->problemAt(m_model->indexOf(row.id).siblingAtColumn(column));
    }
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    m_remove->setEnabled(m_model->rowCount() > 0);
}

bool SetupRowsPane::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex current = m_view->currentIndex();
    if (key == Qt::Key_Insert) {
        if (modifiers.testFlag(Qt::ShiftModifier) && m_model->isTree())
            addBelow();
        else
            add();
        return true;
    }
    if (key == Qt::Key_Delete && modifiers == Qt::NoModifier) {
        remove();
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    // Enter fills in what is there; in an empty list it begins the first row.
    if (!current.isValid())
        add();
    else if (m_model->flags(current).testFlag(Qt::ItemIsUserCheckable))
        m_model->setData(current, current.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                         Qt::CheckStateRole);
    else
        m_view->edit(current);
    return true;
}

bool SetupRowsPane::eventFilter(QObject *watched, QEvent *event)
{
    // Keys that an open editor lets pass come here too; they are not meant for the list.
    if (event->type() == QEvent::KeyPress && m_view->hasFocus()) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        if (takeKey(pressed->key(), pressed->modifiers() & ~Qt::KeypadModifier))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fairdesk
