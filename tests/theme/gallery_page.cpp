#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"
#include "tests/theme/gallery.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMainWindow>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStatusBar>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace fairdesk::gallery {
namespace {

// Paints the level of the first column as delegates of list pages do.
class LevelDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item(option);
        initStyleOption(&item, index);
        item.text.clear();
        item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        const int level = index.data().toString().at(0).unicode() - u'A';
        paintLevelBadge(painter, option.rect, BadgeLevel(level), Theme::of(option.widget));
    }
};

QWidget *bar(int height, Surface surface, bool lineBelow = true)
{
    auto *made = new QWidget;
    made->setFixedHeight(height);
    setSurface(made, surface);
    auto *row = new QHBoxLayout(made);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    if (lineBelow) {
        auto *line = new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, made);
        line->setGeometry(0, height - 1, 4000, 1);
    }
    return made;
}

QWidget *pageHead()
{
    auto *head = bar(metrics::pageHead, Surface::Surface);
    auto *row = static_cast<QHBoxLayout *>(head->layout());
    row->addWidget(makeLabel("客户", TypeRole::PageTitle));
    auto *tabs = new QTabBar;
    tabs->setDrawBase(false);
    for (const auto &[title, count] :
         {std::pair("全部客户", "8,412"), {"我的重点客户", "412"}, {"保护期将到期", "18"}, {"欠款逾期", "27"}})
        tabs->addTab(tabText(title, count));
    tabs->setCurrentIndex(1);
    row->addWidget(tabs);
    row->addStretch(1);
    auto *import = new QPushButton(icon(Icon::Import), "导入");
    auto *create = new QPushButton(icon(Icon::Add), "新建客户");
    setButtonRole(create, ButtonRole::Primary);
    setKeyHint(create, "Ctrl+N");
    row->addWidget(import);
    row->addWidget(create);
    return head;
}

QWidget *filterRow()
{
    auto *filters = bar(metrics::filterRow, Surface::Chrome);
    auto *row = static_cast<QHBoxLayout *>(filters->layout());
    row->addWidget(new IconLabel(Icon::Filter));
    row->addWidget(new FilterChip("展会", "第 12 届"));
    row->addWidget(new FilterChip("负责人", "销售一部"));
    row->addWidget(new FilterChip("上届参展", "是"));
    auto *save = new QPushButton("保存为视图");
    setButtonRole(save, ButtonRole::Link);
    setSmall(save);
    row->addWidget(save);
    row->addStretch(1);
    auto *find = new SearchField("在列表中查找");
    setSmall(find);
    find->setFixedWidth(180);
    row->addWidget(find);
    for (const auto &[name, text] : {std::pair(Icon::Columns, "列 12/46"), {Icon::RowHeight, "标准"}}) {
        auto *button = new QPushButton(icon(name), text);
        button->setMenu(new QMenu(button));
        setSmall(button);
        row->addWidget(button);
    }
    return filters;
}

