// Words that the stories of the write path share.
#pragma once

#include "tests/support/catch.h"
#include "tests/support/server_fixture.h"

namespace fairdesk::test {

inline Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

inline RecordChange creation(const QByteArray &entity, ServerFixture::Values values, qint64 temporary = 0)
{
    return {RecordChange::Operation::Create, entity, temporary, 0, std::move(values), {}};
}

inline RecordChange change(const QByteArray &entity, qint64 id, ServerFixture::Values values, qint64 version = 0)
{
    return {RecordChange::Operation::Update, entity, id, version, std::move(values), {}};
}

inline RecordChange removal(const QByteArray &entity, qint64 id)
{
    return {RecordChange::Operation::Delete, entity, id, 0, {}, {}};
}

// The error's key; "ok" if there is none.
template<class T>
QByteArray outcome(const Result<T> &result)
{
    return result ? QByteArray("ok") : QByteArray(errorKey(result.error().code()));
}

// The fields that the error names, in their order.
template<class T>
QByteArray fieldsOf(const Result<T> &result)
{
    QList<QByteArray> fields;
    if (!result) {
        for (const FieldError &field : result.error().fields())
            fields.append(field.field);
    }
    return fields.join(',');
}

// GENERATE keeps its place in the test's own function.
#define FOR_BOTH_DATABASES() GENERATE(from_range(fairdesk::test::dialects()))

} // namespace fairdesk::test
