#include "client/shell/keys_dialog.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

struct KeyLine
{
    const char *keys;
    const char *words;
};
struct KeyGroup
{
    const char *title;
    QList<KeyLine> lines;
};

const QList<KeyGroup> &keyGroups()
{
    static const QList<KeyGroup> groups{
        {QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Everywhere"),
         {{"Ctrl K", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Find a record or a command")},
          {"Alt 1–9", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Areas of the rail")},
          {"Ctrl N", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "New record in this list")},
          {"Ctrl S", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Save")},
          {"Ctrl Tab", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Next page")},
          {"Ctrl W", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Close the page")},
          {"Alt ←→", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Back and forward")},
          {"Ctrl B", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Narrow or wide rail")},
          {"F5", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Refresh")}}},
        {QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "List"),
         {{"↑ ↓", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Move")},
          {"Shift ↑↓", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Select several")},
          {"Enter", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Open")},
          {"Space", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Preview")},
          {"Ctrl F", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Find in the list")},
          {"Ctrl C", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Copy as a table")},
          {"Esc", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Clear the selection")}}},
        {QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Customer"),
         {{"Ctrl J", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Record a contact")},
          {"Ctrl Enter", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Save what was recorded")},
          {"Ctrl 1–7", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Overview, file, contacts …")},
          {"Ctrl E", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Edit the file")},
          {"Alt ↑↓", QT_TRANSLATE_NOOP("fairdesk::KeysDialog", "Previous and next of the list")}}},
    };
    return groups;
}

} // namespace

KeysDialog::KeysDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    setSurface(this, Surface::Surface);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    for (const KeyGroup &group : keyGroups()) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(8);
        grid->addWidget(makeLabel(tr(group.title), TypeRole::BodyBold, TextRole::Primary, this), 0, 0, 1, 2);
        int row = 1;
        for (const KeyLine &line : group.lines) {
            grid->addWidget(new KeyCap(QString::fromUtf8(line.keys), this), row, 0, Qt::AlignRight | Qt::AlignVCenter);
            grid->addWidget(makeLabel(tr(line.words), TypeRole::Body, TextRole::Secondary, this), row, 1);
            ++row;
        }
        grid->setRowStretch(row, 1);
        columns->addLayout(grid);
    }
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addLayout(columns);
    column->addWidget(buttons);
}

} // namespace fairdesk
