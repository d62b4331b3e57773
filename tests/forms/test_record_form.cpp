#include "client/editors/field_editor.h"
#include "client/editors/popup_line.h"
#include "client/forms/conflict_dialog.h"
#include "client/forms/field_row.h"
#include "client/forms/form_body.h"
#include "client/forms/lines_editor.h"
#include "client/forms/record_form.h"
#include "client/theme/widgets_panes.h"
#include "tests/forms/office.h"
#include "tests/support/catch.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

// A customer's form on the screen.
struct Opened
{
    Office office;
    std::unique_ptr<RecordForm> form;

    explicit Opened(qint64 id = 1, const QList<FieldValue> &presets = {})
    {
        office.server.records.add({{"name", Value(QStringLiteral("齐鲁机床有限公司"))},
                                   {"city", Value(QStringLiteral("济南"))},
                                   {"level", Value(QStringLiteral("B"))},
                                   {"phone", Value::masked(QStringLiteral("138****5678"))},
                                   {"completeness", Value(qint64(62))}});
        open(id, presets);
    }
    void open(qint64 id, const QList<FieldValue> &presets = {})
    {
        form = std::make_unique<RecordForm>(office.context, "customer", id, presets);
        REQUIRE(waitFor([&] { return form->isLoaded(); }));
        test::show(*form, {720, 800});
        REQUIRE(waitFor([&] { return form->isAncestorOf(QApplication::focusWidget()); }));
    }
    FieldEditor *editor(const char *field) { return form->row(field)->editor(); }
    void write(const char *field, const QString &text)
    {
        auto *line = qobject_cast<QLineEdit *>(editor(field)->input());
        REQUIRE(line);
        line->setFocus(Qt::TabFocusReason);
        line->selectAll();
        type(text);
    }
    QString shown(const char *field) { return qobject_cast<QLineEdit *>(editor(field)->input())->text(); }
    Banner *banner() { return form->findChild<Banner *>(); }
    ConflictDialog *conflict() { return form->findChild<ConflictDialog *>(); }
};

void click(QWidget *parent, const QString &text)
{
    for (QPushButton *button : parent->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible()) {
            button->click();
            return;
        }
    }
    FAIL("There is no button " << text.toStdString());
}

} // namespace

TEST_CASE("A form says what is wrong beside the field, when one leaves it, and is content as soon as it is right",
          "[form][gui]")
{
    Opened opened;
    opened.write("email", QStringLiteral("office"));
    CHECK(opened.form->row("email")->problem().isEmpty());
    press(Qt::Key_Tab);
    CHECK(opened.form->row("email")->problem().contains(QStringLiteral("name@company.com")));
    opened.write("email", QStringLiteral("office@qilu.cn"));
    CHECK(opened.form->row("email")->problem().isEmpty());

    opened.write("email", QStringLiteral("office"));
    opened.form->save();
    CHECK_FALSE(opened.form->row("email")->problem().isEmpty());
    CHECK(opened.office.saves.isEmpty());
    CHECK(QApplication::focusWidget() == opened.editor("email")->input());
    keepPicture(*opened.form, QStringLiteral("form-problem"));
}

TEST_CASE("A pause in typing is enough to be told", "[form][gui]")
{
    Opened opened;
    opened.write("email", QStringLiteral("office"));
    CHECK(waitFor([&] { return !opened.form->row("email")->problem().isEmpty(); }));
}

