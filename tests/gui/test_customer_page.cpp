// The customer's page: the time line and its filters, the picture of his relations.
#include "client/data/record_list_model.h"
#include "client/forms/record_form.h"
#include "client/screens/customer360/group_figures.h"
#include "client/screens/customer360/related_list.h"
#include "client/screens/customer360/relations_view.h"
#include "client/screens/customer360/timeline_view.h"
#include "client/theme/widgets_inputs.h"
#include "tests/gui/records.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDateTime>
#include <QDialog>
#include <QDir>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Instant daysAgo(int days)
{
    return Instant::from(QDateTime::currentDateTimeUtc().addDays(-days));
}

QStringList subjects(Customer360Page *page)
{
    const TimelineModel &model = page->timeline()->model();
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        const TimelineModel::Entry &entry = model.entryAt(row);
        if (entry.kind == TimelineModel::RowKind::Interaction)
            all.append(entry.subject);
        else if (entry.kind == TimelineModel::RowKind::Note)
            all.append(QStringLiteral("note"));
    }
    return all;
}

void pick(QComboBox *box, const QString &words)
{
    REQUIRE(box);
    const int index = box->findText(words);
    REQUIRE(index >= 0);
    box->setCurrentIndex(index);
    emit box->activated(index);
}

QComboBox *named(QWidget *parent, const char *name)
{
    for (QComboBox *box : parent->findChildren<QComboBox *>()) {
        if (box->accessibleName() == QLatin1String(name))
            return box;
    }
    return nullptr;
}

void press(QWidget *parent, const QString &words)
{
    for (QAbstractButton *button : parent->findChildren<QAbstractButton *>()) {
        if (button->text() == words) {
            button->click();
            return;
        }
    }
    FAIL("no button " << words.toStdString());
}

} // namespace

TEST_CASE("the time line is narrowed by type, person and period", "[gui][timeline]")
{
    NEEDS_SERVER();
    Desktop manager;
    REQUIRE(manager.signInAs(QStringLiteral("manager1")));
    const qint64 customer = createCustomer(manager, QStringLiteral("潍坊澄海风筝机械有限公司"));
    const qint64 buyer =
        create(manager, "contact", {{"customer", Value(customer)}, {"name", Value(QStringLiteral("Zheng"))}});
    const qint64 boss =
        create(manager, "contact", {{"customer", Value(customer)}, {"name", Value(QStringLiteral("Cai"))}});
    const auto record = [&](Desktop &desk, const char *channel, const char *subject, qint64 contact, int days) {
        create(desk, "interaction",
               {{"customer", Value(customer)},
                {"contact", Value(contact)},
                {"channel", Value(QString::fromLatin1(channel))},
                {"subject", Value(QString::fromLatin1(subject))},
                {"at", Value(daysAgo(days))}});
    };
    record(manager, "call", "asked for hall 3", buyer, 2);
    record(manager, "visit", "showed the hall", boss, 60);
    record(manager, "call", "first call", buyer, 500);
    create(manager, "note", {{"customer", Value(customer)}, {"text", Value(QStringLiteral("likes tea"))}});
    Desktop colleague;
    REQUIRE(colleague.signInAs(QStringLiteral("admin")));
    record(colleague, "email", "sent the brochure", boss, 10);

    Customer360Page *page = openCustomer(manager, customer);
    TimelineView *view = page->timeline();
    const auto shows = [&](const QStringList &wanted) { return waitFor([&] { return subjects(page) == wanted; }); };
    const QStringList everything{QStringLiteral("note"), QStringLiteral("asked for hall 3"),
                                 QStringLiteral("sent the brochure"), QStringLiteral("showed the hall"),
                                 QStringLiteral("first call")};
    REQUIRE(shows(everything));

    SECTION("by type")
    {
        press(view, QStringLiteral("Call"));
        CHECK(shows({everything.at(1), everything.at(4)}));
        press(view, QStringLiteral("Notes"));
        CHECK(shows({everything.at(0)}));
        press(view, QStringLiteral("Other"));
        CHECK(shows({everything.at(2)}));
        press(view, QStringLiteral("All"));
        CHECK(shows(everything));
    }
    SECTION("by person: whom it was with, or who recorded it")
    {
        QComboBox *people = named(view, "People");
        pick(people, QStringLiteral("Cai"));
        CHECK(shows({everything.at(2), everything.at(3)}));
        pick(people, QStringLiteral("Recorded by me"));
        CHECK(shows({everything.at(1), everything.at(3), everything.at(4)}));
        const QString name = colleague.desk().link()->session().name;
        pick(people, QStringLiteral("Recorded by ") + name);
        CHECK(shows({everything.at(2)}));
    }
    SECTION("by period, together with the type")
    {
        QComboBox *period = named(view, "Period");
        pick(period, QStringLiteral("30 days"));
        CHECK(shows({everything.at(0), everything.at(1), everything.at(2)}));
        pick(period, QStringLiteral("12 months"));
        CHECK(shows({everything.at(0), everything.at(1), everything.at(2), everything.at(3)}));
        press(view, QStringLiteral("Call"));
        CHECK(shows({everything.at(1)}));
        pick(period, QStringLiteral("Ever"));
        CHECK(shows({everything.at(1), everything.at(4)}));
    }
}

