CREATE TABLE "fd_meta" (
  "key" TEXT NOT NULL,
  "value" TEXT,
  PRIMARY KEY ("key")
) WITHOUT ROWID;

CREATE TABLE "fd_audit" (
  "sequence" INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "origin" TEXT NOT NULL,
  "session" INTEGER NOT NULL,
  "entity" TEXT NOT NULL,
  "record" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "change_group" INTEGER NOT NULL,
  "job" INTEGER NOT NULL,
  "request_key" TEXT,
  "facts" TEXT NOT NULL,
  "value_hash" TEXT NOT NULL,
  "chain" TEXT NOT NULL
);

CREATE TABLE "fd_audit_value" (
  "sequence" INTEGER NOT NULL,
  "salt" TEXT NOT NULL,
  "changes" TEXT NOT NULL,
  PRIMARY KEY ("sequence")
) WITHOUT ROWID;

CREATE TABLE "fd_request" (
  "user_id" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "answer" BLOB NOT NULL,
  PRIMARY KEY ("user_id", "key")
) WITHOUT ROWID;

CREATE TABLE "fd_share" (
  "entity" TEXT NOT NULL,
  "record" INTEGER NOT NULL,
  "grantee_user" INTEGER NOT NULL,
  "grantee_team" INTEGER NOT NULL,
  "can_edit" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "granted_by" INTEGER NOT NULL,
  PRIMARY KEY ("entity", "record", "grantee_user", "grantee_team")
) WITHOUT ROWID;

CREATE TABLE "fd_credential" (
  "user_id" INTEGER NOT NULL,
  "password_hash" TEXT NOT NULL,
  "must_change" INTEGER NOT NULL,
  "changed_at" INTEGER NOT NULL,
  "expires_at" INTEGER,
  "failures" INTEGER NOT NULL,
  "locked_until" INTEGER,
  "totp_secret" TEXT,
  "totp_step" INTEGER,
  PRIMARY KEY ("user_id")
) WITHOUT ROWID;

CREATE TABLE "fd_session" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "token_hash" TEXT NOT NULL,
  "user_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "seen_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "origin" TEXT NOT NULL,
  "program" TEXT NOT NULL
);

CREATE TABLE "fd_login" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" INTEGER NOT NULL,
  "login" TEXT NOT NULL,
  "origin" TEXT NOT NULL,
  "outcome" TEXT NOT NULL
);

CREATE TABLE "fd_job" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "user_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "finished_at" INTEGER,
  "options" TEXT NOT NULL,
  "result" TEXT,
  "done" INTEGER NOT NULL,
  "total" INTEGER NOT NULL,
  "file" TEXT
);

CREATE TABLE "fd_duplicate_key" (
  "entity" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "record" INTEGER NOT NULL,
  PRIMARY KEY ("entity", "key", "record")
) WITHOUT ROWID;

CREATE TABLE "branch" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "key" TEXT,
  "name" TEXT,
  "city" TEXT
);

CREATE TABLE "team" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "key" TEXT,
  "name" TEXT,
  "parent" INTEGER,
  "leader" INTEGER
);

CREATE TABLE "user" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "login" TEXT,
  "name" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "job_title" TEXT,
  "department" INTEGER,
  "office" INTEGER,
  "active" INTEGER
);

CREATE TABLE "role" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "key" TEXT,
  "name" TEXT,
  "administrator" INTEGER,
  "permissions" TEXT
);

CREATE TABLE "role_right" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "role" INTEGER,
  "entity" TEXT,
  "action" TEXT,
  "scope" TEXT
);

CREATE TABLE "field_rule" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "role" INTEGER,
  "entity" TEXT,
  "field" TEXT,
  "rule" TEXT
);

CREATE TABLE "user_role" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "user" INTEGER,
  "role" INTEGER
);

CREATE TABLE "tag" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "name" TEXT,
  "colour" TEXT
);

CREATE TABLE "category" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "name" TEXT,
  "parent" INTEGER,
  "code" TEXT
);