TEST_CASE("Only changed fields are sent, with the version that was on the screen", "[form][gui]")
{
    Opened opened;
    QSignalSpy dirty(opened.form.get(), &RecordForm::dirtyChanged);
    QSignalSpy saved(opened.form.get(), &RecordForm::saved);
    opened.write("city", QStringLiteral("Qingdao"));
    CHECK(opened.form->isDirty());
    press(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(waitFor([&] { return saved.size() == 1; }));
    REQUIRE(opened.office.saves.size() == 1);
    const SaveRequest sent = opened.office.saves.first();
    REQUIRE(sent.changes.size() == 1);
    CHECK(sent.changes.first().version == 1);
    CHECK(sent.changes.first().values == QList<FieldValue>{{"city", Value(QStringLiteral("Qingdao"))}});
    CHECK_FALSE(sent.key.isEmpty());
    CHECK_FALSE(opened.form->isDirty());
    CHECK(dirty.size() == 2);
    CHECK_FALSE(opened.office.drafts.find("customer", 1));
}

TEST_CASE("Masked and program-kept fields can be read, copied and not written", "[form][gui]")
{
    Opened opened;
    CHECK(opened.editor("phone")->value() == Value::masked(QStringLiteral("138****5678")));
    CHECK(opened.editor("completeness")->isReadOnly());
    opened.write("city", QStringLiteral("Yantai"));
    opened.form->save();
    REQUIRE(waitFor([&] { return opened.office.saves.size() == 1; }));
    CHECK(opened.office.saves.first().changes.first().values.size() == 1);
}

TEST_CASE("Two people change the same field: each sees mine, theirs and before, and the choice is saved",
          "[form][gui][conflict]")
{
    Opened opened;
    opened.write("city", QStringLiteral("Qingdao"));
    // Their change is already in the store, but the news of it has not come yet.
    FakeRecords::Stored *record = opened.office.server.records.find(1);
    record->values.insert("city", Value(QStringLiteral("烟台")));
    opened.office.colleagueChanges("customer", 1, "city", Value(QStringLiteral("烟台")));
    opened.form->save();
    REQUIRE(waitFor([&] { return opened.conflict() != nullptr; }));
    ConflictDialog *dialog = opened.conflict();
    REQUIRE(QTest::qWaitForWindowExposed(dialog));
    keepPicture(*dialog, QStringLiteral("conflict"));
    const auto texts = [&] {
        QStringList words;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            words.append(label->text());
        return words;
    }();
    CHECK(texts.contains(QStringLiteral("Qingdao")));
    CHECK(texts.contains(QStringLiteral("烟台")));
    CHECK(texts.contains(QStringLiteral("济南")));
    CHECK(texts.first().contains(QStringLiteral("林晓岚")));

    SECTION("mine")
    {
        dialog->accept();
        REQUIRE(
            waitFor([&] { return opened.office.stored("customer", 1, "city") == Value(QStringLiteral("Qingdao")); }));
        CHECK(opened.office.saves.last().changes.first().version == 2);
        CHECK(waitFor([&] { return !opened.form->isDirty(); }));
    }
    SECTION("theirs")
    {
        auto *theirs = dialog->findChild<QRadioButton *>(QStringLiteral("city.theirs"));
        REQUIRE(theirs);
        theirs->setChecked(true);
        const qsizetype saves = opened.office.saves.size();
        dialog->accept();
        CHECK(opened.shown("city") == QStringLiteral("烟台"));
        CHECK_FALSE(opened.form->isDirty());
        CHECK(opened.office.saves.size() == saves);
    }
}

TEST_CASE("What others save comes in while one types elsewhere, and the cursor stays", "[form][gui]")
{
    Opened opened;
    opened.write("short_name", QStringLiteral("Qilu"));
    auto *line = qobject_cast<QLineEdit *>(opened.editor("short_name")->input());
    line->setCursorPosition(2);
    opened.office.colleagueChanges("customer", 1, "city", Value(QStringLiteral("烟台")));
    REQUIRE(waitFor([&] { return opened.shown("city") == QStringLiteral("烟台"); }));
    CHECK(QApplication::focusWidget() == line);
    CHECK(line->cursorPosition() == 2);
    CHECK(opened.shown("short_name") == QStringLiteral("Qilu"));
    CHECK(opened.banner()->message().contains(QStringLiteral("林晓岚")));
    opened.form->save();
    REQUIRE(waitFor([&] { return !opened.form->isDirty(); }));
    CHECK(opened.office.saves.size() == 1);
    CHECK(opened.office.stored("customer", 1, "city") == Value(QStringLiteral("烟台")));
}

TEST_CASE("After a crash the form comes back as it was, and the draft can be thrown away", "[form][gui][draft]")
{
    Opened opened;
    opened.write("city", QStringLiteral("Weihai"));
    REQUIRE(opened.office.drafts.flush());
    opened.form.reset(); // nobody saved
    DraftStore afterCrash(opened.office.folder.path(), QStringLiteral("server"), QStringLiteral("sales1"));
    ClientContext context{opened.office.link, opened.office.cache, afterCrash, opened.office.themes.manager};
    RecordForm form(context, "customer", 1, {});
    REQUIRE(waitFor([&] { return form.isLoaded(); }));
    show(form);
    CHECK(form.isDirty());
    CHECK(form.row("city")->editor()->value() == Value(QStringLiteral("Weihai")));
    auto *banner = form.findChild<Banner *>();
    REQUIRE(banner->isVisible());
    CHECK(banner->message().startsWith(QStringLiteral("Draft of ")));
    keepPicture(form, QStringLiteral("form-draft"));

    click(banner, QStringLiteral("Discard"));
    CHECK_FALSE(form.isDirty());
    CHECK(form.row("city")->editor()->value() == Value(QStringLiteral("济南")));
    CHECK_FALSE(afterCrash.find("customer", 1));
    // Thrown away by mistake.
    form.undoStack()->undo();
    CHECK(form.row("city")->editor()->value() == Value(QStringLiteral("Weihai")));
}

TEST_CASE("Ctrl+Z takes back field after field, what was typed in one go at once", "[form][gui]")
{
    Opened opened;
    opened.write("city", QStringLiteral("Weihai"));
    opened.write("short_name", QStringLiteral("Qilu"));
    press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(opened.shown("short_name").isEmpty());
    CHECK(opened.shown("city") == QStringLiteral("Weihai"));
    press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(opened.shown("city") == QStringLiteral("济南"));
    CHECK_FALSE(opened.form->isDirty());
    press(Qt::Key_Y, Qt::ControlModifier);
    CHECK(opened.shown("city") == QStringLiteral("Weihai"));
}

TEST_CASE("A customer is made with the keyboard alone", "[form][gui][keyboard]")
{
    Opened opened(0);
    QSignalSpy saved(opened.form.get(), &RecordForm::saved);
    QSignalSpy closing(opened.form.get(), &RecordForm::closeRequested);
    QSignalSpy titles(opened.form.get(), &RecordForm::titleChanged);
    CHECK(opened.form->title() == QStringLiteral("New customer"));
    REQUIRE(QApplication::focusWidget() == opened.editor("name")->input());
    compose(QApplication::focusWidget(), {QStringLiteral("t"), QStringLiteral("tai")}, QStringLiteral("泰山重工"));
    press(Qt::Key_Tab); // short name
    type(QStringLiteral("TSZG"));
    press(Qt::Key_Tab); // English name
    press(Qt::Key_Tab); // roles
    type(QStringLiteral("exhi"));
    press(Qt::Key_Return);
    press(Qt::Key_Tab); // level
    type(QStringLiteral("level a"));
    press(Qt::Key_Return);
    keepPicture(*opened.form, QStringLiteral("form-new"));
    press(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(waitFor([&] { return closing.size() == 1; }));
    REQUIRE(saved.size() == 1);
    CHECK(saved.first().at(1).toLongLong() == 2);
    CHECK(opened.office.stored("customer", 2, "name") == Value(QStringLiteral("泰山重工")));
    CHECK(opened.office.stored("customer", 2, "roles") == Value(QStringList{QStringLiteral("exhibitor")}));
    CHECK(opened.office.stored("customer", 2, "level") == Value(QStringLiteral("A")));
    CHECK(opened.form->title() == QStringLiteral("泰山重工"));
    CHECK_FALSE(titles.isEmpty());
}

TEST_CASE("Required fields are named before anything is sent", "[form][gui]")
{
    Opened opened(0);
    opened.form->save();
    CHECK(opened.office.saves.isEmpty());
    CHECK(opened.form->row("name")->problem().contains(QStringLiteral("must be filled in")));
    opened.write("name", QStringLiteral("Qilu Tools"));
    CHECK(opened.form->row("name")->problem().isEmpty());
}

TEST_CASE("While a new customer is named, those that are there already are shown", "[form][gui]")
{
    Opened opened(0);
    opened.write("name", QStringLiteral("齐鲁"));
    QPushButton *link = nullptr;
    REQUIRE(waitFor([&] {
        for (QPushButton *button : opened.form->row("name")->findChildren<QPushButton *>())
            link = button;
        return link != nullptr;
    }));
    CHECK(link->text() == QStringLiteral("齐鲁机床有限公司"));
    link->click();
    CHECK(opened.office.opened == QList<std::pair<QByteArray, qint64>>{{"customer", 1}});
}

TEST_CASE("A duplicate can be opened, or saved all the same", "[form][gui]")
{
    Opened opened(0);
    opened.write("name", QStringLiteral("齐鲁机床"));
    opened.office.refusal = Error(ErrorCode::Duplicate, message("This customer is there already."));
    opened.form->save();
    REQUIRE(waitFor([&] {
        const auto buttons = opened.form->findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
            return button->text() == QStringLiteral("Save anyway") && button->isVisible();
        });
    }));
    keepPicture(*opened.form, QStringLiteral("form-duplicate"));
    CHECK(opened.form->isDirty());
    click(opened.form.get(), QStringLiteral("Save anyway"));
    REQUIRE(waitFor([&] { return opened.office.saves.size() == 2 && !opened.form->isDirty(); }));
    CHECK(opened.office.saves.last().onDuplicate == OnDuplicate::Create);
}

