// Records that a story needs before it begins, saved through the desk's own link, and their pages.
#pragma once

#include "client/link/await.h"
#include "client/link/server_link.h"
#include "client/screens/customer360/customer360_page.h"
#include "tests/gui/desktop.h"
#include "tests/support/catch.h"

#include <QTimeZone>

namespace fairdesk::test {

inline qint64 create(Desktop &desktop, const QByteArray &entity, const QList<FieldValue> &values)
{
    const RecordChange change{.operation = RecordChange::Operation::Create,
                              .entity = entity,
                              .id = -1,
                              .version = 0,
                              .values = values,
                              .lines = {}};
    const auto saved = await(
        desktop.desk().link()->save({.changes = {change}, .key = {}, .onDuplicate = OnDuplicate::Create, .reason = {}}),
        std::chrono::seconds(30));
    if (!saved)
        FAIL(saved.error().english().toStdString());
    return saved->saved.first().id;
}

inline qint64 createCustomer(Desktop &desktop, const QString &name, QList<FieldValue> values = {})
{
    values.prepend({"name", Value(name)});
    return create(desktop, "customer", values);
}

inline bool change(Desktop &desktop, const QByteArray &entity, qint64 id, const QList<FieldValue> &values)
{
    const RecordChange change{.operation = RecordChange::Operation::Update,
                              .entity = entity,
                              .id = id,
                              .version = 0,
                              .values = values,
                              .lines = {}};
    return await(desktop.desk().link()->save(
                     {.changes = {change}, .key = {}, .onDuplicate = OnDuplicate::ByRule, .reason = {}}),
                 std::chrono::seconds(30))
        .ok();
}

inline Customer360Page *openCustomer(Desktop &desktop, qint64 id)
{
    desktop.window().open(PageAddress::record("customer", id));
    auto *page = qobject_cast<Customer360Page *>(desktop.window().pages()->currentWidget());
    REQUIRE(page);
    REQUIRE(waitFor([&] { return page->isLoaded(); }));
    return page;
}

} // namespace fairdesk::test
