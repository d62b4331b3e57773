#include "client/editors/chips.h"
#include "client/editors/field_editor.h"
#include "client/editors/popup_line.h"
#include "client/editors/record_delegate.h"
#include "common/catalogue/validation.h"
#include "tests/forms/office.h"
#include "tests/support/catch.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

FieldSpec fieldOf(const Office &office, const QByteArray &entity, const QByteArray &field)
{
    const FieldSpec *spec = office.link.catalogue()->find(entity)->field(field);
    REQUIRE(spec);
    return *spec;
}

// A field in a window of its own, with the keyboard in it.
struct Place
{
    QWidget window;
    FieldEditor *editor;
    QSignalSpy edits;

    Place(Office &office, const FieldSpec &field)
        : editor(makeEditor(field, office.context, &window).release())
        , edits(editor, &FieldEditor::edited)
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(editor);
        column->addWidget(new QLineEdit(&window));
        show(window, {360, 240});
        editor->setFocus(Qt::TabFocusReason);
        REQUIRE(QApplication::focusWidget() == editor->input());
    }
};

QString textOf(QWidget *input)
{
    if (auto *line = qobject_cast<QLineEdit *>(input))
        return line->text();
    auto *area = qobject_cast<QPlainTextEdit *>(input);
    return area ? area->toPlainText() : QString();
}

FieldSpec madeOf(Kind kind)
{
    FieldSpec field;
    field.key = kindKey(kind);
    field.label = {{}, {}, QStringLiteral("字段"), QStringLiteral("Field")};
    field.kind = kind;
    field.choices = {{"good", {{}, {}, QStringLiteral("良好"), QStringLiteral("Good")}, "success"},
                     {"bad", {{}, {}, QStringLiteral("差"), QStringLiteral("Bad")}, "danger"}};
    field.target = "customer";
    return field;
}

constexpr std::array editable{Kind::Text,    Kind::LongText, Kind::Phone,     Kind::Email, Kind::Url,
                              Kind::Integer, Kind::Decimal,  Kind::Boolean,   Kind::Date,  Kind::Instant,
                              Kind::Choice,  Kind::Money,    Kind::ChoiceSet, Kind::Ref,   Kind::Many};

} // namespace

TEST_CASE("Every kind of field has an editor that gives back what it was given", "[editors]")
{
    Office office;
    const QHash<Kind, Value> values{
        {Kind::Text, Value(QStringLiteral("泉城"))},
        {Kind::LongText, Value(QStringLiteral("one\ntwo"))},
        {Kind::Phone, Value(QStringLiteral("0531 8812 3456"))},
        {Kind::Email, Value(QStringLiteral("a@b.cn"))},
        {Kind::Url, Value(QStringLiteral("www.b.cn"))},
        {Kind::Integer, Value(qint64(42))},
        {Kind::Decimal, Value(36.5)},
        {Kind::Boolean, Value(true)},
        {Kind::Date, Value(QDate(2026, 5, 18))},
        {Kind::Instant, Value(Instant::from(QDateTime(QDate(2026, 5, 18), QTime(7, 30), Qt::UTC)))},
        {Kind::Money, Value(Money{123450, "EUR"})},
        {Kind::Choice, Value(QStringLiteral("good"))},
        {Kind::ChoiceSet, Value(QStringList{QStringLiteral("good"), QStringLiteral("bad")})},
        {Kind::Ref, Value(qint64(3))},
        {Kind::Many, Value(QList<qint64>{1, 2})},
    };
    for (const Kind kind : editable) {
        CAPTURE(kindKey(kind));
        QWidget parent;
        const auto editor = makeEditor(madeOf(kind), office.context, &parent);
        REQUIRE(editor);
        QSignalSpy edits(editor.get(), &FieldEditor::edited);
        CHECK(editor->value().isNull());
        const QString titles =
            kind == Kind::Many ? QStringLiteral("甲") + linkSeparator + QStringLiteral("乙") : QStringLiteral("丙");
        editor->setValue(values.value(kind), titles);
        CHECK(editor->value() == values.value(kind));
        CHECK_FALSE(editor->typedProblem());
        CHECK(edits.isEmpty());
        CHECK(editor->input()->accessibleName() == QStringLiteral("Field"));
        editor->setReadOnly(true);
        CHECK(editor->value() == values.value(kind));
        editor->setReadOnly(false);
        editor->setValue(Value::null());
        CHECK(editor->value().isNull());
    }
    CHECK_FALSE(makeEditor(madeOf(Kind::Lines), office.context, nullptr));
}

