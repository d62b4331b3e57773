// The head of the customer's page: who it is, the facts of one line, the figures.
#pragma once

#include "client/editors/client_context.h"
#include "client/screens/customer360/customer_file.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace fairdesk {

class Avatar;
class CompletenessBar;
class ElidedLabel;
class KeyFigureStrip;
class LevelBadge;

class IdentityHead final : public QWidget
{
    Q_OBJECT
public:
    explicit IdentityHead(ClientContext &context, QWidget *parent = nullptr);

    void show(const CustomerFile &file);
    void setStarred(bool starred);
    // Where the customer stands in the list that he was opened from; hidden without one.
    void setPlace(int index, int count);
    QPushButton *recordButton() const { return m_record; }

signals:
    void recordWanted();
    void editWanted();
    void deleteWanted();
    void refreshWanted();
    void starToggled(bool starred);
    void stepWanted(int step);
    // The records behind a figure.
    void panelWanted(fairdesk::FilePanel panel);

private:
    QWidget *buildIdentity();
    QWidget *buildFacts();
    void showTags(const Record &customer);
    void showFacts(const CustomerFile &file);
    void showFigures(const CustomerFile &file);
    void buildMenu(const CustomerFile &file);

    ClientContext &m_context;
    qint64 m_customer = 0;
    qint64 m_parent = 0;
    LevelBadge *m_level;
    ElidedLabel *m_name;
    QToolButton *m_star;
    QWidget *m_tagArea;
    QHBoxLayout *m_tags;
    QPushButton *m_record;
    QPushButton *m_contact;
    QPushButton *m_task;
    QPushButton *m_more;
    QWidget *m_leaf;
    QLabel *m_place;
    QToolButton *m_previous;
    QToolButton *m_next;

    QWidget *m_groupFacts;
    QLabel *m_groupLabel;
    QPushButton *m_group;
    QLabel *m_groupNote;
    Avatar *m_ownerAvatar;
    QLabel *m_owner;
    CompletenessBar *m_complete;
    QPushButton *m_fill;
    QLabel *m_lastContact;
    KeyFigureStrip *m_figures;
    QList<FilePanel> m_figurePanels;
};

} // namespace fairdesk
