// What went wrong, as a value: a code for programs and a sentence for the person, with the fields it belongs to.
#pragma once

#include "common/base/text.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace fairdesk {

enum class ErrorCode : quint8 {
    NotFound, // also: not allowed to see; the two are never told apart
    Forbidden,
    Conflict,
    Duplicate,
    Invalid,
    BadLogin,
    MustChangePassword,
    CodeNeeded,
    Locked,
    TooLarge,
    Busy,
    Unavailable,
    Usage,
    Internal,
};

// "not_found", "forbidden" … as printed by the command-line programs and sent on the wire.
const char *errorKey(ErrorCode code);
std::optional<ErrorCode> errorFromKey(const QByteArray &key);

struct FieldError
{
    QByteArray field;
    Text text;
    bool operator==(const FieldError &) const = default;
};

class [[nodiscard]] Error
{
public:
    Error(ErrorCode code, Text text, QList<FieldError> fields = {})
        : m_code(code)
        , m_text(std::move(text))
        , m_fields(std::move(fields))
    {
    }

    static Error notFound();
    static Error forbidden();
    static Error forbidden(Text text) { return {ErrorCode::Forbidden, std::move(text)}; }
    static Error conflict(Text text) { return {ErrorCode::Conflict, std::move(text)}; }
    static Error invalid(Text text) { return {ErrorCode::Invalid, std::move(text)}; }
    static Error invalid(QList<FieldError> fields);
    static Error busy(Text text) { return {ErrorCode::Busy, std::move(text)}; }
    static Error unavailable(Text text) { return {ErrorCode::Unavailable, std::move(text)}; }
    // A fault of the program or its surroundings; the detail is for the log and the administrator.
    static Error internal(const QString &detail);

    ErrorCode code() const { return m_code; }
    const Text &text() const { return m_text; }
    const QList<FieldError> &fields() const { return m_fields; }

    // The sentence and each field's sentence, in the reader's language.
    QString render() const;
    QString english() const;

    bool operator==(const Error &) const = default;

private:
    ErrorCode m_code;
    Text m_text;
    QList<FieldError> m_fields;
};

} // namespace fairdesk
