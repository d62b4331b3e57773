#include "client/forms/conflict_dialog.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

enum Side { Mine, Theirs };

constexpr int dialogWidth = 720;

QLabel *wrapped(const QString &text, TextRole ink, QWidget *parent)
{
    QLabel *label = makeLabel(text, TypeRole::Body, ink, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ConflictDialog::ConflictDialog(const QList<Line> &lines, const QString &record, const QString &who, const QString &when,
                               QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Changed meanwhile"));
    setMinimumWidth(dialogWidth);
    setSurface(this, Surface::Surface);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    const QString name = who.isEmpty() ? tr("Somebody else") : who;
    QLabel *said = makeLabel(
        tr("%1 changed the same fields of %2 (%3). Choose for each field what shall stand.").arg(name, record, when),
        TypeRole::Body, TextRole::Primary, this);
    said->setWordWrap(true);
    column->addWidget(said);

    auto *table = new QWidget(this);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    const QStringList heads{tr("Field"), tr("Mine"), tr("Theirs"), tr("Before")};
    for (int i = 0; i < heads.size(); ++i)
        grid->addWidget(makeLabel(heads.at(i), TypeRole::Secondary, TextRole::Secondary, table), 0, i);
    grid->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, table), 1, 0, 1, 4);
    int row = 2;
    for (const Line &line : lines) {
        auto *group = new QButtonGroup(this);
        grid->addWidget(wrapped(line.label, TextRole::Secondary, table), row, 0, Qt::AlignTop);
        const std::array<std::pair<QString, QString>, 2> sides{{{tr("Mine"), line.mine}, {tr("Theirs"), line.theirs}}};
        for (int side = Mine; side <= Theirs; ++side) {
            auto *cell = new QWidget(table);
            auto *inside = new QHBoxLayout(cell);
            inside->setContentsMargins(0, 0, 0, 0);
            auto *choice = new QRadioButton(cell);
            choice->setAccessibleName(
                QStringLiteral("%1 – %2: %3").arg(line.label, sides[size_t(side)].first, sides[size_t(side)].second));
            choice->setObjectName(QString::fromUtf8(line.field) +
                                  (side == Mine ? QStringLiteral(".mine") : QStringLiteral(".theirs")));
            QLabel *text = wrapped(sides[size_t(side)].second, TextRole::Primary, cell);
            text->setBuddy(choice);
            inside->addWidget(choice, 0, Qt::AlignTop);
            inside->addWidget(text, 1);
            group->addButton(choice, side);
            grid->addWidget(cell, row, 1 + side, Qt::AlignTop);
        }
        group->button(Mine)->setChecked(true);
        grid->addWidget(wrapped(line.base, TextRole::Tertiary, table), row, 3, Qt::AlignTop);
        grid->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, table), row + 1, 0, 1, 4);
        m_choices.append({line.field, group});
        row += 2;
    }
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 3);
    grid->setColumnStretch(3, 2);
    grid->setRowStretch(row, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(table);
    column->addWidget(scroll, 1);

    auto *foot = new QHBoxLayout;
    auto *allMine = new QPushButton(tr("All mine"), this);
    auto *allTheirs = new QPushButton(tr("All theirs"), this);
    for (QPushButton *button : {allMine, allTheirs}) {
        setButtonRole(button, ButtonRole::Plain);
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    foot->addStretch(1);
    auto *later = new QPushButton(tr("Decide later"), this);
    later->setAutoDefault(false);
    auto *keep = new QPushButton(tr("Save this choice"), this);
    setButtonRole(keep, ButtonRole::Primary);
    keep->setDefault(true);
    foot->addWidget(later);
    foot->addWidget(keep);
    column->addLayout(foot);
    connect(allMine, &QPushButton::clicked, this, [this] { chooseAll(false); });
    connect(allTheirs, &QPushButton::clicked, this, [this] { chooseAll(true); });
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, &QDialog::accept);
}

QSet<QByteArray> ConflictDialog::takeTheirs() const
{
    QSet<QByteArray> fields;
    for (const auto &[field, group] : m_choices) {
        if (group->checkedId() == Theirs)
            fields.insert(field);
    }
    return fields;
}

void ConflictDialog::chooseAll(bool theirs)
{
    for (const auto &[field, group] : std::as_const(m_choices))
        group->button(theirs ? Theirs : Mine)->setChecked(true);
}

} // namespace fairdesk
