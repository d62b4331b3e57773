// The pages of the import.
#include "client/forms/import_wizard.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>

namespace fairdesk {
namespace {

constexpr int mappingWidth = 380;
constexpr int footerHeight = 56;
constexpr int headHeight = 52;
constexpr int rowNumberWidth = 48;
constexpr int narrowestColumn = 80;
constexpr int widestColumn = 260;

// Cells that will be refused are tinted with a danger edge below; skipped columns are quiet.
class PreviewDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const bool refused = !index.data(ImportPreview::ProblemRole).toString().isEmpty();
        const bool skipped = index.data(ImportPreview::GuessedRole).toBool();
        painter->save();
        if (refused) {
            painter->fillRect(option.rect, theme.danger.soft);
            painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2),
                              theme.danger.mark);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.accent.text);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
        }
        const QString text = index.data().toString().simplified();
        const QRect room = option.rect.adjusted(metrics::cellPadding, 0, -metrics::cellPadding, 0);
        painter->setPen(refused ? theme.danger.text : skipped ? theme.text.disabled : theme.text.primary);
        //: A cell of an imported table in which something is missing.
        const QString shown = refused && text.isEmpty() ? ImportWizard::tr("(empty)") : text;
        painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(shown, Qt::ElideRight, room.width()));
        painter->restore();
    }
};

struct Encodings
{
    const char *name;
    const char *text;
};
constexpr std::array encodings{Encodings{"UTF-8", "UTF-8"}, Encodings{"GB18030", "GB18030 (GBK)"},
                               Encodings{"Big5", "Big5"}, Encodings{"UTF-16", "UTF-16"},
                               Encodings{"windows-1252", "Windows-1252"}};

} // namespace

QWidget *ImportWizard::buildHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(headHeight);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    row->setSpacing(12);
    m_title = makeLabel(windowTitle(), TypeRole::PageTitle, TextRole::Primary, head);
    row->addWidget(m_title);
    m_fileInfo = new ElidedLabel({}, head);
    m_fileInfo->setFont(Theme::font(TypeRole::Secondary));
    setTextRole(m_fileInfo, TextRole::Secondary);
    row->addWidget(m_fileInfo);
    m_change = new QPushButton(tr("Other file"), head);
    setButtonRole(m_change, ButtonRole::Link);
    setSmall(m_change);
    m_change->setAutoDefault(false);
    connect(m_change, &QPushButton::clicked, this, &ImportWizard::chooseFile);
    row->addWidget(m_change);
    row->addStretch(1);
    int number = 0;
    for (const QString &name : {tr("File"), tr("Columns"), tr("Run"), tr("Result")}) {
        QLabel *label =
            makeLabel(QStringLiteral("%1  %2").arg(++number).arg(name), TypeRole::Body, TextRole::Tertiary, head);
        m_stepLabels.append(label);
        row->addWidget(label);
    }
    return head;
}

QWidget *ImportWizard::buildFilePage()
{
    m_drop = new EmptyState(Icon::DocumentTable,
                            tr("Drop an Excel or CSV file here. Encoding, separator and columns are recognised."),
                            tr("Choose a file"), this);
    connect(m_drop, &EmptyState::actionTriggered, this, &ImportWizard::chooseFile);
    return m_drop;
}

QWidget *ImportWizard::buildColumnsPage()
{
    auto *page = new QWidget(this);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildMappingSide());
    row->addWidget(new HairLine(Qt::Vertical, HairLine::Weight::Pane, page));
    auto *right = new QWidget(page);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new PaneHeader(tr("Preview"), right);
    m_checkNote = makeLabel({}, TypeRole::Secondary, TextRole::Secondary, head);
    head->addAction(m_checkNote);
    QPushButton *next = head->addLink(tr("Next problem (F8)"));
    column->addWidget(head);
    m_table = new QTableView(right);
    prepareTable(m_table, Density::Compact);
    m_table->setModel(m_preview);
    m_table->setItemDelegate(new PreviewDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->show();
    m_table->verticalHeader()->setFixedWidth(rowNumberWidth);
    m_table->setAccessibleName(tr("Preview"));
    connect(m_preview, &QAbstractItemModel::modelReset, m_table, [this] {
        m_table->resizeColumnsToContents();
        for (int i = 0; i < m_preview->columnCount(); ++i) {
            const int wanted = m_table->columnWidth(i) + metrics::cellPadding;
            m_table->setColumnWidth(i, std::clamp(wanted, narrowestColumn, widestColumn));
        }
    });
    column->addWidget(m_table, 1);
    row->addWidget(right, 1);
    const auto showNext = [this] {
        const QModelIndex index = m_preview->nextProblem(m_table->currentIndex());
        if (!index.isValid())
            return;
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
        m_table->setFocus();
        say(index.data(ImportPreview::ProblemRole).toString(), true);
    };
    connect(next, &QPushButton::clicked, this, showNext);
    connect(new QShortcut(Qt::Key_F8, this), &QShortcut::activated, this, showNext);
    return page;
}

