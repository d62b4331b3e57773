// An organisation that the centre deals with, in any number of roles at once, and the people in it.
#pragma once

#include "common/catalogue/entities/organisation.h"

namespace fairdesk {

struct Tag;
struct Category;

struct Customer final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Customer)
public:
    Field<QString> number{this, "number", QT_TR_NOOP("Number"), Unique | Searchable | NumberLike | ReadOnly, MaxLength{40}};
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | Searchable | InList | Sortable, MaxLength{200}};
    Field<QString> shortName{this, "short_name", QT_TR_NOOP("Short name"), Searchable, MaxLength{100}};
    Field<QString> nameEn{this, "name_en", QT_TR_NOOP("English name"), Searchable, MaxLength{200}};
    ChoiceSet roles{this, "roles", QT_TR_NOOP("Roles"), InList, FromList{"customer_role"}};
    Choice level{this, "level", QT_TR_NOOP("Level"), Indexed | Sortable | InList | ValueInLists, FromList{"customer_level"}};
    Choice status{this, "status", QT_TR_NOOP("Status"), Indexed, FromList{"customer_status"}};
    Choice source{this, "source", QT_TR_NOOP("Source"), Indexed, FromList{"customer_source"}};
    Field<QString> sourceDepartment{this, "source_department", QT_TR_NOOP("Source department"), MaxLength{100}};
    Choice industry{this, "industry", QT_TR_NOOP("Industry"), Indexed | InList, FromList{"industry"}};
    Choice size{this, "size", QT_TR_NOOP("Size"), FromList{"customer_size"}};
    Choice creditState{this, "credit_state", QT_TR_NOOP("Credit state"), ValueInLists, FromList{"credit_state"}};
    Ref<Customer> parent{this, "parent", QT_TR_NOOP("Group parent"), Indexed};
    Ref<Customer> recommendedBy{this, "recommended_by", QT_TR_NOOP("Recommended by"), Indexed};
    Ref<Customer> agent{this, "agent", QT_TR_NOOP("Agent"), Indexed};
    Many<Customer> competitors{this, "competitors", QT_TR_NOOP("Competitors")};
    Many<Category> categories{this, "categories", QT_TR_NOOP("Categories")};
    Many<Tag> tags{this, "tags", QT_TR_NOOP("Tags"), InList};

    Choice region{this, "region", QT_TR_NOOP("Region"), Indexed, FromList{"region"}};
    Field<QString> country{this, "country", QT_TR_NOOP("Country"), MaxLength{60}};
    Field<QString> province{this, "province", QT_TR_NOOP("Province"), MaxLength{60}};
    Field<QString> city{this, "city", QT_TR_NOOP("City"), Indexed | Sortable | InList, MaxLength{60}};
    Field<QString> address{this, "address", QT_TR_NOOP("Address"), MaxLength{300}};
    Field<QString> postcode{this, "postcode", QT_TR_NOOP("Postcode"), MaxLength{20}};

    Field<QString> phone{this, "phone", QT_TR_NOOP("Phone"), As{Kind::Phone}, Searchable | InList | Personal, Mask{"phone"}, MaxLength{100}};
    Field<QString> email{this, "email", QT_TR_NOOP("E-mail"), As{Kind::Email}, Searchable | Personal, Mask{"email"}, MaxLength{200}};
    Field<QString> website{this, "website", QT_TR_NOOP("Website"), As{Kind::Url}, MaxLength{200}};
    Field<QString> creditCode{this, "credit_code", QT_TR_NOOP("Unified social credit code"), Searchable | NumberLike | Indexed,
                              Mask{"id"}, MaxLength{18}};
    Field<QString> bankAccount{this, "bank_account", QT_TR_NOOP("Bank account"), Personal, Mask{"id"}, MaxLength{120}};

    Field<QString> products{this, "products", QT_TR_NOOP("Products shown"), As{Kind::LongText}, MaxLength{4000}};
    Field<QString> preferences{this, "preferences", QT_TR_NOOP("Preferences"), As{Kind::LongText}, MaxLength{4000}};
    Field<QString> remarks{this, "remarks", QT_TR_NOOP("Remarks"), As{Kind::LongText}, MaxLength{4000}};

    Field<qint64> completeness{this, "completeness", QT_TR_NOOP("File complete (%)"), ReadOnly, Range{0, 100}};
    Field<Instant> lastContactAt{this, "last_contact_at", QT_TR_NOOP("Last contact"), ReadOnly | Indexed | Sortable | InList};

    Customer() : EntityDef("customer", QT_TRANSLATE_NOOP("Customer", "Customer"), QT_TRANSLATE_NOOP("Customer", "Customers"), Access{})
    {
        icon("building_multiple");
        sequence("customer");
        section(QT_TR_NOOP("Organisation"),
                {&name, &shortName, &nameEn, &roles, &level, &status, &industry, &size, &categories, &tags});
        section(QT_TR_NOOP("Relations"), {&parent, &recommendedBy, &agent, &competitors});
        section(QT_TR_NOOP("Reach"), {&phone, &email, &website, &region, &country, &province, &city, &address, &postcode});
        section(QT_TR_NOOP("Business"), {&creditCode, &bankAccount, &creditState, &source, &sourceDepartment, &products, &preferences, &remarks});
    }
};

