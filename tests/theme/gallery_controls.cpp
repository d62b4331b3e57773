#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_bars.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"
#include "tests/theme/gallery.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFrame>
#include <QGridLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace fairdesk::gallery {
namespace {

// Shows painters that have no widget of their own.
class Canvas final : public QWidget
{
public:
    Canvas(int height, std::function<void(QPainter &, const Theme &)> paint)
        : m_paint(std::move(paint))
    {
        setFixedHeight(height);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_paint(painter, Theme::of(this));
    }

private:
    std::function<void(QPainter &, const Theme &)> m_paint;
};

QHBoxLayout *row(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return layout;
}

QPushButton *button(const QString &text, ButtonRole role, bool enabled = true)
{
    auto *made = new QPushButton(text);
    setButtonRole(made, role);
    made->setEnabled(enabled);
    return made;
}

QToolButton *toolButton(Icon name, bool checked = false, bool enabled = true)
{
    auto *made = new QToolButton;
    made->setIcon(icon(name));
    made->setIconSize({16, 16});
    made->setAutoRaise(true);
    made->setCheckable(true);
    made->setChecked(checked);
    made->setEnabled(enabled);
    return made;
}

QGroupBox *buttons()
{
    auto *box = new QGroupBox("Buttons");
    auto *column = new QVBoxLayout(box);
    auto *primary = button("新建客户", ButtonRole::Primary);
    primary->setIcon(icon(Icon::Add));
    setKeyHint(primary, "Ctrl+N");
    auto *import = button("导入", ButtonRole::Neutral);
    import->setIcon(icon(Icon::Import));
    auto *menuButton = button("列 12/46", ButtonRole::Neutral);
    menuButton->setIcon(icon(Icon::Columns));
    auto *menu = new QMenu(menuButton);
    menu->addAction("All columns");
    menuButton->setMenu(menu);
    auto *danger = button("退回公海", ButtonRole::Danger);
    danger->setIcon(icon(Icon::PeopleSwap));
    column->addLayout(row({primary, import, menuButton, danger, button("转移负责人", ButtonRole::Plain),
                           button("保存为视图", ButtonRole::Link)}));
    auto *checked = button("Chosen", ButtonRole::Neutral);
    checked->setCheckable(true);
    checked->setChecked(true);
    auto *small = button("应用到全部", ButtonRole::Neutral);
    setSmall(small);
    column->addLayout(
        row({button("Disabled", ButtonRole::Primary, false), button("Disabled", ButtonRole::Neutral, false),
             button("Disabled", ButtonRole::Plain, false), checked, small}));
    auto *view = new QToolButton;
    view->setText("视图");
    view->setIcon(icon(Icon::Filter));
    view->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    view->setMenu(menu);
    view->setPopupMode(QToolButton::InstantPopup);
    auto *split = new QToolButton;
    split->setIcon(icon(Icon::Undo));
    split->setIconSize({16, 16});
    split->setMenu(menu);
    split->setPopupMode(QToolButton::MenuButtonPopup);
    split->setAutoRaise(true);
    column->addLayout(row({toolButton(Icon::Undo), toolButton(Icon::Redo, false, false), toolButton(Icon::Snap, true),
                           toolButton(Icon::Hand), split, view}));
    column->addLayout(
        row({new SegmentedButtons({"查看", "销售", "编辑", "排练"}),
             new SegmentedButtons(QList<SegmentedButtons::Segment>{{"全部", "1,286", {}, Tone::Neutral},
                                                                   {"可导入", "1,204", Icon::Success, Tone::Success},
                                                                   {"错误", "31", Icon::Error, Tone::Danger},
                                                                   {"疑似重复", "51", Icon::Copy, Tone::Care}})}));
    return box;
}

QGroupBox *fields()
{
    auto *box = new QGroupBox("Fields");
    auto *grid = new QGridLayout(box);
    auto *line = new QLineEdit("苏州恒澈精密机械有限公司");
    auto *empty = new QLineEdit;
    empty->setPlaceholderText("记一笔跟进，@同事，#标签");
    auto *disabled = new QLineEdit("合同已归档");
    disabled->setEnabled(false);
    auto *readOnly = new QLineEdit("138****5678");
    readOnly->setReadOnly(true);
    auto *invalid = new QLineEdit("runduan#mail.example");
    setInvalid(invalid, true);
    auto *combo = new QComboBox;
    combo->addItems({"只补空字段", "新建为子公司", "跳过，不导入"});
    auto *iconCombo = new QComboBox;
    iconCombo->addItem(icon(Icon::Tent), "江淮装备展 · 第 12 届");
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem("GB18030");
    auto *offCombo = new QComboBox;
    offCombo->addItem("Disabled");
    offCombo->setEnabled(false);
    auto *spin = new QSpinBox;
    spin->setRange(0, 200);
    spin->setValue(72);
    spin->setSuffix(" m²");
    auto *date = new QDateEdit(QDate(2027, 2, 10));
    date->setCalendarPopup(true);
    auto *text = new QPlainTextEdit("预算 11 万元以内，倾向 D08 半岛位；担心西北侧立柱遮挡，要立柱尺寸图。");
    text->setFixedHeight(64);
    auto *search = new SearchField("搜索客户、展位、合同，或输入命令");
    search->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    auto *filled = new SearchField("在列表中查找");
    filled->setText("精密");
    int r = 0;
    const auto add = [&](QWidget *left, QWidget *right) {
        grid->addWidget(left, r, 0);
        grid->addWidget(right, r++, 1);
    };
    add(line, empty);
    add(disabled, readOnly);
    add(invalid, search);
    add(makeLabel("缺少 @。看起来像把 # 当成了 @。", TypeRole::Secondary, TextRole::Danger), filled);
    add(combo, iconCombo);
    add(editable, offCombo);
    add(spin, date);
    grid->addWidget(text, r, 0, 1, 2);
    return box;
}

QGroupBox *choices()
{
    auto *box = new QGroupBox("Choices and progress");
    auto *grid = new QGridLayout(box);
    const auto check = [](const QString &text, Qt::CheckState state, bool enabled = true) {
        auto *made = new QCheckBox(text);
        made->setTristate(state == Qt::PartiallyChecked);
        made->setCheckState(state);
        made->setEnabled(enabled);
        return made;
    };
    grid->addWidget(check("首行为表头", Qt::Checked), 0, 0);
    grid->addWidget(check("去首尾空格", Qt::Unchecked), 0, 1);
    grid->addWidget(check("全角转半角", Qt::PartiallyChecked), 0, 2);
    grid->addWidget(check("Disabled", Qt::Checked, false), 1, 0);
    grid->addWidget(check("Disabled", Qt::Unchecked, false), 1, 1);
    auto *radio = new QRadioButton("按面积");
    radio->setChecked(true);
    grid->addWidget(radio, 2, 0);
    grid->addWidget(new QRadioButton("按金额"), 2, 1);
    auto *off = new QRadioButton("Disabled");
    off->setEnabled(false);
    grid->addWidget(off, 2, 2);
    auto *progress = new QProgressBar;
    progress->setValue(62);
    grid->addWidget(progress, 3, 0, 1, 3);
    auto *busy = new QProgressBar;
    busy->setRange(0, 0);
    grid->addWidget(busy, 4, 0, 1, 3);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    grid->addWidget(slider, 5, 0, 1, 2);
    auto *complete = new CompletenessBar(86);
    grid->addWidget(complete, 5, 2);
    auto *poor = new CompletenessBar(46);
    poor->setTick(72);
    grid->addWidget(poor, 6, 2);
    auto *scroll = new QScrollBar(Qt::Horizontal);
    scroll->setRange(0, 100);
    scroll->setPageStep(40);
    scroll->setValue(20);
    grid->addWidget(scroll, 6, 0, 1, 2);
    return box;
}

QGroupBox *signs()
{
    auto *box = new QGroupBox("Signs");
    auto *column = new QVBoxLayout(box);
    column->addLayout(row({new LevelBadge(BadgeLevel::A), new LevelBadge(BadgeLevel::B), new LevelBadge(BadgeLevel::C),
                           new Avatar("林晓岚"), new Avatar("Weber", 20), new Avatar("周予棠", 32),
                           new KeyCap("Ctrl K"), new KeyCap("Esc"), new KeyCap("F2")}));
    column->addLayout(
        row({new TagLabel("特装"), new TagLabel("重点客户计划", Tone::Accent), new TagLabel("有意向", Tone::Success),
             new TagLabel("保留", Tone::Warning), new TagLabel("逾期 18 天", Tone::Danger),
             new TagLabel("关怀", Tone::Care), new TagLabel("会议室", Tone::Room)}));
    auto *chip = new FilterChip("保护期", "45 天内");
    chip->setCheckable(true);
    chip->setChecked(true);
    column->addLayout(row({new FilterChip("展会", "第 12 届"), new FilterChip("负责人", "销售一部"), chip}));
    column->addWidget(new Canvas(28, [](QPainter &painter, const Theme &theme) {
        int x = 0;
        for (int i = 0; i < 6; ++i) {
            const auto ink = BoothInk(i);
            paintBoothSwatch(&painter, QRect(x, 0, 18, 28), ink, theme);
            painter.setPen(theme.text.primary);
            painter.drawText(QRect(x + 24, 0, 80, 28), Qt::AlignVCenter, boothInkName(ink));
            x += 34 + painter.fontMetrics().horizontalAdvance(boothInkName(ink)) + 12;
        }
    }));
    column->addWidget(new Canvas(64, [](QPainter &painter, const Theme &theme) {
        for (int i = 0; i < 6; ++i) {
            const QRectF booth(i * 96, 0, 92, 56);
            paintBooth(&painter, booth, BoothInk(i), theme);
            painter.setFont(Theme::font(TypeRole::BodyBold));
            painter.setPen(theme.booths[size_t(i)].text);
            painter.drawText(booth, Qt::AlignCenter, QStringLiteral("D0%1").arg(i + 1));
        }
        paintOverdueMark(&painter, QRectF(3 * 96, 0, 92, 56), theme);
        paintCountBadge(&painter, QRect(590, 0, 30, 28), 12, false, theme);
        paintCountBadge(&painter, QRect(590, 28, 30, 28), 3, true, theme);
    }));
    return box;
}

QGroupBox *icons()
{
    auto *box = new QGroupBox("Icons");
    auto *column = new QVBoxLayout(box);
    column->addWidget(new Canvas(175, [](QPainter &painter, const Theme &) {
        constexpr int columns = 26;
        for (size_t i = 0; i < iconEntries.size(); ++i) {
            const QRect cell(int(i % columns) * 25, int(i / columns) * 25, 20, 20);
            icon(Icon(i)).paint(&painter, i % 2 ? QRect(cell.topLeft(), QSize(16, 16)) : cell);
        }
    }));
    auto *star = toolButton(Icon::Star, true);
    star->setIcon(icon(Icon::Star, Icon::StarFilled));
    column->addLayout(
        row({star, toolButton(Icon::Home, true), toolButton(Icon::Home), toolButton(Icon::Home, false, false)}));
    return box;
}

QGroupBox *tabsAndHeads()
{
    auto *box = new QGroupBox("Tabs, heads, bars");
    auto *column = new QVBoxLayout(box);
    auto *views = new QTabBar;
    views->setDrawBase(false);
    views->addTab(tabText("全部客户", "8,412"));
    views->addTab(tabText("我的重点客户", "412"));
    views->addTab(tabText("保护期将到期", "18"));
    views->addTab("Disabled");
    views->setTabEnabled(3, false);
    views->setCurrentIndex(1);
    auto *documents = new QTabBar;
    setDocumentTabs(documents);
    documents->setTabsClosable(true);
    documents->addTab(icon(Icon::Home), "工作台");
    documents->addTab(icon(Icon::BuildingMultiple), "客户");
    documents->addTab(icon(Icon::Grid), tabText("3 号馆展位图", unsavedMark));
    documents->setCurrentIndex(1);
    column->addLayout(row({views}));
    column->addLayout(row({documents}));
    auto *head = new PaneHeader("联系人");
    head->setNote("6");
    head->addLink("全部 148");
    head->addIconButton(Icon::Add, "Add");
    column->addWidget(head);
    auto *strip = new KeyFigureStrip;
    strip->setFigures(
        {{.label = "累计面积", .value = "297 m²", .caption = "7 次参展"},
         {.label = "欠款",
          .value = "¥ 26,000",
          .caption = "秋季展尾款逾期 18 天",
          .valueTone = Tone::Danger,
          .captionTone = Tone::Danger,
          .opensRecords = true},
         {.label = "满意度", .value = "4.6", .unit = "/ 5", .caption = "较上次 +0.1", .captionTone = Tone::Success}});
    column->addWidget(strip);
    auto *kpi = new KeyFigureStrip(KeyFigureStrip::Size::Dashboard);
    kpi->setFigures(
        {{.label = "已售面积",
          .value = "61.0%",
          .unit = "6,835 m²",
          .caption = "共 11,200 m²",
          .share = 0.61,
          .tick = 0.53},
         {.label = "合同额", .value = "¥ 1,152", .unit = "万", .caption = "目标 2,350", .share = 0.49, .tick = 0.43},
         {.label = "逾期应收", .value = "¥ 64.8", .unit = "万", .caption = "27 家", .valueTone = Tone::Danger}});
    column->addWidget(kpi);
    auto *offline = new Banner;
    offline->showMessage(Tone::Warning, "已离线，显示 10:24 的数据。备注和签到会在恢复后提交（2 条待传）", "详情");
    auto *back = new Banner;
    back->showMessage(Tone::Success, "已恢复连接，2 条备注已提交");
    column->addWidget(offline);
    column->addWidget(back);
    return box;
}

QGroupBox *views()
{
    auto *box = new QGroupBox("Views");
    auto *line = new QHBoxLayout(box);
    auto *table = new QTableView;
    prepareTable(table);
    table->setModel(makeSampleCustomers(table));
    table->setSortingEnabled(true);
    table->sortByColumn(4, Qt::AscendingOrder);
    table->selectRow(1);
    table->setFrameShape(QFrame::StyledPanel);
    for (const auto &[column, width] : {std::pair(0, 44), {1, 210}, {2, 90}, {3, 80}, {4, 80}, {5, 70}})
        table->setColumnWidth(column, width);
    line->addWidget(table, 3);
    auto *tree = new QTreeView;
    prepareTree(tree);
    auto *model = new QStandardItemModel(tree);
    model->setHorizontalHeaderLabels({"集团"});
    auto *group = new QStandardItem(icon(Icon::Building), "恒澈集团");
    auto *checkable = new QStandardItem("恒澈智能");
    checkable->setCheckable(true);
    checkable->setCheckState(Qt::Checked);
    group->appendRow(checkable);
    group->appendRow(new QStandardItem("恒澈精密"));
    model->appendRow(group);
    model->appendRow(new QStandardItem(icon(Icon::Building), "长三角展联"));
    tree->setModel(model);
    tree->expandAll();
    tree->setCurrentIndex(model->index(0, 0));
    line->addWidget(tree, 1);
    auto *empty = new EmptyState(Icon::BuildingMultiple, "还没有客户。可以新建，或从 Excel 导入", "从 Excel 导入");
    line->addWidget(empty, 1);
    line->addWidget(new Canvas(170,
                               [](QPainter &painter, const Theme &theme) {
                                   paintSkeletonRows(&painter, QRect(0, 0, 240, 170), 28, {120, 60, 60}, theme);
                               }),
                    1);
    box->setMinimumHeight(230);
    return box;
}

QGroupBox *menus()
{
    auto *box = new QGroupBox("Menu, focus, long texts");
    auto *line = new QHBoxLayout(box);
    auto *menu = new QMenu;
    menu->setWindowFlags(Qt::Widget);
    menu->addAction(icon(Icon::Add), "新建客户(&N)")->setShortcut(QKeySequence("Ctrl+N"));
    menu->addAction(icon(Icon::Edit), "编辑(&E)")->setShortcut(QKeySequence("Ctrl+E"));
    auto *checkedAction = menu->addAction("显示导航栏");
    checkedAction->setCheckable(true);
    checkedAction->setChecked(true);
    menu->addSeparator();
    menu->addMenu("密度")->addAction("紧凑");
    auto *off = menu->addAction(icon(Icon::Delete), "删除");
    off->setEnabled(false);
    menu->setActiveAction(menu->actions().at(1));
    menu->setMinimumSize(menu->sizeHint());
    line->addWidget(menu);
    auto *column = new QVBoxLayout;
    auto *focused = new QPushButton("Keyboard focus");
    focused->setObjectName("focused");
    auto *elided = new ElidedLabel("江淮国际装备制造业博览会（第 12 届）特装展位招展代理合作框架协议及补充条款");
    elided->setFixedWidth(260);
    column->addWidget(focused, 0, Qt::AlignLeft);
    column->addWidget(elided);
    column->addWidget(new HairLine(Qt::Horizontal));
    column->addWidget(makeLabel("招展总览", TypeRole::RecordTitle));
    column->addWidget(makeLabel("Secondary 次要", TypeRole::Secondary, TextRole::Secondary));
    column->addWidget(makeLabel("Tertiary 说明", TypeRole::Caption, TextRole::Tertiary));
    column->addWidget(makeLabel("打开展位图", TypeRole::Body, TextRole::Accent));
    line->addLayout(column);
    line->addStretch(1);
    return box;
}

} // namespace

