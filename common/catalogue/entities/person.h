// A personal customer or visitor who stands for himself, not for an organisation.
#pragma once

#include "common/catalogue/entity_def.h"

namespace fairdesk {

struct Person final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Person)
public:
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | Searchable | InList | Sortable, MaxLength{100}};
    Field<QString> familyName{this, "family_name", QT_TR_NOOP("Family name"), MaxLength{60}};
    Field<QString> givenName{this, "given_name", QT_TR_NOOP("Given name"), MaxLength{60}};
    Choice sex{this, "sex", QT_TR_NOOP("Sex"), FromList{"sex"}};
    Field<QDate> birthday{this, "birthday", QT_TR_NOOP("Birthday"), InList | Personal};
    Field<QString> phone{this, "phone", QT_TR_NOOP("Phone"), As{Kind::Phone}, Searchable | InList | Personal, Mask{"phone"}, MaxLength{100}};
    Field<QString> email{this, "email", QT_TR_NOOP("E-mail"), As{Kind::Email}, Searchable | InList | Personal, Mask{"email"}, MaxLength{200}};
    Field<QString> address{this, "address", QT_TR_NOOP("Address"), Personal, MaxLength{300}};
    Field<QString> city{this, "city", QT_TR_NOOP("City"), Indexed | InList, MaxLength{60}};
    Field<QString> postcode{this, "postcode", QT_TR_NOOP("Postcode"), MaxLength{20}};
    Field<QString> country{this, "country", QT_TR_NOOP("Country"), MaxLength{60}};
    Field<QString> remarks{this, "remarks", QT_TR_NOOP("Remarks"), As{Kind::LongText}, MaxLength{4000}};

    Person() : EntityDef("person", QT_TRANSLATE_NOOP("Person", "Person"), QT_TRANSLATE_NOOP("Person", "Persons"), Access{})
    {
        icon("people_audience");
        section(QT_TR_NOOP("Person"), {&name, &familyName, &givenName, &sex, &birthday});
        section(QT_TR_NOOP("Reach"), {&phone, &email, &country, &city, &address, &postcode, &remarks});
    }
};

} // namespace fairdesk