TEST_CASE("a task may be about any record, and leads to it", "[gui][task]")
{
    NEEDS_SERVER();
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("manager1")));
    const qint64 customer = createCustomer(desktop, QStringLiteral("滨州海朔绳网有限公司"));
    const qint64 contact =
        create(desktop, "contact", {{"customer", Value(customer)}, {"name", Value(QStringLiteral("Meng"))}});
    const qint64 task = create(desktop, "task",
                               {{"title", Value(QStringLiteral("Ask for the badge photo"))},
                                {"about_entity", Value(QStringLiteral("contact"))},
                                {"about_record", Value(contact)}});
    desktop.window().open(PageAddress::record("task", task));
    auto *form = qobject_cast<RecordForm *>(desktop.window().pages()->currentWidget());
    REQUIRE(form);
    const auto link = [&] { return form->findChild<QAbstractButton *>(QStringLiteral("aboutLink")); };
    REQUIRE(waitFor([&] { return link() != nullptr; }));
    CHECK(link()->text() == QStringLiteral("Meng"));
    link()->click();
    auto *opened = qobject_cast<RecordForm *>(desktop.window().pages()->currentWidget());
    REQUIRE(opened);
    CHECK(opened->entityKey() == "contact");
    CHECK(opened->recordId() == contact);
}

TEST_CASE("the picture shows who recommended a customer, his parent, agent, subsidiaries and competitors",
          "[gui][relations]")
{
    NEEDS_SERVER();
    // Both desks from the beginning: a new one makes the pages of the others anew.
    Desktop colleague;
    REQUIRE(colleague.signInAs(QStringLiteral("admin")));
    Desktop desktop;
    REQUIRE(desktop.signInAs(QStringLiteral("manager1")));
    const qint64 parent = createCustomer(desktop, QStringLiteral("恒岱集团有限公司"));
    const qint64 agent = createCustomer(desktop, QStringLiteral("长联会展代理有限公司"));
    const qint64 friendly = createCustomer(desktop, QStringLiteral("沈阳北禾重工有限公司"));
    const qint64 rival = createCustomer(desktop, QStringLiteral("宁波瓯锐数控有限公司"));
    const qint64 self = createCustomer(desktop, QStringLiteral("苏州恒岱精密有限公司"),
                                       {{"parent", Value(parent)},
                                        {"recommended_by", Value(friendly)},
                                        {"agent", Value(agent)},
                                        {"competitors", Value(QList<qint64>{rival})}});
    createCustomer(desktop, QStringLiteral("恒岱智能有限公司"), {{"parent", Value(self)}});

    Customer360Page *page = openCustomer(desktop, self);
    auto *picture = page->findChild<RelationsView *>();
    REQUIRE(picture);
    REQUIRE(waitFor([&] { return picture->relations().size() == 5; }));
    CHECK(picture->isVisible());
    CHECK(picture->relations() == QStringList{QStringLiteral("Recommended by"), QStringLiteral("Parent"),
                                              QStringLiteral("Agent"), QStringLiteral("Subsidiaries"),
                                              QStringLiteral("Competitors")});

    // More are added at another desk.
    const qint64 second = createCustomer(desktop, QStringLiteral("台州岱锐机床有限公司"));
    // Belongs to nobody's team, so it stays without a name and out of the picture.
    const qint64 hidden = createCustomer(colleague, QStringLiteral("内部测试有限公司"));
    REQUIRE(change(colleague, "customer", self, {{"competitors", Value(QList<qint64>{rival, second, hidden})}}));
    const auto button = [&](const QString &name) -> QAbstractButton * {
        for (QAbstractButton *company : picture->findChildren<QAbstractButton *>()) {
            if (company->accessibleName() == name)
                return company;
        }
        return nullptr;
    };
    REQUIRE(waitFor([&] { return button(QStringLiteral("Competitors: 台州岱锐机床有限公司")) != nullptr; }));

    CHECK_FALSE(button(QStringLiteral("Competitors: 内部测试有限公司")));

    button(QStringLiteral("Competitors: 宁波瓯锐数控有限公司"))->click();
    auto *opened = qobject_cast<Customer360Page *>(desktop.window().pages()->currentWidget());
    REQUIRE(opened);
    CHECK(opened->customer() == rival);
}

