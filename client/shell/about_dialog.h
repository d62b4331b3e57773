// What runs here: versions, the server and its key, licence.
#pragma once

#include <QDialog>

namespace fairdesk {

class ServerLink;

// All of it can be selected, so that it may be sent to whoever helps.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(const ServerLink &link, QWidget *parent = nullptr);
};

} // namespace fairdesk
