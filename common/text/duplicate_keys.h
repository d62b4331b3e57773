// Cheap exact keys by which a duplicate is found while typing, on saving and on importing.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace fairdesk {

// The values of one record that can give it away as a duplicate.
struct DuplicateValues
{
    QStringList companyNames;
    QString creditCode;
    QStringList phones; // cells, each perhaps with several numbers
    QStringList emails;
};

// One key for each value, with its class before a colon: "name:济南海诺", "code:9137…", "phone:13800138000",
// "mail:wang@haino.com". Two records with a key in common are likely the same. Without repetition, in a fixed order;
// what is invalid or says nothing (an unreadable phone, a wrong credit code) gives no key.
QList<QByteArray> duplicateKeys(const DuplicateValues &values);

} // namespace fairdesk