TEST_CASE("the page of a group's parent sums up what its companies have, and follows it", "[gui][relations]")
{
    NEEDS_SERVER();
    const bool chinese = GENERATE(false, true);
    Desktop colleague;
    REQUIRE(colleague.signInAs(QStringLiteral("admin")));
    Desktop desktop(chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    REQUIRE(desktop.signInAs(QStringLiteral("manager1")));
    const QString word = chinese ? QStringLiteral("瀚") : QStringLiteral("澜");
    const qint64 head = createCustomer(desktop, word + QStringLiteral("川控股集团有限公司"));
    const qint64 daughter = createCustomer(desktop, word + QStringLiteral("川轴承有限公司"), {{"parent", Value(head)}});
    const qint64 below =
        createCustomer(desktop, word + QStringLiteral("川滚子有限公司"), {{"parent", Value(daughter)}});
    // Belongs to nobody's team: this reader's figures do not tell of it.
    const qint64 hidden = createCustomer(colleague, word + QStringLiteral("川内部有限公司"), {{"parent", Value(head)}});
    const auto contact = [](Desktop &desk, qint64 customer, const char *name) {
        create(desk, "contact", {{"customer", Value(customer)}, {"name", Value(QString::fromLatin1(name))}});
    };
    contact(desktop, head, "Zheng");
    contact(desktop, below, "Cai");
    contact(colleague, hidden, "Nobody");
    const auto call = [&](qint64 customer, int days) {
        create(desktop, "interaction",
               {{"customer", Value(customer)},
                {"channel", Value(QStringLiteral("call"))},
                {"subject", Value(QStringLiteral("asked for hall 3"))},
                {"at", Value(daysAgo(days))}});
    };
    call(daughter, 3);
    call(below, 20);
    call(below, 500); // too long ago
    create(desktop, "task", {{"customer", Value(below)}, {"title", Value(QStringLiteral("Send the floor plan"))}});

    Customer360Page *page = openCustomer(desktop, head);
    auto *figures = page->findChild<GroupFigures *>();
    REQUIRE(figures);
    const auto shows = [&](const QStringList &wanted) {
        const bool seen = waitFor([&] { return figures->words() == wanted; });
        INFO(figures->words().join(u'|').toStdString());
        CHECK(seen);
    };
    if (chinese)
        shows({QStringLiteral("3 家公司"), QStringLiteral("2 位联系人"), QStringLiteral("近 12 个月互动 2 次"),
               QStringLiteral("1 项未完成任务")});
    else
        shows({QStringLiteral("3 companies"), QStringLiteral("2 contacts"),
               QStringLiteral("2 interactions in 12 months"), QStringLiteral("1 open task")});
    CHECK(figures->isVisible());
    if (const QString folder = qEnvironmentVariable("FAIRDESK_TEST_PICTURES"); !folder.isEmpty())
        desktop.window().grab().save(
            QDir(folder).filePath(chinese ? QStringLiteral("group.zh_CN.png") : QStringLiteral("group.en.png")));
    if (chinese)
        return;

    // The records behind a figure.
    press(figures, QStringLiteral("2 contacts"));
    auto *list = figures->findChild<RelatedList *>();
    REQUIRE(list);
    CHECK(waitFor([&] { return list->model()->total() == 2; }));
    list->window()->close();

    // Somebody calls a company two steps below, and another one comes.
    call(below, 1);
    createCustomer(desktop, QStringLiteral("澜川密封件有限公司"), {{"parent", Value(below)}});
    shows({QStringLiteral("4 companies"), QStringLiteral("2 contacts"), QStringLiteral("3 interactions in 12 months"),
           QStringLiteral("1 open task")});

    // Who leads nobody has no figures of a group.
    page = openCustomer(desktop, createCustomer(desktop, QStringLiteral("独行包装有限公司")));
    CHECK(page->findChild<GroupFigures *>()->isHidden());
}