TEST_CASE("What the server says about a field stands beside it until the field is changed", "[form][gui]")
{
    Opened opened;
    opened.write("website", QStringLiteral("www.qilu.cn"));
    opened.office.refusal = Error::invalid({{"website", message("Nobody can be reached there.")}});
    opened.form->save();
    REQUIRE(waitFor(
        [&] { return opened.form->row("website")->problem() == QStringLiteral("Nobody can be reached there."); }));
    opened.write("website", QStringLiteral("www.qilu.com"));
    CHECK(opened.form->row("website")->problem().isEmpty());
}

TEST_CASE("Who may not change a record reads it", "[form][gui]")
{
    Office office;
    office.recordActions = {Action::Read};
    office.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))}});
    RecordForm form(office.context, "customer", 1, {});
    REQUIRE(waitFor([&] { return form.isLoaded(); }));
    show(form);
    CHECK(form.row("name")->editor()->isReadOnly());
    for (const QPushButton *button : form.findChildren<QPushButton *>())
        CHECK_FALSE((button->text() == QStringLiteral("Save") && button->isVisible()));
    keepPicture(form, QStringLiteral("form-readonly"));
}

TEST_CASE("The rights of a role are a table in its form", "[form][gui][lines]")
{
    Office office;
    const qint64 role =
        office.table("role").add({{"key", Value(QStringLiteral("sales"))}, {"name", Value(QStringLiteral("Sales"))}});
    office.table("role_right")
        .add({{"role", Value(role)},
              {"entity", Value(QStringLiteral("customer"))},
              {"action", Value(QStringLiteral("read"))},
              {"scope", Value(QStringLiteral("own"))}});
    RecordForm form(office.context, "role", role, {});
    REQUIRE(waitFor([&] { return form.isLoaded(); }));
    show(form, {1200, 900});
    auto *rights = qobject_cast<LinesEditor *>(form.row("rights")->content());
    REQUIRE(rights);
    REQUIRE(rights->model()->rowCount() == 1);
    CHECK(rights->model()->index(0, 0).data().toString() == QStringLiteral("Customer"));
    rights->addLine();
    REQUIRE(QApplication::focusWidget());
    type(QStringLiteral("task"));
    press(Qt::Key_Return); // takes the option
    press(Qt::Key_Tab);
    type(QStringLiteral("read"));
    press(Qt::Key_Return);
    press(Qt::Key_Tab);
    type(QStringLiteral("team"));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    REQUIRE(rights->lines().size() == 2);
    keepPicture(form, QStringLiteral("form-role"));
    form.save();
    REQUIRE(waitFor([&] { return office.saves.size() == 1; }));
    const QList<LineChange> sent = office.saves.first().changes.first().lines.first().lines;
    REQUIRE(sent.size() == 2);
    CHECK(sent.at(1).values == QList<FieldValue>{{"entity", Value(QStringLiteral("task"))},
                                                 {"action", Value(QStringLiteral("read"))},
                                                 {"scope", Value(QStringLiteral("team"))}});
    CHECK(waitFor([&] { return !form.isDirty(); }));
}