TEST_CASE("A masked value is shown as it came and never becomes another one", "[editors]")
{
    Office office;
    for (const Kind kind : editable) {
        QWidget parent;
        const auto editor = makeEditor(madeOf(kind), office.context, &parent);
        editor->setValue(Value::masked(QStringLiteral("138****5678")));
        CHECK(editor->value() == Value::masked(QStringLiteral("138****5678")));
        bool shown = false;
        for (const auto *line : editor->findChildren<QLineEdit *>())
            shown = shown || (line->isReadOnly() && line->text() == QStringLiteral("138****5678"));
        for (const auto *area : editor->findChildren<QPlainTextEdit *>())
            shown = shown || (area->isReadOnly() && area->toPlainText() == QStringLiteral("138****5678"));
        CHECK(shown);
    }
}

TEST_CASE("Chinese typed with an input method keeps its first letters in every field of text", "[editors][ime]")
{
    Office office;
    for (const Kind kind :
         {Kind::Text, Kind::LongText, Kind::Phone, Kind::Email, Kind::Url, Kind::Integer, Kind::Decimal, Kind::Money,
          Kind::Date, Kind::Instant, Kind::Choice, Kind::ChoiceSet, Kind::Ref, Kind::Many}) {
        CAPTURE(kindKey(kind));
        Place place(office, madeOf(kind));
        compose(place.editor->input(), {QStringLiteral("q"), QStringLiteral("qu"), QStringLiteral("quan")},
                QStringLiteral("泉"));
        QWidget *input = place.editor->input();
        CHECK(textOf(input) == QStringLiteral("泉"));
        compose(input, {QStringLiteral("c"), QStringLiteral("ch")}, QStringLiteral("城"));
        CHECK(textOf(input) == QStringLiteral("泉城"));
        CHECK(place.edits.size() == 2);
    }
}

TEST_CASE("A choice is found by its name or its pinyin and taken with Enter", "[editors]")
{
    Office office;
    Place place(office, fieldOf(office, "customer", "industry"));
    auto *line = qobject_cast<PopupLine *>(place.editor->input());
    REQUIRE(line);
    // 机器人 is what the list calls robotics in Chinese; in English it is found by its beginning.
    const QString typed = GENERATE(QStringLiteral("robo"), QStringLiteral("Robotics"));
    type(typed);
    REQUIRE(line->isPopupOpen());
    press(Qt::Key_Return);
    CHECK(place.editor->value() == Value(QStringLiteral("robotics")));
    CHECK(line->text() == QStringLiteral("Robotics"));
    CHECK_FALSE(line->isPopupOpen());
}

TEST_CASE("Options are ordered by how well they match, in Chinese by pinyin too", "[editors]")
{
    const QList<PickOption> all{{.key = "1", .text = QStringLiteral("数控机床")},
                                {.key = "2", .text = QStringLiteral("机器人")},
                                {.key = "3", .text = QStringLiteral("工业软件")}};
    CHECK(matchingOptions(all, QString()).size() == 3);
    CHECK(matchingOptions(all, QStringLiteral("jqr")).first().key == QStringLiteral("2"));
    CHECK(matchingOptions(all, QStringLiteral("gongye")).first().key == QStringLiteral("3"));
    CHECK(matchingOptions(all, QStringLiteral("机")).first().key == QStringLiteral("2"));
    CHECK(matchingOptions(all, QStringLiteral("xyz")).isEmpty());
}