QAbstractItemModel *makeSampleCustomers(QObject *parent)
{
    struct Sample
    {
        QString level, name, area, owner;
        int days, squareMetres, amount;
    };
    static const QList<Sample> samples{{"A", "苏州恒澈精密机械有限公司", "数控机床", "林晓岚", 2, 54, 486200},
                                       {"A", "宁波朗钜数控机床有限公司", "数控机床", "沈亦白", 2, 72, 413400},
                                       {"A", "合肥睿泽机器人有限公司", "机器人", "林晓岚", 3, 54, 310000},
                                       {"C", "无锡捷砺刀具科技有限公司", "刀具量具", "顾清和", 3, 18, 110700},
                                       {"B", "常州禾峻自动化有限公司", "机器人", "林晓岚", 5, 27, 116300},
                                       {"A", "Kestwerk Tools GmbH", "刀具量具", "沈亦白", 12, 90, 515100},
                                       {"B", "台州瓯锐泵阀有限公司", "流体传动", "林晓岚", 12, 27, 76900},
                                       {"C", "温州瓯泽电气有限公司", "电气控制", "方若宁", 18, 18, 134200}};
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({"级", "客户", "展区", "负责人", "保护期", "m²", "合同额 (元)"});
    for (int column = 4; column < 7; ++column)
        model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const QLocale locale(QLocale::Chinese, QLocale::China);
    for (const Sample &sample : samples) {
        QList<QStandardItem *> items;
        const QStringList texts{sample.level,
                                sample.name,
                                sample.area,
                                sample.owner,
                                QStringLiteral("%1 天").arg(sample.days, 2),
                                QString::number(sample.squareMetres),
                                locale.toString(sample.amount)};
        for (const QString &text : texts) {
            auto *item = new QStandardItem(text);
            if (items.size() >= 4)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            items.append(item);
        }
        model->appendRow(items);
    }
    return model;
}

QWidget *makeControlsPage()
{
    auto *page = new QWidget;
    page->setWindowTitle("Fairdesk theme gallery");
    setSurface(page, Surface::Surface);
    page->resize(1440, 1500);
    auto *column = new QVBoxLayout(page);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(24);
    for (const QList<QGroupBox *> &boxes :
         {QList<QGroupBox *>{buttons(), fields(), choices()}, {signs(), tabsAndHeads(), icons()}}) {
        auto *half = new QVBoxLayout;
        half->setSpacing(12);
        for (QGroupBox *box : boxes)
            half->addWidget(box);
        half->addStretch(1);
        halves->addLayout(half, 1);
    }
    column->addLayout(halves);
    column->addWidget(menus());
    column->addWidget(views());
    column->addStretch(1);
    return page;
}

} // namespace fairdesk::gallery