TEST_CASE("A preset link shows its name, and limits which contacts are offered", "[form][gui]")
{
    Office office;
    office.server.records.add({{"name", Value(QStringLiteral("齐鲁机床"))}});
    office.table("contact").add({{"name", Value(QStringLiteral("王经理"))}, {"customer", Value(qint64(1))}});
    office.table("contact").add({{"name", Value(QStringLiteral("王主任"))}, {"customer", Value(qint64(9))}});
    RecordForm form(office.context, "interaction", 0, {{"customer", Value(qint64(1))}});
    show(form);
    auto *customer = qobject_cast<QLineEdit *>(form.row("customer")->editor()->input());
    REQUIRE(waitFor([&] { return customer->text() == QStringLiteral("齐鲁机床"); }));
    auto *contact = qobject_cast<PopupLine *>(form.row("contact")->editor()->input());
    contact->setFocus(Qt::TabFocusReason);
    type(QStringLiteral("王"));
    REQUIRE(waitFor([&] { return contact->isPopupOpen(); }));
    CHECK(contact->offered().first().text == QStringLiteral("王经理"));
    const auto people = std::count_if(contact->offered().begin(), contact->offered().end(),
                                      [](const PickOption &option) { return option.kind == PickOption::Kind::Item; });
    CHECK(people == 1);
}

