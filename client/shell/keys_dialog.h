// The keys of the program on one page, for F1.
#pragma once

#include <QDialog>

namespace fairdesk {

class KeysDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit KeysDialog(QWidget *parent = nullptr);
};

} // namespace fairdesk
