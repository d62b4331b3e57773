// Changing one's own password while signed in.
#pragma once

#include "common/base/result.h"

#include <QDialog>

namespace fairdesk {

class NewPasswordForm;
class PasswordField;
class ServerLink;

class PasswordDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit PasswordDialog(ServerLink &link, QWidget *parent = nullptr);

private:
    void submit();

    ServerLink &m_link;
    PasswordField *m_old;
    NewPasswordForm *m_form;
};

} // namespace fairdesk