TEST_CASE("What is no choice is refused with a sentence, not taken for another one", "[editors]")
{
    Office office;
    Place place(office, fieldOf(office, "customer", "level"));
    type(QStringLiteral("Z"));
    CHECK(place.editor->value().isNull());
    REQUIRE(place.editor->typedProblem());
    CHECK(place.editor->typedProblem()->render().contains(QStringLiteral("“Z”")));
}

TEST_CASE("Several choices become chips, and Backspace takes the last one away", "[editors]")
{
    Office office;
    Place place(office, fieldOf(office, "customer", "roles"));
    type(QStringLiteral("visi"));
    press(Qt::Key_Return);
    type(QStringLiteral("exhi"));
    press(Qt::Key_Return);
    CHECK(place.editor->value() == Value(QStringList{QStringLiteral("exhibitor"), QStringLiteral("visitor")}));
    auto *chips = place.editor->findChild<ChipsField *>();
    REQUIRE(chips);
    CHECK(chips->chips().size() == 2);
    CHECK(place.editor->input()->accessibleDescription().contains(QStringLiteral("Visitor")));
    press(Qt::Key_Escape);
    press(Qt::Key_Backspace);
    CHECK(place.editor->value() == Value(QStringList{QStringLiteral("exhibitor")}));
}

TEST_CASE("A link is found at the server while one types, and offers to make what is not there", "[editors]")
{
    Office office;
    office.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))}});
    office.server.records.add({{"name", Value(QStringLiteral("泰山重工"))}});
    Place place(office, fieldOf(office, "contact", "customer"));
    auto *line = qobject_cast<PopupLine *>(place.editor->input());
    type(QStringLiteral("泰山"));
    REQUIRE(waitFor([&] { return line->isPopupOpen(); }));
    REQUIRE(line->offered().size() == 2);
    CHECK(line->offered().at(1).kind == PickOption::Kind::Create);
    press(Qt::Key_Return);
    CHECK(place.editor->value() == Value(qint64(2)));
    CHECK(place.editor->linkTitle() == QStringLiteral("泰山重工"));

    line->selectAll();
    type(QStringLiteral("黄河"));
    CHECK(place.editor->value().isNull());
    CHECK(place.editor->typedProblem());
    REQUIRE(waitFor([&] { return line->offered().size() == 1 && line->isPopupOpen(); }));
    press(Qt::Key_Return);
    REQUIRE(office.created.size() == 1);
    CHECK(office.created.first().first == "customer");
    CHECK(office.created.first().second.first().value == Value(QStringLiteral("黄河")));
}

TEST_CASE("A date steps by days with the arrow keys and is written out when the field is left", "[editors]")
{
    Office office;
    Place place(office, fieldOf(office, "task", "due"));
    type(QStringLiteral("20260518"));
    CHECK(place.editor->value() == Value(QDate(2026, 5, 18)));
    press(Qt::Key_Up);
    CHECK(place.editor->value() == Value(QDate(2026, 5, 19)));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Tab);
    CHECK(textOf(place.editor->input()) == QStringLiteral("2026-05-17"));
    place.editor->setFocus();
    press(Qt::Key_Down, Qt::AltModifier);
    QWidget *calendar = QApplication::activePopupWidget();
    REQUIRE(calendar);
    press(Qt::Key_Return);
    CHECK(place.editor->value() == Value(QDate(2026, 5, 17)));
}

TEST_CASE("A value that is refused is marked and read out by screen readers", "[editors]")
{
    Office office;
    Place place(office, fieldOf(office, "customer", "email"));
    place.editor->setProblem(QStringLiteral("This is no address."));
    CHECK(place.editor->input()->accessibleDescription() == QStringLiteral("This is no address."));
    CHECK(contains(picture(*place.editor), office.themes.manager.theme().danger.mark));
    place.editor->setProblem({});
    CHECK_FALSE(contains(picture(*place.editor), office.themes.manager.theme().danger.mark));
}
