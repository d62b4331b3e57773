// Conditions of a list in the words of people: which comparisons a field offers, and how one is said.
#pragma once

#include "client/data/display_text.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/query.h"

namespace fairdesk {

// What a comparison wants beside it.
enum class Operand : quint8 { None, One, Two, Several, Period };

struct Comparison
{
    Operator op;
    QString text;
    Operand operand;
    Value fixed = {}; // of those without an operand
};

QList<Comparison> comparisonsFor(const Catalogue &catalogue, const FieldSpec &field, qint64 me);
// The field as which a comparison's value is edited.
FieldSpec operandField(const FieldSpec &field, Operand operand);

struct ConditionText
{
    QString field;
    QString value;
};
// Titles of linked records by (entity, id), as far as they are known.
using LinkTitles = QHash<std::pair<QByteArray, qint64>, QString>;
ConditionText conditionText(const Catalogue &catalogue, const QByteArray &entity, const Filter &condition,
                            const DisplayText &display, const LinkTitles &titles, qint64 me);

// A filter as the list of conditions that all must hold.
QList<Filter> conditionsOf(const Filter &filter);

// A field that can be shown or compared: the entity's own, and those of the records that it links to.
struct PathOption
{
    QByteArray path;
    QString label;
    bool isRelated = false;
};
QList<PathOption> pathOptions(const Catalogue &catalogue, const QByteArray &entity, const QLocale &locale = QLocale());

} // namespace fairdesk
