#include "client/screens/customer360/side_panes.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/tones.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int widestLabel = 112;
constexpr int contactRow = 40;
constexpr int taskRow = 42;
constexpr int shownContacts = 5;
constexpr int shownTasks = 5;
constexpr int paneMargin = 12;

void drawLine(QPainter *painter, const QRect &area, const QString &text, TypeRole type, const QColor &ink,
              Qt::Alignment side = Qt::AlignLeft)
{
    const QFont font = Theme::font(type);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(area, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    if (option.state & QStyle::State_Selected && option.state & QStyle::State_HasFocus)
        painter->fillRect(option.rect, theme.bg.selected);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.bg.hover);
}

// A person in two lines, with what he decides and how to reach him.
class ContactDelegate final : public QStyledItemDelegate
{
public:
    ContactDelegate(const PanelModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, contactRow}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        painter->save();
        paintGround(painter, option, theme);
        const QString name = index.data().toString();
        const QRect area = option.rect.adjusted(paneMargin, 2, -paneMargin, -2);
        paintAvatar(painter, QRect(area.left(), area.top() + 6, 24, 24), name, theme);
        QString reach = m_model.text(index.row(), "mobile");
        if (reach.isEmpty())
            reach = m_model.text(index.row(), "phone");
        const int reachWidth =
            std::min(area.width() / 2, QFontMetrics(Theme::font(TypeRole::Body)).horizontalAdvance(reach) + 2);
        drawLine(painter, area.adjusted(area.width() - reachWidth, 0, 0, 0), reach, TypeRole::Body,
                 theme.text.secondary, Qt::AlignRight);
        const QRect words = area.adjusted(32, 0, -reachWidth - 8, 0);
        const QRect upper(words.left(), words.top(), words.width(), 20);
        drawLine(painter, upper, name, TypeRole::Body, theme.text.primary);
        paintTags(painter, upper, QFontMetrics(Theme::font(TypeRole::Body)).horizontalAdvance(name), index.row(),
                  theme);
        QStringList place{m_model.text(index.row(), "job_title"), m_model.text(index.row(), "department")};
        place.removeAll(QString());
        drawLine(painter, QRect(words.left(), words.top() + 19, words.width(), 16), place.join(QStringLiteral(" · ")),
                 TypeRole::Secondary, theme.text.tertiary);
        painter->restore();
    }

private:
    void paintTags(QPainter *painter, const QRect &line, int nameWidth, int row, const Theme &theme) const
    {
        QList<std::pair<QString, Tone>> tags;
        if (m_model.value(row, "main").valueOr(false))
            tags.append({ContactsPane::tr("Main", "contact"), Tone::Accent});
        const QString power = m_model.value(row, "decision_power").text();
        if (!power.isEmpty() && power != u"none")
            tags.append({m_model.text(row, "decision_power"), toneOf(m_model.colour(row, "decision_power"))});
        const QRect room(line.left() + nameWidth + 8, line.top(), line.width() - nameWidth - 8, 20);
        if (room.width() > 30 && !tags.isEmpty())
            paintTagRow(painter, room, tags, theme);
    }

    const PanelModel &m_model;
};

