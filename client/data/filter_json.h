// Filters as people's scripts and saved views write them:
// ["f.g","op",v] {"and":[]} {"or":[]} {"not":} {"any"|"none":"contacts","where":…}
// {"count":"interactions","where":…,"op":"ge","value":3}
#pragma once

#include "common/base/result.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/query.h"

#include <QJsonValue>

#include <functional>

namespace fairdesk {

// What the words of a filter mean to their reader.
struct FilterWords
{
    CataloguePtr catalogue;
    qint64 me = 0; // the user whom the value `me` names
    // Finds the record that a text such as "external_id=K-17" names; without it only ids are understood.
    std::function<Result<qint64>(const QByteArray &entity, const QString &text)> link;
};

// The value of a link or of any other field as text, with `me` and KEY=VALUE.
Result<Value> valueOf(const FilterWords &words, const FieldSpec &field, const QString &text);

// One condition of three words. Lists are written a,b.
Result<Filter> comparisonOf(const FilterWords &words, const QByteArray &entity, const QByteArray &path,
                            const QByteArray &op, const QString &text);

Result<Filter> filterFromJson(const FilterWords &words, const QByteArray &entity, const QJsonValue &json);
QJsonValue filterToJson(const Catalogue &catalogue, const QByteArray &entity, const Filter &filter);

} // namespace fairdesk
