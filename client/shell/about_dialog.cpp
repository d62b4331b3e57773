#include "client/shell/about_dialog.h"

#include "client/link/server_link.h"
#include "client/shell/application_icon.h"
#include "client/shell/server_address.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

QLabel *selectable(const QString &text, QWidget *parent)
{
    QLabel *label = makeLabel(text, TypeRole::Body, TextRole::Primary, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

AboutDialog::AboutDialog(const ServerLink &link, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Fairdesk"));
    setSurface(this, Surface::Surface);
    auto *head = new QHBoxLayout;
    auto *logo = new QLabel(this);
    logo->setPixmap(applicationIcon().pixmap(QSize(40, 40), devicePixelRatioF()));
    head->addWidget(logo);
    head->addSpacing(8);
    head->addWidget(makeLabel(tr("Fairdesk"), TypeRole::RecordTitle, TextRole::Primary, this), 1);

    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(16);
    const auto add = [&](const QString &label, QWidget *value) {
        facts->addRow(makeLabel(label, TypeRole::Body, TextRole::Tertiary, this), value);
    };
    add(tr("This program"), selectable(QStringLiteral(FAIRDESK_VERSION), this));
    add(tr("Server"), selectable(tr("%1, version %2").arg(link.serverName(), link.session().serverVersion), this));
    QLabel *fingerprint = selectable(fingerprintForReading(link.fingerprint()), this);
    fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    add(tr("Key of the server (SHA-256)"), fingerprint);
    add(tr("Qt"), selectable(QString::fromLatin1(qVersion()), this));
    add(tr("System"), selectable(QSysInfo::prettyProductName(), this));
    add(tr("Symbols"), selectable(tr("Fluent UI System Icons, MIT licence"), this));

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addLayout(head);
    column->addLayout(facts);
    column->addWidget(buttons);
}

} // namespace fairdesk