// A task with a box to tick, and when it is due in the colour of its haste.
class TaskDelegate final : public QStyledItemDelegate
{
public:
    TaskDelegate(const PanelModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    QDate today;

    static QRect boxRect(const QRect &row) { return {row.left() + paneMargin, row.top() + 5, 16, 16}; }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, taskRow}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        painter->save();
        paintGround(painter, option, theme);
        QStyleOptionButton box;
        box.initFrom(option.widget);
        box.rect = boxRect(option.rect);
        box.state = QStyle::State_Enabled | QStyle::State_Off;
        option.widget->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
        const QRect words = option.rect.adjusted(paneMargin + 24, 3, -paneMargin, 0);
        drawLine(painter, QRect(words.left(), words.top(), words.width(), 20), index.data().toString(), TypeRole::Body,
                 theme.text.primary);
        const QDate due = m_model.value(index.row(), "due").valueOr(QDate());
        QStringList facts;
        if (due.isValid())
            facts.append(due == today  ? TasksPane::tr("Today")
                         : due < today ? TasksPane::tr("%1, overdue").arg(m_model.text(index.row(), "due"))
                                       : m_model.text(index.row(), "due"));
        facts.append(m_model.text(index.row(), "owner"));
        facts.removeAll(QString());
        const QColor ink = !due.isValid() || due > today ? theme.text.tertiary
                           : due == today                ? theme.warning.text
                                                         : theme.danger.text;
        drawLine(painter, QRect(words.left(), words.top() + 20, words.width(), 16), facts.join(QStringLiteral(" · ")),
                 TypeRole::Secondary, ink);
        painter->restore();
    }

    bool editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        const bool ticked =
            event->type() == QEvent::MouseButtonRelease &&
            boxRect(option.rect).adjusted(-4, -4, 4, 4).contains(static_cast<QMouseEvent *>(event)->pos());
        const bool pressed =
            event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
        if (!ticked && !pressed)
            return false;
        finished(index.row());
        return true;
    }

    std::function<void(int)> finished;

private:
    const PanelModel &m_model;
};

QPushButton *allButton(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    setButtonRole(button, ButtonRole::Link);
    setSmall(button);
    button->setFont(Theme::font(TypeRole::Secondary));
    return button;
}

QVBoxLayout *paneColumn(QWidget *pane)
{
    setSurface(pane, Surface::Surface);
    pane->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(0);
    return column;
}

} // namespace

ContactsPane::ContactsPane(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(displayOf(context))
    , m_head(new PaneHeader(tr("Contacts"), this))
    , m_list(new PanelList(this))
    , m_all(allButton(this))
{
    QVBoxLayout *column = paneColumn(this);
    column->addWidget(m_head);
    column->addSpacing(4);
    column->addWidget(m_list);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ContactDelegate(m_model, m_list));
    m_list->setAccessibleName(tr("Contacts"));
    if (mayCreate(context, "contact")) {
        connect(m_head->addIconButton(Icon::Add, tr("New contact")), &QAbstractButton::clicked, this, [this] {
            m_context.createRecord("contact", {{"customer", Value(m_customer)}});
        });
    }
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { m_context.openRecord("contact", m_model.idAt(index.row())); });
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { m_context.openRecord("contact", m_model.idAt(index.row())); });
    connect(m_all, &QPushButton::clicked, this, &ContactsPane::allWanted);
}

void ContactsPane::show(const CustomerFile &file)
{
    m_customer = file.record.id();
    setVisible(file.shows(FilePanel::Contacts));
    m_model.setTable(file.panel(FilePanel::Contacts), m_context.link.catalogue()->find("contact"), shownContacts);
    const qint64 count = file.count(FilePanel::Contacts);
    m_head->setNote(count > 0 ? QLocale().toString(count) : tr("none yet"));
    m_all->setText(tr("Show all %n", nullptr, int(count)));
    m_all->setVisible(count > m_model.rowCount());
    m_list->updateGeometry();
}

