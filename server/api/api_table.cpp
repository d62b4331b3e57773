#include "server/api/api.h"
#include "server/api/handlers.h"

namespace fairdesk {

const QList<ApiRow> &apiTable()
{
    using enum wire::Envelope::BodyCase;
    using enum Ordering;
    // clang-format off
    static const QList<ApiRow> rows{
        // request            sign-in  permission  ordering    handler
        {kHello,              false,   "",         Exclusive,  handlers::hello},
        {kLogin,              false,   "",         Exclusive,  handlers::login},
        {kResume,             false,   "",         Exclusive,  handlers::resume},
        {kLogout,             false,   "",         Exclusive,  handlers::logout},
        {kPing,               false,   "",         Free,       handlers::ping},
        {kChangePassword,     true,    "",         Exclusive,  handlers::changePassword},
        {kSubscribe,          true,    "",         Free,       handlers::subscribe},
        {kGetCatalogue,       true,    "",         Free,       handlers::getCatalogue},
        {kQuery,              true,    "",         Free,       handlers::query},
        {kFetch,              true,    "",         Free,       handlers::fetch},
        {kSearch,             true,    "",         Free,       handlers::search},
        {kHistory,            true,    "",         Free,       handlers::history},
        {kSave,               true,    "",         Free,       handlers::save},
        {kRunAction,          true,    "",         Free,       handlers::runAction},
        {kUploadStart,        true,    "",         InTurn,     handlers::uploadStart},
        {kUploadChunk,        true,    "",         InTurn,     handlers::uploadChunk},
        {kDownload,           true,    "",         Free,       handlers::download},
        {kImportStart,        true,    "",         InTurn,     handlers::importStart},
        {kExportStart,        true,    "",         Free,       handlers::exportStart},
        {kJobStatus,          true,    "",         Free,       handlers::jobStatus},
        {kCancelJob,          true,    "",         Free,       handlers::cancelJob},
    };
    // clang-format on
    return rows;
}

} // namespace fairdesk
