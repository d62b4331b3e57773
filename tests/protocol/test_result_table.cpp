// Tables from the wire: a sound one reads as it was written, an unsound one is refused before anybody reads it.
#include "common/protocol/codec.h"
#include "common/protocol/result_table.h"
#include "tests/protocol/message_maker.h"
#include "tests/support/catch.h"

#include <google/protobuf/reflection.h>

using namespace fairdesk;
using fairdesk::test::MessageMaker;

namespace {

wire::Column *addColumn(wire::Rows &rows, const char *path, Kind kind)
{
    wire::Column *column = rows.add_columns();
    column->set_path(path);
    column->set_kind(kindKey(kind));
    return column;
}

// Two customers: one whole, one with what a restricted reader sees of it.
wire::Rows twoCustomers()
{
    wire::Rows rows;
    rows.set_entity("customer");
    rows.set_count(2);
    rows.set_next("more");
    rows.set_total(17);
    rows.set_sequence(99);
    for (const auto &[path, first] : {std::pair("id", 5), std::pair("version", 1)}) {
        wire::Column *column = addColumn(rows, path, Kind::Integer);
        column->add_integers(first);
        column->add_integers(first + 1);
    }
    wire::Column *name = addColumn(rows, "name", Kind::Text);
    name->add_texts("山东重机");
    name->add_texts("海工装备");
    wire::Column *phone = addColumn(rows, "phone", Kind::Phone);
    phone->add_texts("13805310001");
    phone->add_texts("138****0002");
    phone->set_masked(std::string("\x02", 1));
    wire::Column *parent = addColumn(rows, "parent", Kind::Ref);
    parent->add_integers(0);
    parent->add_integers(3);
    parent->add_titles("");
    parent->add_titles("集团");
    parent->set_nulls(std::string("\x01", 1));
    wire::Column *tags = addColumn(rows, "tags", Kind::Many);
    tags->add_texts("2,7");
    tags->add_texts("");
    tags->add_titles(std::string("VIP\x1fOld", 7));
    tags->add_titles("");
    return rows;
}

// Everything that a client may do with a table.
void readAll(const ResultTable &table)
{
    const EntityPtr customer = coreCatalogue().build()->find("customer");
    for (int row = 0; row < table.rowCount(); ++row) {
        for (int column = 0; column < table.columnCount(); ++column) {
            Q_UNUSED(table.value(row, column))
            Q_UNUSED(table.title(row, column))
        }
        Q_UNUSED(table.id(row))
        Q_UNUSED(table.version(row))
    }
    if (table.rowCount() > 0)
        Q_UNUSED(table.record(0, customer))
}

} // namespace

TEST_CASE("A table reads as it was written")
{
    REQUIRE(ResultTable::isSound(twoCustomers()));
    const ResultTable table(twoCustomers());
    CHECK(table.rowCount() == 2);
    CHECK(table.entity() == "customer");
    CHECK(table.next() == "more");
    CHECK(table.total() == 17);
    CHECK(table.sequence() == 99);
    CHECK(table.id(0) == 5);
    CHECK(table.version(1) == 2);
    CHECK(table.value(0, "name") == Value(QStringLiteral("山东重机")));
    CHECK(table.value(0, "phone") == Value(QStringLiteral("13805310001")));
    CHECK(table.value(1, "phone") == Value::masked(QStringLiteral("138****0002")));
    CHECK(table.value(0, "parent").isNull());
    CHECK(table.value(1, "parent") == Value(qint64(3)));
    CHECK(table.title(1, table.columnOf("parent")) == QStringLiteral("集团"));
    CHECK(table.value(0, "tags") == Value(QList<qint64>{2, 7}));
    CHECK(table.title(0, table.columnOf("tags")).split(linkSeparator).size() == 2);
    CHECK(table.value(0, "no_such_column").isAbsent());
    CHECK(table.columnOf("no_such_column") == -1);
}

TEST_CASE("A row becomes a record, titles included")
{
    const ResultTable table(twoCustomers());
    const Record record = table.record(1, coreCatalogue().build()->find("customer"));
    CHECK(record.id() == 6);
    CHECK(record.title() == QStringLiteral("海工装备"));
    CHECK(record.at("phone").isMasked());
    CHECK(record.linkTitle("parent") == QStringLiteral("集团"));
    CHECK(record.at("city").isAbsent());
}

TEST_CASE("No table at all is an empty one")
{
    const ResultTable table;
    CHECK(table.rowCount() == 0);
    CHECK(table.columnCount() == 0);
    CHECK(table.total() == -1);
    CHECK(table.next().isEmpty());
    CHECK(table.value(0, "id").isAbsent());
    CHECK(ResultTable::isSound(wire::Rows()));
}

TEST_CASE("A table whose vectors do not fit its rows is unsound")
{
    const auto isUnsound = [](const std::function<void(wire::Rows &)> &damage) {
        wire::Rows rows = twoCustomers();
        damage(rows);
        return !ResultTable::isSound(rows);
    };
    CHECK(isUnsound([](wire::Rows &rows) { rows.set_count(3); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.set_count(1); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.set_count(0); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.set_count(0xFFFFFFFFu); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(0)->mutable_integers()->RemoveLast(); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(2)->mutable_texts()->RemoveLast(); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(2)->add_texts("one more"); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(2)->set_kind("money"); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(2)->set_kind("decimal"); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(4)->mutable_titles()->RemoveLast(); }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(0)->set_kind("text"); }));
    // Masked in part: the rest of the rows still has its numbers.
    CHECK(isUnsound([](wire::Rows &rows) {
        wire::Column *column = rows.mutable_columns(0);
        column->clear_integers();
        column->set_masked(std::string("\x01", 1));
        column->add_texts("1**");
        column->add_texts("");
    }));
    CHECK(isUnsound([](wire::Rows &rows) { rows.mutable_columns(0)->set_masked(std::string("\x01", 1)); }));
    // Rows without a single column are no rows.
    CHECK(isUnsound([](wire::Rows &rows) { rows.clear_columns(); }));
    // Maps that are too short or too long only say less.
    CHECK_FALSE(isUnsound([](wire::Rows &rows) { rows.mutable_columns(2)->set_nulls(std::string(1000, '\xff')); }));
    CHECK_FALSE(isUnsound([](wire::Rows &rows) { rows.mutable_columns(2)->set_nulls({}); }));
}

TEST_CASE("Damage of any vector is found, or does no harm")
{
    MessageMaker make(77);
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        wire::Rows rows = make.rows();
        REQUIRE(ResultTable::isSound(rows));
        readAll(ResultTable(rows));
        wire::Column *column = rows.mutable_columns(make.below(rows.columns_size()));
        const google::protobuf::Descriptor *type = column->GetDescriptor();
        const google::protobuf::FieldDescriptor *field = type->field(make.below(type->field_count()));
        const google::protobuf::Reflection *access = column->GetReflection();
        if (field->is_repeated() && access->FieldSize(*column, field) > 0 && make.below(2) == 0)
            access->RemoveLast(column, field);
        else if (field->is_repeated() || make.below(2) == 0)
            access->ClearField(column, field);
        else
            column->set_kind(kindKey(Kind(make.below(int(Kind::Lines) + 1))));
        if (ResultTable::isSound(rows))
            readAll(ResultTable(rows));
        else
            ++refused;
    }
    CHECK(refused > 300);
}