TasksPane::TasksPane(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(displayOf(context))
    , m_head(new PaneHeader(tr("Tasks"), this))
    , m_list(new PanelList(this))
    , m_all(allButton(this))
{
    QVBoxLayout *column = paneColumn(this);
    column->addWidget(m_head);
    column->addSpacing(4);
    column->addWidget(m_list);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    auto *delegate = new TaskDelegate(m_model, m_list);
    delegate->finished = [this](int row) { finish(row); };
    m_list->setModel(&m_model);
    m_list->setItemDelegate(delegate);
    m_list->setAccessibleName(tr("Tasks"));
    if (mayCreate(context, "task")) {
        connect(m_head->addIconButton(Icon::Add, tr("New task")), &QAbstractButton::clicked, this, [this] {
            m_context.createRecord("task", {{"customer", Value(m_customer)}});
        });
    }
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        const QPoint place = m_list->viewport()->mapFromGlobal(QCursor::pos());
        if (!TaskDelegate::boxRect(m_list->visualRect(index)).adjusted(-4, -4, 4, 4).contains(place))
            m_context.openRecord("task", m_model.idAt(index.row()));
    });
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { m_context.openRecord("task", m_model.idAt(index.row())); });
    connect(m_all, &QPushButton::clicked, this, &TasksPane::allWanted);
}

void TasksPane::show(const CustomerFile &file, QDate today)
{
    m_customer = file.record.id();
    static_cast<TaskDelegate *>(m_list->itemDelegate())->today = today;
    setVisible(file.shows(FilePanel::Tasks));
    m_model.setTable(file.panel(FilePanel::Tasks), m_context.link.catalogue()->find("task"), shownTasks);
    const qint64 count = file.count(FilePanel::Tasks);
    m_head->setNote(count > 0 ? tr("%n open", nullptr, int(count)) : tr("nothing open"));
    m_all->setText(tr("Show all %n", nullptr, int(count)));
    m_all->setVisible(count > m_model.rowCount());
    m_list->updateGeometry();
}

void TasksPane::finish(int row)
{
    RecordChange change{.operation = RecordChange::Operation::Update,
                        .entity = "task",
                        .id = m_model.idAt(row),
                        .version = m_model.versionAt(row),
                        .values = {{"state", Value(QStringLiteral("done"))}},
                        .lines = {}};
    whenDone(m_context.link.save({.changes = {change}, .key = {}, .onDuplicate = OnDuplicate::ByRule, .reason = {}}),
             this, [this](const Result<SaveResult> &answer) {
                 if (!answer)
                     emit failed(answer.error().render());
             });
}

FactsPane::FactsPane(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_head(new PaneHeader(tr("File"), this))
    , m_grid(new QGridLayout)
{
    QVBoxLayout *column = paneColumn(this);
    column->addWidget(m_head);
    m_grid->setContentsMargins(paneMargin, 8, paneMargin, 8);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, 64);
    m_grid->setColumnStretch(1, 1);
    column->addLayout(m_grid);
    connect(m_head->addIconButton(Icon::Edit, tr("Edit the file")), &QAbstractButton::clicked, this,
            &FactsPane::editWanted);
}

void FactsPane::show(const CustomerFile &file)
{
    constexpr std::array shown{"number",  "industry", "roles",   "status",      "source",  "phone",    "email",
                               "website", "city",     "address", "credit_code", "name_en", "products", "preferences"};
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int missing = emptyFields(file.record);
    m_head->setNote(missing > 0 ? tr("%n field(s) empty", nullptr, missing) : tr("complete"));
    const DisplayText display = displayOf(m_context);
    int row = 0;
    for (const char *key : shown) {
        const int index = file.record.entity().indexOf(key);
        if (index < 0 || file.record.at(index).isAbsent())
            continue;
        const FieldSpec &field = file.record.entity().fields.at(index);
        const bool empty = file.record.at(index).isEmpty();
        const QString text =
            empty ? tr("Not filled in")
                  : display.text(field, file.record.at(index), file.record.linkTitle(index), DisplayText::Place::List);
        auto *value = new ElidedLabel(text, this);
        setTextRole(value, empty ? TextRole::Warning : TextRole::Primary);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        // The values are what one looks for, so a long label gives way.
        auto *label = new ElidedLabel(labelText(field.label), this);
        setTextRole(label, TextRole::Tertiary);
        label->setFixedWidth(std::min(label->sizeHint().width(), widestLabel));
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(value, row, 1);
        ++row;
    }
}

} // namespace fairdesk
