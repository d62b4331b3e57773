// The main window's hint that a new centre waits to be set up.
#pragma once

#include "client/link/server_link.h"

#include <QWidget>

namespace fairdesk {

class Banner;

// A calm line with one button, for administrators and only as long as the centre is new.
class SetupOffer final : public QWidget
{
    Q_OBJECT
public:
    explicit SetupOffer(ServerLink &link, QWidget *parent = nullptr);

    // Looks again whether the centre is new: it has no departments, or neither a name nor a customer.
    void look();
    Banner *banner() const { return m_banner; }

signals:
    void accepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Fact : quint8 { HasName = 1, HasCustomer = 2, HasDepartment = 4 };
    void ask(const Query &query, Fact fact, int round);
    void decide();
    void show(bool isNew);

    ServerLink &m_link;
    Banner *m_banner;
    int m_round = 0;
    int m_open = 0;
    int m_facts = 0;
    bool m_isNew = false;
};

} // namespace fairdesk
