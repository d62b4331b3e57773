#include "common/base/error.h"

#include <array>

namespace fairdesk {
namespace {

struct Row
{
    ErrorCode code;
    const char *key;
};

constexpr std::array<Row, 14> rows{{
    {ErrorCode::NotFound, "not_found"},
    {ErrorCode::Forbidden, "forbidden"},
    {ErrorCode::Conflict, "conflict"},
    {ErrorCode::Duplicate, "duplicate"},
    {ErrorCode::Invalid, "invalid"},
    {ErrorCode::BadLogin, "bad_login"},
    {ErrorCode::MustChangePassword, "must_change_password"},
    {ErrorCode::CodeNeeded, "code_needed"},
    {ErrorCode::Locked, "locked"},
    {ErrorCode::TooLarge, "too_large"},
    {ErrorCode::Busy, "busy"},
    {ErrorCode::Unavailable, "unavailable"},
    {ErrorCode::Usage, "usage"},
    {ErrorCode::Internal, "internal"},
}};

} // namespace

const char *errorKey(ErrorCode code)
{
    return rows[size_t(code)].key;
}

std::optional<ErrorCode> errorFromKey(const QByteArray &key)
{
    for (const Row &row : rows) {
        if (key == row.key)
            return row.code;
    }
    return {};
}

Error Error::notFound()
{
    return {ErrorCode::NotFound,
            message(QT_TRANSLATE_NOOP("Message", "This record does not exist, or you may not see it."))};
}

Error Error::forbidden()
{
    return {
        ErrorCode::Forbidden,
        message(QT_TRANSLATE_NOOP("Message", "You do not have the right to do this. Ask your administrator for it."))};
}

Error Error::invalid(QList<FieldError> fields)
{
    if (fields.size() == 1) {
        Text text = fields.first().text;
        return {ErrorCode::Invalid, std::move(text), std::move(fields)};
    }
    return {ErrorCode::Invalid, message(QT_TRANSLATE_NOOP("Message", "Some entries need correcting.")),
            std::move(fields)};
}

Error Error::internal(const QString &detail)
{
    return {ErrorCode::Internal,
            message(QT_TRANSLATE_NOOP("Message", "Something went wrong in the program. Tell your administrator: %1"),
                    detail)};
}

QString Error::render() const
{
    QStringList said{m_text.render()};
    if (m_fields.size() > 1) {
        for (const FieldError &field : m_fields)
            said.append(field.text.render());
    }
    said.removeDuplicates(); // the first field's sentence is often that of the whole
    return said.join(u'\n');
}

QString Error::english() const
{
    QString result = m_text.english();
    if (m_fields.size() > 1) {
        for (const FieldError &field : m_fields)
            result += QStringLiteral(" [%1: %2]").arg(QString::fromUtf8(field.field), field.text.english());
    }
    return result;
}

} // namespace fairdesk