CREATE TABLE "customer" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "number" TEXT,
  "name" TEXT,
  "short_name" TEXT,
  "name_en" TEXT,
  "roles" TEXT,
  "level" TEXT,
  "status" TEXT,
  "source" TEXT,
  "source_department" TEXT,
  "industry" TEXT,
  "size" TEXT,
  "credit_state" TEXT,
  "parent" INTEGER,
  "recommended_by" INTEGER,
  "agent" INTEGER,
  "region" TEXT,
  "country" TEXT,
  "province" TEXT,
  "city" TEXT,
  "address" TEXT,
  "postcode" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "website" TEXT,
  "credit_code" TEXT,
  "bank_account" TEXT,
  "products" TEXT,
  "preferences" TEXT,
  "remarks" TEXT,
  "completeness" INTEGER,
  "last_contact_at" INTEGER
);

CREATE TABLE "customer__competitors" (
  "record" INTEGER NOT NULL,
  "target" INTEGER NOT NULL,
  PRIMARY KEY ("record", "target")
) WITHOUT ROWID;

CREATE TABLE "customer__categories" (
  "record" INTEGER NOT NULL,
  "target" INTEGER NOT NULL,
  PRIMARY KEY ("record", "target")
) WITHOUT ROWID;

CREATE TABLE "customer__tags" (
  "record" INTEGER NOT NULL,
  "target" INTEGER NOT NULL,
  PRIMARY KEY ("record", "target")
) WITHOUT ROWID;

CREATE TABLE "contact" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "customer" INTEGER,
  "name" TEXT,
  "family_name" TEXT,
  "given_name" TEXT,
  "roles" TEXT,
  "main" INTEGER,
  "decision_power" TEXT,
  "job_title" TEXT,
  "department" TEXT,
  "phone" TEXT,
  "mobile" TEXT,
  "email" TEXT,
  "wechat" TEXT,
  "birthday" TEXT,
  "remarks" TEXT
);

CREATE TABLE "person" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "name" TEXT,
  "family_name" TEXT,
  "given_name" TEXT,
  "sex" TEXT,
  "birthday" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "address" TEXT,
  "city" TEXT,
  "postcode" TEXT,
  "country" TEXT,
  "remarks" TEXT
);

CREATE TABLE "interaction" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "customer" INTEGER,
  "contact" INTEGER,
  "person" INTEGER,
  "channel" TEXT,
  "direction" TEXT,
  "at" INTEGER,
  "subject" TEXT,
  "content" TEXT,
  "result" TEXT,
  "next_action" TEXT,
  "next_at" TEXT
);

CREATE TABLE "task" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "title" TEXT,
  "customer" INTEGER,
  "contact" INTEGER,
  "about_entity" TEXT,
  "about_record" INTEGER,
  "due" TEXT,
  "priority" TEXT,
  "state" TEXT,
  "description" TEXT,
  "done_at" INTEGER
);

CREATE TABLE "note" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "customer" INTEGER,
  "text" TEXT,
  "pinned" INTEGER
);

CREATE TABLE "attachment" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "entity" TEXT,
  "record" INTEGER,
  "name" TEXT,
  "revision" INTEGER,
  "size" INTEGER,
  "media_type" TEXT,
  "sha256" TEXT
);

CREATE TABLE "saved_query" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "name" TEXT,
  "entity" TEXT,
  "query" TEXT
);

CREATE TABLE "custom_field" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "entity" TEXT,
  "key" TEXT,
  "type" TEXT,
  "label_zh" TEXT,
  "label_en" TEXT,
  "indexed" INTEGER,
  "required" INTEGER,
  "choice_list" TEXT,
  "target" TEXT
);

CREATE TABLE "choice" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "list" TEXT,
  "key" TEXT,
  "label_zh" TEXT,
  "label_en" TEXT,
  "colour" TEXT,
  "position" INTEGER,
  "retired" INTEGER
);

CREATE TABLE "layout" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "entity" TEXT,
  "sections" TEXT,
  "required" TEXT
);

CREATE TABLE "sequence" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "key" TEXT,
  "pattern" TEXT,
  "next" INTEGER
);

CREATE TABLE "setting" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "version" INTEGER NOT NULL,
  "external_id" TEXT,
  "created_at" INTEGER,
  "created_by" INTEGER,
  "changed_at" INTEGER,
  "changed_by" INTEGER,
  "owner" INTEGER,
  "team" INTEGER,
  "branch" INTEGER,
  "deleted_at" INTEGER,
  "key" TEXT,
  "value" TEXT
);

