#include "client/shell/password_dialog.h"

#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/shell/sign_in_pages.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairdesk {

PasswordDialog::PasswordDialog(ServerLink &link, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_old(new PasswordField(this))
    , m_form(new NewPasswordForm(this))
{
    setWindowTitle(tr("Change password"));
    setSurface(this, Surface::Surface);
    setFixedWidth(380);
    m_form->setIntroduction({}, tr("Other computers where you are signed in will ask for the new one."));
    m_form->submit->setText(tr("Change password"));
    QLabel *label = makeLabel(tr("Present password"), TypeRole::Secondary, TextRole::Secondary, this);
    label->setBuddy(m_old);
    m_old->edit()->setAccessibleName(label->text());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_old);
    column->addSpacing(8);
    column->addWidget(m_form);
    connect(m_form, &NewPasswordForm::submitted, this, &PasswordDialog::submit);
    connect(m_form->cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_old->setFocus();
}

void PasswordDialog::submit()
{
    m_form->submit->setEnabled(false);
    whenDone(m_link.changePassword(m_old->take(), m_form->first->take()), this, [this](const Result<void> &answer) {
        m_form->submit->setEnabled(true);
        if (answer)
            accept();
        else
            m_form->setMessage(answer.error().render());
    });
}

} // namespace fairdesk