QWidget *ImportWizard::buildMappingSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(mappingWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PaneHeader(tr("Columns"), side));
    auto *scroll = new QScrollArea(side);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSurface(scroll->viewport(), Surface::Surface);
    m_mappingBox = new QWidget;
    setSurface(m_mappingBox, Surface::Surface);
    m_mapping = new QGridLayout(m_mappingBox);
    m_mapping->setContentsMargins(12, 8, 12, 8);
    m_mapping->setVerticalSpacing(metrics::grid);
    scroll->setWidget(m_mappingBox);
    column->addWidget(scroll, 1);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, side));
    column->addWidget(new PaneHeader(tr("Reading and duplicates"), side));
    auto *options = new QWidget(side);
    auto *grid = new QGridLayout(options);
    grid->setContentsMargins(12, 8, 12, 12);
    grid->setVerticalSpacing(6);
    int row = 0;
    const auto addOption = [&](const QString &label, QComboBox *&box) {
        box = new QComboBox(options);
        box->setAccessibleName(label);
        QLabel *text = makeLabel(label, TypeRole::Secondary, TextRole::Secondary, options);
        text->setBuddy(box);
        grid->addWidget(text, row, 0);
        grid->addWidget(box, row++, 1);
    };
    addOption(tr("Encoding"), m_encoding);
    addOption(tr("Separator"), m_separator);
    addOption(tr("Sheet"), m_sheet);
    m_sheetLabel = qobject_cast<QLabel *>(grid->itemAtPosition(row - 1, 0)->widget());
    addOption(tr("Already there"), m_duplicates);
    grid->setColumnStretch(1, 1);
    for (const auto &[name, text] : encodings)
        m_encoding->addItem(QLatin1String(text), QByteArray(name));
    for (const auto &[sign, text] : {std::pair(QChar(), tr("Recognised")),
                                     {QChar(u','), tr("Comma")},
                                     {QChar(u';'), tr("Semicolon")},
                                     {QChar(u'\t'), tr("Tabulator")}})
        m_separator->addItem(text, sign);
    m_duplicates->addItem(tr("Skip the row"), QStringLiteral("skip"));
    m_duplicates->addItem(tr("Update what is filled in"), QStringLiteral("update"));
    m_duplicates->addItem(tr("Create all the same"), QStringLiteral("create"));
    column->addWidget(options);
    connect(m_encoding, &QComboBox::activated, this, [this] {
        m_reading.encoding = m_encoding->currentData().toByteArray();
        readFile();
    });
    connect(m_separator, &QComboBox::activated, this, [this] {
        const QChar sign = m_separator->currentData().toChar();
        m_reading.separator = sign.isNull() ? std::nullopt : std::optional<QChar>(sign);
        readFile();
    });
    connect(m_sheet, &QComboBox::activated, this, [this] {
        m_reading.sheet = m_sheet->currentText();
        readFile();
    });
    return side;
}

QWidget *ImportWizard::buildRunningPage()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->addStretch(1);
    m_runningText = makeLabel({}, TypeRole::Body, TextRole::Secondary, page);
    m_progress = new QProgressBar(page);
    m_progress->setMinimumWidth(360);
    m_progress->setTextVisible(false);
    column->addWidget(m_runningText, 0, Qt::AlignHCenter);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

QWidget *ImportWizard::buildResultPage()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_figures = new KeyFigureStrip(KeyFigureStrip::Size::Dashboard, page);
    column->addWidget(m_figures);
    auto *inside = new QVBoxLayout;
    inside->setContentsMargins(metrics::pageMarginLeft, 12, metrics::pageMarginRight, 12);
    m_resultText = makeLabel({}, TypeRole::Body, TextRole::Primary, page);
    m_resultText->setWordWrap(true);
    inside->addWidget(m_resultText);
    auto *row = new QHBoxLayout;
    m_saveRejected = new QPushButton(icon(Icon::Download), tr("Save rows to correct"), page);
    m_undo = new QPushButton(icon(Icon::Undo), tr("Take the import back"), page);
    for (QPushButton *button : {m_saveRejected, m_undo}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    inside->addLayout(row);
    inside->addStretch(1);
    column->addLayout(inside, 1);
    connect(m_saveRejected, &QPushButton::clicked, this, [this] { saveRejected(); });
    connect(m_undo, &QPushButton::clicked, this, &ImportWizard::undoImport);
    return page;
}

