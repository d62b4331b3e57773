// The pages of the gallery: every control and part in all its states, and a list page made of them.
#pragma once

#include <QList>
#include <QString>

class QAbstractItemModel;
class QObject;
class QWidget;

namespace fairdesk::gallery {

QWidget *makeControlsPage();
QWidget *makeListPage();

// A few customers with a level, name, area, owner, days of protection, m² and amount.
QAbstractItemModel *makeSampleCustomers(QObject *parent);

} // namespace fairdesk::gallery