CREATE INDEX IF NOT EXISTS "fd_audit_record" ON "fd_audit" ("entity", "record", "sequence");
CREATE INDEX IF NOT EXISTS "fd_audit_group" ON "fd_audit" ("change_group");
CREATE INDEX IF NOT EXISTS "fd_audit_job" ON "fd_audit" ("job") WHERE "job" <> 0;
CREATE INDEX IF NOT EXISTS "fd_share_user" ON "fd_share" ("grantee_user", "entity") WHERE "grantee_user" <> 0;
CREATE INDEX IF NOT EXISTS "fd_share_team" ON "fd_share" ("grantee_team", "entity") WHERE "grantee_team" <> 0;
CREATE UNIQUE INDEX IF NOT EXISTS "fd_session_token" ON "fd_session" ("token_hash");
CREATE INDEX IF NOT EXISTS "fd_session_user" ON "fd_session" ("user_id");
CREATE INDEX IF NOT EXISTS "fd_login_login" ON "fd_login" ("login", "at");
CREATE INDEX IF NOT EXISTS "fd_duplicate_record" ON "fd_duplicate_key" ("entity", "record");
CREATE INDEX IF NOT EXISTS "fd_request_at" ON "fd_request" ("at");
CREATE UNIQUE INDEX IF NOT EXISTS "branch__unique_external_id" ON "branch" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "branch__unique_key" ON "branch" ("key") WHERE "deleted_at" IS NULL AND "key" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "branch__by_name" ON "branch" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "team__unique_external_id" ON "team" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "team__unique_key" ON "team" ("key") WHERE "deleted_at" IS NULL AND "key" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "team__by_name" ON "team" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "team__by_parent" ON "team" ("parent", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "user__unique_external_id" ON "user" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "user__unique_login" ON "user" ("login") WHERE "deleted_at" IS NULL AND "login" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "user__by_login" ON "user" (coalesce("login",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "user__by_name" ON "user" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "user__by_department" ON "user" ("department", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "role__unique_external_id" ON "role" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "role__unique_key" ON "role" ("key") WHERE "deleted_at" IS NULL AND "key" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "role__by_name" ON "role" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "role_right__unique_external_id" ON "role_right" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "role_right__unique_role_entity_action" ON "role_right" (coalesce("role",-9007199254740992), coalesce("entity",''), coalesce("action",'')) WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "role_right__by_role" ON "role_right" ("role", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "field_rule__unique_external_id" ON "field_rule" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "field_rule__unique_role_entity_field" ON "field_rule" (coalesce("role",-9007199254740992), coalesce("entity",''), coalesce("field",'')) WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "field_rule__by_role" ON "field_rule" ("role", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "user_role__unique_external_id" ON "user_role" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "user_role__unique_user_role" ON "user_role" (coalesce("user",-9007199254740992), coalesce("role",-9007199254740992)) WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "user_role__by_user" ON "user_role" ("user", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "user_role__by_role" ON "user_role" ("role", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "tag__unique_external_id" ON "tag" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "tag__unique_name" ON "tag" ("name") WHERE "deleted_at" IS NULL AND "name" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "tag__by_name" ON "tag" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "category__unique_external_id" ON "category" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "category__unique_parent_name" ON "category" (coalesce("parent",-9007199254740992), coalesce("name",'')) WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "category__by_name" ON "category" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "category__by_parent" ON "category" ("parent", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "customer__unique_external_id" ON "customer" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "customer__unique_number" ON "customer" ("number") WHERE "deleted_at" IS NULL AND "number" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "customer__owner_id" ON "customer" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__team_id" ON "customer" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__branch_id" ON "customer" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_name" ON "customer" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__owner_name" ON "customer" ("owner", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__team_name" ON "customer" ("team", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_level" ON "customer" (coalesce("level",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__owner_level" ON "customer" ("owner", coalesce("level",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__team_level" ON "customer" ("team", coalesce("level",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_status" ON "customer" ("status", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_source" ON "customer" ("source", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_industry" ON "customer" ("industry", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_parent" ON "customer" ("parent", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_recommended_by" ON "customer" ("recommended_by", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_agent" ON "customer" ("agent", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__competitors__target" ON "customer__competitors" ("target", "record");
CREATE INDEX IF NOT EXISTS "customer__categories__target" ON "customer__categories" ("target", "record");
CREATE INDEX IF NOT EXISTS "customer__tags__target" ON "customer__tags" ("target", "record");
CREATE INDEX IF NOT EXISTS "customer__by_region" ON "customer" ("region", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_city" ON "customer" (coalesce("city",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__owner_city" ON "customer" ("owner", coalesce("city",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__team_city" ON "customer" ("team", coalesce("city",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_credit_code" ON "customer" ("credit_code", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_last_contact_at" ON "customer" (coalesce("last_contact_at",-9007199254740992), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__owner_last_contact_at" ON "customer" ("owner", coalesce("last_contact_at",-9007199254740992), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__team_last_contact_at" ON "customer" ("team", coalesce("last_contact_at",-9007199254740992), "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "contact__unique_external_id" ON "contact" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "contact__owner_id" ON "contact" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__team_id" ON "contact" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__branch_id" ON "contact" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__of_id" ON "contact" ("customer", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__by_name" ON "contact" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__owner_name" ON "contact" ("owner", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__team_name" ON "contact" ("team", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__of_name" ON "contact" ("customer", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__by_decision_power" ON "contact" ("decision_power", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "person__unique_external_id" ON "person" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "person__owner_id" ON "person" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "person__team_id" ON "person" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "person__branch_id" ON "person" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "person__by_name" ON "person" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "person__owner_name" ON "person" ("owner", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "person__team_name" ON "person" ("team", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "person__by_city" ON "person" ("city", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "interaction__unique_external_id" ON "interaction" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "interaction__owner_id" ON "interaction" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__team_id" ON "interaction" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__branch_id" ON "interaction" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__of_id" ON "interaction" ("customer", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__by_channel" ON "interaction" ("channel", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__by_at" ON "interaction" (coalesce("at",-9007199254740992), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__owner_at" ON "interaction" ("owner", coalesce("at",-9007199254740992), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__team_at" ON "interaction" ("team", coalesce("at",-9007199254740992), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__of_at" ON "interaction" ("customer", coalesce("at",-9007199254740992), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "interaction__by_result" ON "interaction" ("result", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "task__unique_external_id" ON "task" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "task__owner_id" ON "task" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__team_id" ON "task" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__branch_id" ON "task" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__by_title" ON "task" (coalesce("title",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__owner_title" ON "task" ("owner", coalesce("title",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__team_title" ON "task" ("team", coalesce("title",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__by_customer" ON "task" ("customer", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__by_about_record" ON "task" ("about_record", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__by_due" ON "task" (coalesce("due",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__owner_due" ON "task" ("owner", coalesce("due",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__team_due" ON "task" ("team", coalesce("due",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__by_state" ON "task" ("state", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "note__unique_external_id" ON "note" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "note__owner_id" ON "note" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "note__team_id" ON "note" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "note__branch_id" ON "note" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "note__of_id" ON "note" ("customer", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "attachment__unique_external_id" ON "attachment" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "attachment__by_record" ON "attachment" ("record", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "attachment__by_sha256" ON "attachment" ("sha256", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "saved_query__unique_external_id" ON "saved_query" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "saved_query__owner_id" ON "saved_query" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "saved_query__team_id" ON "saved_query" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "saved_query__branch_id" ON "saved_query" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "saved_query__by_name" ON "saved_query" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "saved_query__owner_name" ON "saved_query" ("owner", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "saved_query__team_name" ON "saved_query" ("team", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "saved_query__by_entity" ON "saved_query" ("entity", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "custom_field__unique_external_id" ON "custom_field" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "custom_field__unique_entity_key" ON "custom_field" (coalesce("entity",''), coalesce("key",'')) WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "choice__unique_external_id" ON "choice" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "choice__unique_list_key" ON "choice" (coalesce("list",''), coalesce("key",'')) WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "choice__by_list" ON "choice" ("list", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "layout__unique_external_id" ON "layout" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "layout__unique_entity" ON "layout" ("entity") WHERE "deleted_at" IS NULL AND "entity" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "sequence__unique_external_id" ON "sequence" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "sequence__unique_key" ON "sequence" ("key") WHERE "deleted_at" IS NULL AND "key" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "setting__unique_external_id" ON "setting" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "setting__unique_key" ON "setting" ("key") WHERE "deleted_at" IS NULL AND "key" IS NOT NULL;
