#include "tests/protocol/message_maker.h"

#include "common/protocol/codec.h"

namespace fairdesk::test {

QByteArray MessageMaker::key()
{
    static const QByteArray keys[] = {"name", "customer", "customer.owner.login", "x", "", "id", "price", "很长"};
    return keys[below(std::size(keys))];
}

Label MessageMaker::label()
{
    return {key(), m_values.text(below(12)).toUtf8(), m_values.text(below(8)), m_values.text(below(8))};
}

Value MessageMaker::value()
{
    FieldSpec field;
    field.kind = Kind(below(int(Kind::Lines)));
    field.choices = {{"a", {}, {}, false}, {"b", {}, {}, false}};
    switch (below(8)) {
    case 0:
        return Value::null();
    case 1:
        return Value::masked(m_values.text(6));
    case 2:
        return Value();
    default:
        return m_values.valueFor(field);
    }
}

TextArgument MessageMaker::argument()
{
    switch (below(6)) {
    case 0:
        return m_values.text(10);
    case 1:
        return qint64(below(1'000'000)) - 500'000;
    case 2:
        return QDate(2026, 1, 1).addDays(below(1000));
    case 3:
        return QDateTime::fromMSecsSinceEpoch(below(2'000'000'000), Qt::UTC);
    case 4:
        return Money{below(100'000), "CNY"};
    default:
        return label().argument();
    }
}

Text MessageMaker::text()
{
    QList<TextArgument> arguments;
    for (int i = below(4); i > 0; --i)
        arguments.append(argument());
    return Text(m_values.text(below(30)).toUtf8(), std::move(arguments), key());
}

Error MessageMaker::error()
{
    QList<FieldError> fields;
    for (int i = below(3); i > 0; --i)
        fields.append({key(), text()});
    return Error(ErrorCode(below(int(ErrorCode::Internal) + 1)), text(), std::move(fields));
}

Filter MessageMaker::filter(int depth)
{
    Filter filter;
    filter.type = Filter::Type(1 + below(int(Filter::Type::Count)));
    filter.path = key();
    if (filter.type == Filter::Type::Compare || filter.type == Filter::Type::Count)
        filter.op = Operator(below(int(Operator::Within) + 1));
    for (int i = below(3); i > 0; --i)
        filter.values.append(value());
    for (int i = depth > 0 ? below(3) : 0; i > 0; --i)
        filter.children.append(this->filter(depth - 1));
    return filter;
}

Query MessageMaker::query()
{
    Query query;
    query.entity = key();
    for (int i = below(5); i > 0; --i)
        query.columns.append(key());
    if (maybe())
        query.filter = filter(4);
    for (int i = below(3); i > 0; --i)
        query.sort.append({key(), maybe() ? Descending : Ascending});
    for (int i = below(3); i > 0; --i)
        query.groups.append({key(), Bucket(below(int(Bucket::Day) + 1))});
    for (int i = below(3); i > 0; --i)
        query.aggregates.append({AggregateFunction(below(int(AggregateFunction::Maximum) + 1)), key()});
    query.search = m_values.text(below(10)).toUtf8();
    query.limit = below(2000);
    query.offset = below(100'000);
    query.after = m_values.text(below(20)).toUtf8();
    query.withTotal = maybe();
    query.deleted = maybe() ? Query::Deleted::Only : Query::Deleted::Hidden;
    return query;
}

QList<FieldValue> MessageMaker::fieldValues()
{
    QList<FieldValue> values;
    for (int i = below(6); i > 0; --i)
        values.append({key(), value()});
    return values;
}

SaveRequest MessageMaker::save()
{
    SaveRequest request;
    for (int i = below(4); i > 0; --i) {
        RecordChange change;
        change.operation = RecordChange::Operation(below(4));
        change.entity = key();
        change.id = below(2000) - 1000;
        change.version = below(100);
        change.values = fieldValues();
        for (int set = below(3); set > 0; --set) {
            LineSetChange lines{key(), {}};
            for (int line = below(3); line > 0; --line)
                lines.lines.append({below(100), fieldValues()});
            change.lines.append(std::move(lines));
        }
        request.changes.append(std::move(change));
    }
    request.key = m_values.text(below(16)).toUtf8();
    request.onDuplicate = OnDuplicate(below(4));
    request.reason = m_values.text(below(20));
    return request;
}

FieldSpec MessageMaker::field()
{
    FieldSpec field;
    field.key = key();
    field.label = label();
    field.kind = Kind(below(int(Kind::Lines) + 1));
    field.flags = Flags(QFlag(below(1 << 15)));
    field.maxLength = below(1000);
    if (maybe()) {
        field.minimum = -below(1000) / 8.0;
        field.maximum = below(1000) / 8.0;
    }
    field.target = key();
    field.via = key();
    field.choiceList = key();
    for (int i = below(4); i > 0; --i)
        field.choices.append({key(), label(), key(), maybe()});
    field.defaultValue = value();
    field.mask = key();
    field.help = label();
    return field;
}

EntitySpec MessageMaker::entity()
{
    EntitySpec entity;
    entity.key = key();
    entity.label = label();
    entity.plural = label();
    entity.flags = EntityFlags(QFlag(below(1 << 5)));
    entity.icon = key();
    entity.follows = key();
    for (int i = below(8); i > 0; --i)
        entity.fields.append(field());
    for (int i = below(3); i > 0; --i)
        entity.sections.append({label(), {key(), key()}});
    for (int i = below(3); i > 0; --i)
        entity.transitions.append({key(), key(), key(), {}});
    entity.buildIndex();
    return entity;
}

wire::Rows MessageMaker::rows()
{
    wire::Rows rows;
    const int count = below(20);
    rows.set_entity(key().toStdString());
    rows.set_count(uint32_t(count));
    rows.set_total(below(100) - 1);
    for (int column = 1 + below(5); column > 0; --column) {
        const Kind kind = Kind(below(int(Kind::Many) + 1));
        wire::Column *added = rows.add_columns();
        added->set_path(key().toStdString());
        added->set_kind(kindKey(kind));
        const bool masked = maybe();
        const bool number = kind == Kind::Integer || kind == Kind::Boolean || kind == Kind::Instant ||
                            kind == Kind::Ref || kind == Kind::Money;
        for (int row = 0; row < count; ++row) {
            if (number)
                added->add_integers(below(1000));
            if (kind == Kind::Decimal)
                added->add_decimals(below(1000) / 8.0);
            if ((!number && kind != Kind::Decimal) || masked)
                added->add_texts(m_values.text(below(6)).toStdString());
            if (kind == Kind::Money)
                added->add_currencies("CNY");
            if (kind == Kind::Ref || kind == Kind::Many)
                added->add_titles(m_values.text(below(6)).toStdString());
        }
        if (masked)
            added->set_masked(std::string(size_t(count + 7) / 8, char(below(256))));
        if (maybe())
            added->set_nulls(std::string(size_t(count + 7) / 8, char(below(256))));
    }
    return rows;
}

wire::Envelope MessageMaker::envelope()
{
    wire::Envelope envelope;
    envelope.set_request(uint64_t(below(100'000)));
    switch (below(8)) {
    case 0:
        encode(query(), envelope.mutable_query());
        break;
    case 1:
        encode(save(), envelope.mutable_save());
        break;
    case 2:
        encode(error(), envelope.mutable_error());
        break;
    case 3:
        *envelope.mutable_rows() = rows();
        break;
    case 4:
        for (int i = below(4); i >= 0; --i)
            encode(entity(), envelope.mutable_catalogue_reply()->add_entities());
        break;
    case 5:
        envelope.mutable_fetch()->set_entity(key().toStdString());
        encode(query(), envelope.mutable_fetch()->add_panels());
        break;
    case 6:
        *envelope.mutable_fetch_reply()->mutable_record() = rows();
        break;
    default:
        envelope.mutable_login()->set_login(m_values.text(8).toStdString());
        break;
    }
    return envelope;
}

} // namespace fairdesk::test
