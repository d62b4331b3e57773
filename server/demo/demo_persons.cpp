#include "server/demo/demo_persons.h"

#include "common/catalogue/entities/person.h"
#include "common/text/pinyin.h"
#include "server/demo/demo_names.h"

namespace fairdesk {
namespace {

constexpr qint64 yearsOfPersons = 3 * 365;
constexpr std::uint64_t personStreams = std::uint64_t(1) << 40; // apart from those of the customers

} // namespace

BulkRecord makeDemoPerson(const DemoWorld &world, qint64 index, qint64 id)
{
    DemoDice dice = world.dice(personStreams + std::uint64_t(index));
    static constexpr const char *logins[] = {"reception1", "reception1", "service1", "service2"};
    const DemoStaff owner = world.staff.value(dice.pick(logins));
    const Instant at = world.workingTime(dice.between(3, yearsOfPersons), dice);
    Record record = world.newRecord("person", id, at, owner.user);
    world.setOwner(record, owner);
    Row<Person> row(record);
    const DemoPersonName name = demoPersonName(dice);
    const auto places = demoPlaces();
    const DemoPlace &place = places[size_t(dice.below(dice.percent(70) ? 16 : qint64(places.size())))];
    row.set(&Person::name, name.full());
    row.set(&Person::familyName, name.family);
    row.set(&Person::givenName, name.given);
    row.set(&Person::sex, ChoiceKey{name.female ? "female" : "male"});
    row.set(&Person::phone, demoMobile(dice));
    row.set(&Person::city, QString::fromUtf8(place.city));
    row.set(&Person::country, QStringLiteral("中国"));
    if (dice.percent(45))
        row.set(&Person::birthday, world.day(dice.between(19 * 365, 66 * 365)));
    if (dice.percent(35))
        row.set(&Person::email, fullPinyin(name.full()) + dice.digits(4) + QStringLiteral("@mail.example"));
    if (dice.percent(20))
        row.set(&Person::postcode, QString::fromLatin1(place.postcode));
    return {std::move(record), {}};
}

} // namespace fairdesk