TEST_CASE("A form has one column on a narrow page and two on a wide one", "[form][gui]")
{
    Opened opened;
    auto *body = opened.form->findChild<FormBody *>();
    REQUIRE(body);
    CHECK(body->columns() == 1);
    CHECK(opened.form->row("name")->width() <= 640);
    opened.form->resize(1200, 800);
    REQUIRE(waitFor([&] { return body->columns() == 2; }));
    CHECK(waitFor([&] { return opened.form->row("name")->y() == opened.form->row("short_name")->y(); }));
    CHECK(opened.form->row("remarks")->width() > opened.form->row("name")->width());
    keepPicture(*opened.form, QStringLiteral("form-wide"));
    opened.office.themes.manager.setMode(ThemeManager::Mode::Dark);
    keepPicture(*opened.form, QStringLiteral("form-wide-dark"));
}

TEST_CASE("A record that somebody deletes is said to be gone and cannot be saved", "[form][gui]")
{
    Opened opened;
    opened.write("city", QStringLiteral("Weihai"));
    opened.office.server.removeAndTell(1);
    REQUIRE(waitFor([&] { return opened.banner()->isVisible(); }));
    CHECK(opened.banner()->tone() == Tone::Danger);
    opened.form->save();
    CHECK(opened.office.saves.isEmpty());
}

TEST_CASE("Without a connection the form keeps its draft and says so", "[form][gui]")
{
    Opened opened;
    opened.write("city", QStringLiteral("Weihai"));
    opened.office.server.goAway();
    REQUIRE(waitFor([&] { return !opened.office.link.isOnline(); }));
    for (const QPushButton *button : opened.form->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Save"))
            CHECK_FALSE(button->isEnabled());
    }
    REQUIRE(opened.office.drafts.find("customer", 1));
    opened.office.server.comeBack();
    REQUIRE(waitFor([&] { return opened.office.link.isOnline(); }));
    opened.form->save();
    CHECK(waitFor([&] { return !opened.form->isDirty(); }));
}
