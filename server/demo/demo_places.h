// Cities in which the demo centre's customers sit, with what belongs to their addresses.
#pragma once

#include <QString>

#include <span>

namespace fairdesk {

struct DemoPlace
{
    const char *city; // as it stands in names of firms
    const char *province;
    const char *region; // a choice of the list "region"
    const char *areaCode;
    const char *registry; // the region within a credit code
    const char *postcode;
    int weight; // most customers come from near by
};

std::span<const DemoPlace> demoPlaces();

struct DemoForeignPlace
{
    const char *country; // Chinese, as a clerk would enter it
    const char *city;
    const char *dialling;
    const char *legalForm;
};

std::span<const DemoForeignPlace> demoForeignPlaces();

} // namespace fairdesk
