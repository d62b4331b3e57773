// The lists of values that a new centre starts with; from then on the administrator keeps them.
#pragma once

#include "common/catalogue/field_spec.h"

namespace fairdesk {

struct DefaultChoiceList
{
    QByteArray key;
    QList<ChoiceItem> items; // labels carry both languages: they become data
};

const QList<DefaultChoiceList> &defaultChoiceLists();

} // namespace fairdesk