QWidget *table()
{
    auto *view = new QTableView;
    prepareTable(view);
    view->setModel(makeSampleCustomers(view));
    view->setItemDelegateForColumn(0, new LevelDelegate(view));
    for (const auto &[column, width] : {std::pair(0, 40), {1, 280}, {2, 110}, {3, 90}, {4, 90}, {5, 90}})
        view->setColumnWidth(column, width);
    view->horizontalHeader()->setSortIndicatorShown(true);
    view->horizontalHeader()->setSortIndicator(4, Qt::AscendingOrder);
    view->selectRow(0);
    view->selectionModel()->select(view->model()->index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    return view;
}

QWidget *bulkBar()
{
    auto *made = bar(32, Surface::AccentSoft, false);
    auto *row = static_cast<QHBoxLayout *>(made->layout());
    row->addWidget(makeLabel("已选 6 家", TypeRole::BodyBold, TextRole::Accent));
    row->addWidget(makeLabel("合计 288 m² · ¥ 156.7 万", TypeRole::Secondary, TextRole::Secondary));
    for (const auto &[name, text] : {std::pair(Icon::Transfer, "转移负责人"),
                                     {Icon::Tag, "打标签"},
                                     {Icon::Task, "建任务"},
                                     {Icon::Export, "导出"}}) {
        auto *action = new QPushButton(icon(name), text);
        setButtonRole(action, ButtonRole::Plain);
        setSmall(action);
        row->addWidget(action);
    }
    row->addStretch(1);
    row->addWidget(new KeyCap("Esc"));
    row->addWidget(makeLabel("取消选择", TypeRole::Secondary, TextRole::Tertiary));
    return made;
}

QWidget *preview()
{
    auto *pane = new QWidget;
    setSurface(pane, Surface::Surface);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new PaneHeader("预览");
    head->setNote("Space 切换");
    head->addIconButton(Icon::ChevronUp, "Previous");
    head->addIconButton(Icon::ChevronDown, "Next");
    column->addWidget(head);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(12, 12, 12, 12);
    body->setSpacing(8);
    body->addWidget(makeLabel("苏州恒澈精密机械有限公司", TypeRole::BodyBold));
    auto *tags = new QHBoxLayout;
    tags->setSpacing(4);
    tags->addWidget(new TagLabel("保护期剩 2 天", Tone::Danger));
    tags->addWidget(new TagLabel("连续 6 届"));
    tags->addWidget(new TagLabel("特装"));
    tags->addStretch(1);
    body->addLayout(tags);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(new QPushButton(icon(Icon::NoteAdd), "记录跟进"));
    actions->addWidget(new QPushButton(icon(Icon::DataFunnel), "新商机"));
    actions->addStretch(1);
    body->addLayout(actions);
    column->addLayout(body);
    column->addWidget(new HairLine(Qt::Horizontal));
    auto *strip = new KeyFigureStrip;
    strip->setFigures(
        {{.label = "累计面积", .value = "297", .unit = "m²", .caption = "7 次参展"},
         {.label = "欠款", .value = "¥ 2.6", .unit = "万", .caption = "逾期 18 天", .valueTone = Tone::Danger}});
    column->addWidget(strip);
    column->addWidget(new EmptyState(Icon::Chat, "还没有互动记录。", "记录跟进"), 1);
    return pane;
}

QWidget *rail()
{
    auto *made = new QWidget;
    setSurface(made, Surface::Window);
    made->setFixedWidth(metrics::railFull);
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(2);
    column->addWidget(makeLabel("销售", TypeRole::Secondary, TextRole::Tertiary));
    bool first = true;
    for (const auto &[name, text] : {std::pair(Icon::BuildingMultiple, "客户"),
                                     {Icon::PeopleSwap, "线索与公海"},
                                     {Icon::DataFunnel, "商机"},
                                     {Icon::Tent, "展会"},
                                     {Icon::Grid, "展位图"},
                                     {Icon::ReceiptMoney, "合同与收款"}}) {
        auto *entry = new QToolButton;
        entry->setIcon(icon(name));
        entry->setIconSize({16, 16});
        entry->setText(text);
        entry->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        entry->setAutoRaise(true);
        entry->setCheckable(true);
        entry->setChecked(std::exchange(first, false));
        entry->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        column->addWidget(entry);
    }
    column->addStretch(1);
    return made;
}

QWidget *documentStrip()
{
    auto *strip = bar(metrics::tabRow, Surface::Window, false);
    auto *row = static_cast<QHBoxLayout *>(strip->layout());
    row->setContentsMargins(4, 0, 0, 0);
    auto *line = new HairLine(Qt::Horizontal, HairLine::Weight::Pane, strip);
    line->setGeometry(0, metrics::tabRow - 1, 4000, 1);
    auto *tabs = new QTabBar;
    setDocumentTabs(tabs);
    tabs->setTabsClosable(true);
    tabs->setDrawBase(false);
    tabs->addTab(icon(Icon::Home), "工作台");
    tabs->addTab(icon(Icon::BuildingMultiple), "客户");
    tabs->addTab(icon(Icon::Grid), tabText("3 号馆展位图", unsavedMark));
    tabs->setCurrentIndex(1);
    row->addWidget(tabs);
    row->addStretch(1);
    return strip;
}

QWidget *stack(std::initializer_list<QWidget *> widgets)
{
    auto *made = new QWidget;
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *widget : widgets)
        column->addWidget(widget);
    return made;
}

} // namespace

QWidget *makeListPage()
{
    auto *window = new QMainWindow;
    window->resize(1440, 760);
    for (const char *title : {"文件(&F)", "编辑(&E)", "视图(&V)", "记录(&R)", "展会(&X)", "工具(&T)", "帮助(&H)"})
        window->menuBar()->addMenu(title);
    auto *offline = new Banner;
    offline->showMessage(Tone::Warning, "已离线，显示 10:24 的数据。备注和签到会在恢复后提交（2 条待传）");
    auto *splitter = new QSplitter;
    splitter->addWidget(stack({table(), bulkBar()}));
    splitter->addWidget(preview());
    splitter->setSizes({1440 - metrics::railFull - metrics::previewPane, metrics::previewPane});
    auto *outer = new QSplitter;
    outer->addWidget(rail());
    outer->addWidget(stack({documentStrip(), offline, pageHead(), filterRow(), splitter}));
    window->setCentralWidget(outer);
    window->findChild<QTableView *>()->setFocus();
    window->statusBar()->addWidget(makeLabel("已连接 主服务器 · 8 ms", TypeRole::Secondary, TextRole::Secondary));
    window->statusBar()->addPermanentWidget(new KeyCap("Space"));
    window->statusBar()->addPermanentWidget(makeLabel("预览", TypeRole::Secondary, TextRole::Secondary));
    window->statusBar()->addPermanentWidget(makeLabel("简体中文", TypeRole::Secondary, TextRole::Secondary));
    return window;
}

} // namespace fairdesk::gallery