struct Contact final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Contact)
public:
    Ref<Customer> customer{this, "customer", QT_TR_NOOP("Customer"), Required | Indexed | InList};
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | Searchable | InList | Sortable, MaxLength{100}};
    Field<QString> familyName{this, "family_name", QT_TR_NOOP("Family name"), MaxLength{60}};
    Field<QString> givenName{this, "given_name", QT_TR_NOOP("Given name"), MaxLength{60}};
    ChoiceSet roles{this, "roles", QT_TR_NOOP("Roles"), InList, FromList{"contact_role"}};
    Field<bool> main{this, "main", QT_TR_NOOP("Main contact"), InList, Default{Value(false)}};
    Choice decisionPower{this, "decision_power", QT_TR_NOOP("Decision power"), Indexed | InList, FromList{"decision_power"}};
    Field<QString> jobTitle{this, "job_title", QT_TR_NOOP("Post"), InList, MaxLength{100}};
    Field<QString> department{this, "department", QT_TR_NOOP("Department"), MaxLength{100}};
    Field<QString> phone{this, "phone", QT_TR_NOOP("Phone"), As{Kind::Phone}, Searchable | Personal, Mask{"phone"}, MaxLength{100}};
    Field<QString> mobile{this, "mobile", QT_TR_NOOP("Mobile"), As{Kind::Phone}, Searchable | InList | Personal, Mask{"phone"}, MaxLength{100}};
    Field<QString> email{this, "email", QT_TR_NOOP("E-mail"), As{Kind::Email}, Searchable | Personal, Mask{"email"}, MaxLength{200}};
    Field<QString> wechat{this, "wechat", QT_TR_NOOP("WeChat"), Personal, Mask{"id"}, MaxLength{60}};
    Field<QDate> birthday{this, "birthday", QT_TR_NOOP("Birthday"), Personal};
    Field<QString> remarks{this, "remarks", QT_TR_NOOP("Remarks"), As{Kind::LongText}, MaxLength{4000}};

    Contact() : EntityDef("contact", QT_TRANSLATE_NOOP("Contact", "Contact"), QT_TRANSLATE_NOOP("Contact", "Contacts"), Access{})
    {
        icon("person");
        follows(customer);
        section(QT_TR_NOOP("Person"), {&customer, &name, &familyName, &givenName, &jobTitle, &department, &roles, &main, &decisionPower});
        section(QT_TR_NOOP("Reach"), {&mobile, &phone, &email, &wechat, &birthday, &remarks});
    }
};

} // namespace fairdesk
