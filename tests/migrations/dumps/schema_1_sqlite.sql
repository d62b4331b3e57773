-- A database of schema version 1 as an early build of Fairdesk left it: without some fields that came later, with
-- two custom fields. Data of an invented exhibition centre. Not to be changed: it stands for what customers have.
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
  "industry" TEXT,
  "size" TEXT,
  "credit_state" TEXT,
  "parent" INTEGER,
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
  "preferences" TEXT,
  "remarks" TEXT,
  "x_booth_preference" TEXT,
  "x_halls" INTEGER
);
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
  "due" TEXT,
  "priority" TEXT,
  "state" TEXT,
  "description" TEXT
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
CREATE INDEX IF NOT EXISTS "customer__categories__target" ON "customer__categories" ("target", "record");
CREATE INDEX IF NOT EXISTS "customer__tags__target" ON "customer__tags" ("target", "record");
CREATE INDEX IF NOT EXISTS "customer__by_region" ON "customer" ("region", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__owner_city" ON "customer" ("owner", coalesce("city",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__team_city" ON "customer" ("team", coalesce("city",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "customer__by_credit_code" ON "customer" ("credit_code", "id") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "contact__unique_external_id" ON "contact" ("external_id") WHERE "deleted_at" IS NULL AND "external_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "contact__owner_id" ON "contact" ("owner", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__team_id" ON "contact" ("team", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__branch_id" ON "contact" ("branch", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__of_id" ON "contact" ("customer", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__by_name" ON "contact" (coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__owner_name" ON "contact" ("owner", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__team_name" ON "contact" ("team", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "contact__of_name" ON "contact" ("customer", coalesce("name",''), "id") WHERE "deleted_at" IS NULL;
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
CREATE INDEX IF NOT EXISTS "task__by_due" ON "task" (coalesce("due",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__owner_due" ON "task" ("owner", coalesce("due",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__team_due" ON "task" ("team", coalesce("due",''), "id") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "task__by_state" ON "task" ("state", "id") WHERE "deleted_at" IS NULL;
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

INSERT INTO "branch" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "name", "city") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'jinan', '济南总部', '济南');
INSERT INTO "branch" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "name", "city") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 'qingdao', '青岛分公司', '青岛');
INSERT INTO "team" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "name") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'sales', '销售部');
INSERT INTO "team" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "name", "parent", "leader") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 'sales_north', '北区销售', 1, 2);
INSERT INTO "role" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "name", "administrator") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'administrator', '管理员', 1);
INSERT INTO "role" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "name", "administrator", "permissions") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 'sales', '销售', 0, 'booking.seePrice');
INSERT INTO "role_right" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "role", "entity", "action", "scope") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 2, '*', 'read', 'own');
INSERT INTO "role_right" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "role", "entity", "action", "scope") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 2, '*', 'edit', 'own');
INSERT INTO "role_right" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "role", "entity", "action", "scope") VALUES (3, 1, 1768176000000, 1, 1768435200000, 1, 2, '*', 'create', 'own');
INSERT INTO "field_rule" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "role", "entity", "field", "rule") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 2, 'customer', 'bank_account', 'hidden');
INSERT INTO "user" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "login", "name", "active", "office") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'admin', '管理员', 1, 1);
INSERT INTO "user" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "login", "name", "active", "department", "office", "email") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 'wangfang', '王芳', 1, 2, 1, 'wangfang@example.com');
INSERT INTO "user" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "login", "name", "active", "department", "office") VALUES (3, 1, 1768176000000, 1, 1768435200000, 1, 'former', '离职员工', 0, 2, 2);
INSERT INTO "user_role" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "user", "role") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 1, 1);
INSERT INTO "user_role" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "user", "role") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 2, 2);
INSERT INTO "tag" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "name", "colour") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'VIP', 'accent');
INSERT INTO "tag" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "name") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, '老客户');
INSERT INTO "category" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "name") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, '装备制造');
INSERT INTO "category" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "name", "parent") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, '数控机床', 1);
INSERT INTO "custom_field" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "entity", "key", "type", "label_zh", "label_en", "indexed", "required", "choice_list") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'customer', 'booth_preference', 'choice', '展位偏好', 'Booth preference', 1, 0, 'booth_preference');
INSERT INTO "custom_field" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "entity", "key", "type", "label_zh", "label_en", "indexed", "required") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 'customer', 'halls', 'integer', '展厅数', 'Halls', 0, 0);
INSERT INTO "choice" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "list", "key", "label_zh", "label_en", "position", "retired") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'booth_preference', 'corner', '角位', 'Corner', 10, 0);
INSERT INTO "choice" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "list", "key", "label_zh", "label_en", "position", "retired") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 'booth_preference', 'island', '岛形', 'Island', 20, 0);
INSERT INTO "choice" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "list", "key", "label_zh", "label_en", "colour", "position", "retired") VALUES (3, 1, 1768176000000, 1, 1768435200000, 1, 'customer_level', 'A', '战略客户', 'Strategic', 'accent', 10, 0);
INSERT INTO "choice" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "list", "key", "label_zh", "label_en", "position", "retired") VALUES (4, 1, 1768089600000, 1, 1768435200000, 1, 'customer_level', 'D', '休眠', 'Dormant', 20, 1);
INSERT INTO "sequence" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "pattern", "next") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'customer', 'C{year}{counter:6}', 4);
INSERT INTO "setting" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "key", "value") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 'centre.name', '山东国际会展中心');
INSERT INTO "customer" ("id", "version", "external_id", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "number", "name", "short_name", "name_en", "roles", "level", "status", "industry", "city", "phone", "email", "credit_code", "bank_account", "x_booth_preference", "x_halls", "remarks") VALUES (1, 3, 'ERP-1001', 1768348800000, 1, 1768435200000, 1, 2, 2, 1, 'C2026000001', '山东重型机械集团有限公司', '山重', 'Shandong Heavy Machinery', ',exhibitor,media,', 'A', 'mature', 'machine_tools', '济南', '0531-8812 3456', 'info@heavy.example.com', '91370100MA3C0ABC12', '工行 ''济南'' 6222 0000', 'corner', 2, '第一行
第二行');
INSERT INTO "customer" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "number", "name", "parent", "level", "city", "phone") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 2, 2, 1, 'C2026000002', '青岛海洋装备有限公司', 1, 'D', '青岛', '13905320002');
INSERT INTO "customer" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "branch", "deleted_at", "number", "name") VALUES (3, 1, 1768176000000, 1, 1768435200000, 1, 1, 2, 1768435200000, 'C2026000003', '已删除的客户');
INSERT INTO "contact" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "customer", "name", "family_name", "given_name", "mobile", "main", "birthday", "roles") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 2, 2, 1, 1, '李明', '李', '明', '13805310001', 1, '1980-05-18', ',decision,');
INSERT INTO "contact" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "customer", "name", "email", "main") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 2, 2, 1, 2, 'Müller, Jörg', 'joerg@example.de', 0);
INSERT INTO "interaction" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "customer", "contact", "channel", "direction", "at", "subject", "content", "result", "next_action", "next_at") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 2, 2, 1, 1, 1, 'visit', 'out', 1768431600000, '春季展回访', '对角位感兴趣', 'interested', '寄展位图', '2026-01-20');
INSERT INTO "task" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "title", "customer", "due", "priority", "state") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 2, 2, 1, '寄展位图', 1, '2026-01-20', 'high', 'open');
INSERT INTO "task" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "title", "due", "state") VALUES (2, 1, 1768262400000, 1, 1768435200000, 1, 2, 2, 1, '旧任务', '2025-12-01', 'done');
INSERT INTO "person" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "branch", "name", "sex", "phone") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 1, 1, '张观众', 'female', '13700000001');
INSERT INTO "saved_query" ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "owner", "team", "branch", "name", "entity", "query") VALUES (1, 1, 1768348800000, 1, 1768435200000, 1, 2, 2, 1, '我的A类客户', 'customer', '{"entity":"customer"}');
INSERT INTO "customer__tags" ("record", "target") VALUES (1, 1);
INSERT INTO "customer__tags" ("record", "target") VALUES (1, 2);
INSERT INTO "customer__categories" ("record", "target") VALUES (1, 2);
INSERT INTO "fd_share" ("entity", "record", "grantee_user", "grantee_team", "can_edit", "at", "granted_by") VALUES ('customer', 3, 2, 0, 0, 1768435200000, 1);
INSERT INTO "fd_share" ("entity", "record", "grantee_user", "grantee_team", "can_edit", "at", "granted_by") VALUES ('person', 1, 2, 0, 1, 1768435200000, 1);
INSERT INTO "fd_meta" ("key", "value") VALUES ('schema_version', '1');
INSERT INTO "fd_meta" ("key", "value") VALUES ('locale', 'zh_CN');
