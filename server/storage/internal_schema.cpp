// The program's own tables. Entities never reach them; each has one store class that does.
#include "server/storage/schema.h"

namespace fairdesk {

SchemaSpec internalSchema()
{
    using enum ColumnType;
    SchemaSpec schema;
    schema.tables = {
        // schema_store: small values of the program
        {"fd_meta", {{"key", Text, true}, {"value", Text}}, {"key"}},
        // audit_store: one row a changed record, chained by hashes; the values stand beside it, so that they can be erased
        {"fd_audit",
         {{"sequence", Id},
          {"at", Integer, true},
          {"user_id", Integer, true},
          {"origin", Text, true},
          {"session", Integer, true},
          {"entity", Text, true},
          {"record", Integer, true},
          {"action", Text, true},
          {"version", Integer, true},
          {"change_group", Integer, true},
          {"job", Integer, true},
          {"request_key", Text},
          {"facts", Text, true}, // owner, team, branch before and after: who hears of it later
          {"value_hash", Text, true},
          {"chain", Text, true}},
         {}},
        {"fd_audit_value", {{"sequence", Integer, true}, {"salt", Text, true}, {"changes", Text, true}}, {"sequence"}},
        // record_store: what was answered to a request with a key
        {"fd_request", {{"user_id", Integer, true}, {"key", Text, true}, {"at", Integer, true}, {"answer", Blob, true}}, {"user_id", "key"}},
        // share_store
        {"fd_share",
         {{"entity", Text, true},
          {"record", Integer, true},
          {"grantee_user", Integer, true},
          {"grantee_team", Integer, true},
          {"can_edit", Integer, true},
          {"at", Integer, true},
          {"granted_by", Integer, true}},
         {"entity", "record", "grantee_user", "grantee_team"}},
        // identity_store: what no record can reach
        {"fd_credential",
         {{"user_id", Integer, true},
          {"password_hash", Text, true},
          {"must_change", Integer, true},
          {"changed_at", Integer, true},
          {"expires_at", Integer},
          {"failures", Integer, true},
          {"locked_until", Integer},
          {"totp_secret", Text},
          {"totp_step", Integer}},
         {"user_id"}},
        {"fd_session",
         {{"id", Id},
          {"token_hash", Text, true},
          {"user_id", Integer, true},
          {"created_at", Integer, true},
          {"seen_at", Integer, true},
          {"expires_at", Integer, true},
          {"origin", Text, true},
          {"program", Text, true}},
         {}},
        {"fd_login",
         {{"id", Id}, {"at", Integer, true}, {"login", Text, true}, {"origin", Text, true}, {"outcome", Text, true}},
         {}},
        // job_store
        {"fd_job",
         {{"id", Id},
          {"kind", Text, true},
          {"state", Text, true},
          {"user_id", Integer, true},
          {"created_at", Integer, true},
          {"finished_at", Integer},
          {"options", Text, true},
          {"result", Text},
          {"done", Integer, true},
          {"total", Integer, true},
          {"file", Text}},
         {}},
        // duplicate_store: exact keys of each record (normalised name, phones, codes)
        {"fd_duplicate_key", {{"entity", Text, true}, {"key", Text, true}, {"record", Integer, true}}, {"entity", "key", "record"}},
    };
    schema.indexes = {
        {"fd_audit_record", "fd_audit", {"\"entity\"", "\"record\"", "\"sequence\""}, false, {}},
        {"fd_audit_group", "fd_audit", {"\"change_group\""}, false, {}},
        {"fd_audit_job", "fd_audit", {"\"job\""}, false, "\"job\" <> 0"},
        {"fd_share_user", "fd_share", {"\"grantee_user\"", "\"entity\""}, false, "\"grantee_user\" <> 0"},
        {"fd_share_team", "fd_share", {"\"grantee_team\"", "\"entity\""}, false, "\"grantee_team\" <> 0"},
        {"fd_session_token", "fd_session", {"\"token_hash\""}, true, {}},
        {"fd_session_user", "fd_session", {"\"user_id\""}, false, {}},
        {"fd_login_login", "fd_login", {"\"login\"", "\"at\""}, false, {}},
        {"fd_duplicate_record", "fd_duplicate_key", {"\"entity\"", "\"record\""}, false, {}},
        {"fd_request_at", "fd_request", {"\"at\""}, false, {}},
    };
    return schema;
}

} // namespace fairdesk