QWidget *ImportWizard::buildFooter()
{
    auto *footer = new QWidget(this);
    footer->setFixedHeight(footerHeight);
    setSurface(footer, Surface::Chrome);
    footer->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    m_note = makeLabel({}, TypeRole::Secondary, TextRole::Secondary, footer);
    m_note->setWordWrap(true);
    row->addWidget(m_note, 1);
    m_cancel = new QPushButton(tr("Cancel"), footer);
    m_back = new QPushButton(tr("Back"), footer);
    m_trial = new QPushButton(icon(Icon::Play), tr("Trial run"), footer);
    m_import = new QPushButton(tr("Import"), footer);
    setButtonRole(m_import, ButtonRole::Primary);
    m_trial->setToolTip(tr("Counts and checks everything, writes nothing"));
    for (QPushButton *button : {m_cancel, m_back, m_trial, m_import}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this,
            [this] { showStep(m_step == Step::Result ? Step::Columns : Step::File); });
    connect(m_trial, &QPushButton::clicked, this, [this] { run(true); });
    connect(m_import, &QPushButton::clicked, this, [this] { run(false); });
    return footer;
}

void ImportWizard::fillOptions()
{
    const TableSample &sample = m_preview->sample();
    const bool isCsv = !sample.isWorkbook;
    m_encoding->setEnabled(isCsv);
    m_separator->setEnabled(isCsv);
    m_sheet->setEnabled(sample.sheets.size() > 1);
    m_sheet->setVisible(!isCsv);
    m_sheetLabel->setVisible(!isCsv);
    const int known = m_encoding->findData(sample.encoding);
    if (isCsv && known < 0)
        m_encoding->addItem(QString::fromLatin1(sample.encoding), sample.encoding);
    m_encoding->setCurrentIndex(isCsv ? m_encoding->findData(sample.encoding) : -1);
    const QSignalBlocker quiet(m_sheet);
    m_sheet->clear();
    m_sheet->addItems(isCsv ? QStringList() : sample.sheets);
    m_sheet->setCurrentIndex(isCsv ? -1 : sample.sheet);
}

void ImportWizard::fillMapping()
{
    while (QLayoutItem *item = m_mapping->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const QStringList headers = m_preview->headers();
    for (int column = 0; column < headers.size(); ++column) {
        auto *name = new ElidedLabel(headers.at(column), m_mappingBox);
        auto *box = new QComboBox(m_mappingBox);
        box->setAccessibleName(tr("Field for column %1").arg(headers.at(column)));
        box->addItem(tr("Recognised by the server"), QVariant::fromValue(int(ColumnMapping::Kind::Automatic)));
        box->addItem(tr("Do not import"), QVariant::fromValue(int(ColumnMapping::Kind::Skip)));
        for (const ImportTarget &target : m_preview->targets())
            box->addItem(target.label, target.key);
        const ColumnMapping mapping = m_preview->mapping().value(column);
        box->setCurrentIndex(mapping.kind == ColumnMapping::Kind::Field ? box->findData(mapping.key)
                                                                        : int(mapping.kind));
        connect(box, &QComboBox::activated, this, [this, column, box](int index) {
            const bool isField = index > int(ColumnMapping::Kind::Skip);
            m_preview->setMapping(column,
                                  isField ? ColumnMapping{ColumnMapping::Kind::Field, box->currentData().toByteArray()}
                                          : ColumnMapping{ColumnMapping::Kind(index), {}});
        });
        m_mapping->addWidget(name, column, 0);
        m_mapping->addWidget(new IconLabel(Icon::ArrowRight, TextRole::Tertiary, metrics::icon, m_mappingBox), column,
                             1);
        m_mapping->addWidget(box, column, 2);
    }
    m_mapping->setColumnStretch(0, 2);
    m_mapping->setColumnStretch(2, 3);
    m_mapping->setRowStretch(int(headers.size()), 1);
}

void ImportWizard::showCheck()
{
    if (!m_checkNote)
        return;
    const int problems = m_preview->problemCount();
    const int rows = m_preview->rowCount();
    QString words =
        m_preview->sample().more ? tr("The first %n row(s)", nullptr, rows) : tr("%n row(s)", nullptr, rows);
    if (problems > 0)
        words += QStringLiteral(" · ") + tr("%n cell(s) need correcting", nullptr, problems);
    m_checkNote->setText(words);
    setTextRole(m_checkNote, problems > 0 ? TextRole::Danger : TextRole::Secondary);
}

void ImportWizard::showStep(Step step)
{
    m_step = step;
    m_pages->setCurrentIndex(int(step));
    for (int i = 0; i < m_stepLabels.size(); ++i) {
        const bool isNow = i == int(step);
        m_stepLabels.at(i)->setFont(Theme::font(isNow ? TypeRole::BodyBold : TypeRole::Body));
        setTextRole(m_stepLabels.at(i), isNow ? TextRole::Accent : TextRole::Tertiary);
    }
    m_change->setVisible(step == Step::Columns);
    m_back->setVisible(step == Step::Result && m_wasTrial);
    m_trial->setVisible(step == Step::Columns);
    m_import->setVisible(step == Step::Columns);
    m_cancel->setEnabled(true);
    m_cancel->setText(step == Step::Result ? tr("Close") : step == Step::Running ? tr("Stop") : tr("Cancel"));
    if (step == Step::Running || step == Step::Result)
        say({}, false);
    emit stepChanged();
}

} // namespace fairdesk
