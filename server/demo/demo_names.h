// Invented names of firms and people that sound like those of the trade.
#pragma once

#include "server/demo/demo_dice.h"
#include "server/demo/demo_places.h"

#include <QString>

namespace fairdesk {

// What a firm of one industry calls itself and sells.
struct DemoTrade
{
    const char *industry; // a choice of the list "industry"
    const char *english;
    std::span<const char *const> words;    // in the name: 精密机械
    std::span<const char *const> products; // on the stand
    int weight;
};
std::span<const DemoTrade> demoTrades();

// Two or three characters that mean something good; some of them written by nobody else.
QString demoBrand(DemoDice &dice);
// The same for firms from abroad.
QString demoForeignBrand(DemoDice &dice);

struct DemoPersonName
{
    QString family;
    QString given;
    bool female = false;
    QString full() const { return family + given; }
};
DemoPersonName demoPersonName(DemoDice &dice);
QString demoForeignPersonName(DemoDice &dice);

// A mobile of eleven digits; a number at work with its area code.
QString demoMobile(DemoDice &dice);
QString demoLandline(DemoDice &dice, const DemoPlace &place);
// A code with both of its check digits right.
QString demoCreditCode(DemoDice &dice, const DemoPlace &place);

} // namespace fairdesk
