// The main window's hint that a new centre waits to be set up.
#pragma once

#include "client/editors/client_context.h"
#include "client/link/server_link.h"

#include <QWidget>

class QPushButton;

namespace fairdesk {

class Banner;

// A calm line with two buttons, for administrators, as long as the centre is new and nobody said "not now".
class SetupOffer final : public QWidget
{
    Q_OBJECT
public:
    explicit SetupOffer(const ClientContext &context, QWidget *parent = nullptr);

    // Looks again whether the centre is new: it has no departments, or neither a name nor a customer.
    void look();
    // For good, for this person at this server: a house may well do without departments. The menu still has it.
    void dismiss();
    Banner *banner() const { return m_banner; }
    QPushButton *notNow() const { return m_notNow; }

signals:
    void accepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Fact : quint8 { HasName = 1, HasCustomer = 2, HasDepartment = 4 };
    void ask(const Query &query, Fact fact, int round);
    void decide();
    void show(bool isNew);

    bool isDismissed() const;

    ServerLink &m_link;
    QString m_file; // beside the person's drafts
    Banner *m_banner;
    QPushButton *m_notNow;
    int m_round = 0;
    int m_open = 0;
    int m_facts = 0;
    bool m_isNew = false;
};

} // namespace fairdesk
