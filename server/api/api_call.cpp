#include "server/api/api_call.h"

#include "common/protocol/codec.h"

namespace fairdesk {

void ApiCall::fail(const Error &error) const
{
    ApiAnswer failed;
    encode(error, failed.envelope.mutable_error());
    answer(std::move(failed));
}

void ApiCall::done() const
{
    ApiAnswer finished;
    finished.envelope.mutable_done();
    answer(std::move(finished));
}

void ApiCall::finish(const Result<void> &result) const
{
    if (result)
        done();
    else
        fail(result.error());
}

Error usageError(const QString &detail)
{
    return {ErrorCode::Usage, message(QT_TRANSLATE_NOOP("Message", "The request cannot be understood: %1"), detail)};
}

} // namespace fairdesk
