-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "name_zh" TEXT COLLATE "C",
    "currency" TEXT COLLATE "C" NOT NULL,
    "locale" TEXT COLLATE "C" NOT NULL,
    "time_zone" TEXT COLLATE "C" NOT NULL,
    "fiscal_start_month" INTEGER NOT NULL,
    "amounts_are_public" BOOLEAN NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "name_zh" TEXT COLLATE "C",
    "parent_id" TEXT COLLATE "C",

    CONSTRAINT "team_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "name_zh" TEXT COLLATE "C",
    "email" TEXT COLLATE "C",
    "locale" TEXT COLLATE "C",
    "roles" TEXT[] COLLATE "C",

    CONSTRAINT "person_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "person_name" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "form" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "person_name_pkey" PRIMARY KEY ("workspace_id","form","person_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "team_id" TEXT COLLATE "C" NOT NULL,
    "manager_id" TEXT COLLATE "C",
    "level" TEXT COLLATE "C" NOT NULL,
    "plan_key" TEXT COLLATE "C",

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("workspace_id","person_id","from_day")
);

-- CreateTable
CREATE TABLE "identity" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "platform_user" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("workspace_id","platform","platform_user")
);

-- CreateTable
CREATE TABLE "place" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "ref" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "locale" TEXT COLLATE "C" NOT NULL,
    "team_id" TEXT COLLATE "C",

    CONSTRAINT "place_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "quota" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "subject_kind" TEXT COLLATE "C" NOT NULL,
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "period_kind" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "quota_pkey" PRIMARY KEY ("workspace_id","subject_kind","subject_id","measure","period_kind","period_start")
);

-- CreateTable
CREATE TABLE "performance_record" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "external_id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "stage" TEXT COLLATE "C" NOT NULL,
    "occurred_on" DATE,
    "amount" BIGINT,
    "score_hundredths" BIGINT,
    "owner_id" TEXT COLLATE "C",
    "splits" JSONB,
    "attributes" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "performance_record_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "credit" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "occurred_on" DATE NOT NULL,
    "record_id" BIGINT NOT NULL,
    "value" BIGINT NOT NULL,
    "share_num" BIGINT,
    "share_den" BIGINT,
    "credited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_pkey" PRIMARY KEY ("workspace_id","person_id","kind","occurred_on","record_id")
);

-- CreateTable
CREATE TABLE "person_standing" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "period_kind" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "deal_total" BIGINT NOT NULL DEFAULT 0,
    "deal_count" INTEGER NOT NULL DEFAULT 0,
    "rating_total" BIGINT NOT NULL DEFAULT 0,
    "rating_count" INTEGER NOT NULL DEFAULT 0,
    "quota_bookings" BIGINT,
    "quota_deals" BIGINT,
    "quota_satisfaction" BIGINT,

    CONSTRAINT "person_standing_pkey" PRIMARY KEY ("workspace_id","person_id","period_kind","period_start")
);

-- CreateTable
CREATE TABLE "team_standing" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "team_id" TEXT COLLATE "C" NOT NULL,
    "period_kind" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "deal_total" BIGINT NOT NULL DEFAULT 0,
    "deal_count" INTEGER NOT NULL DEFAULT 0,
    "rating_total" BIGINT NOT NULL DEFAULT 0,
    "rating_count" INTEGER NOT NULL DEFAULT 0,
    "quota_bookings" BIGINT,
    "quota_deals" BIGINT,
    "quota_satisfaction" BIGINT,

    CONSTRAINT "team_standing_pkey" PRIMARY KEY ("workspace_id","team_id","period_kind","period_start")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "effective_from" DATE NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("workspace_id","key","version")
);

-- CreateTable
CREATE TABLE "contest" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "target" BIGINT,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "teams" TEXT[] COLLATE "C",
    "prizes" TEXT[] COLLATE "C",
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "launched_by" TEXT COLLATE "C" NOT NULL,
    "launched_at" TIMESTAMPTZ(3) NOT NULL,
    "place_id" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "contest_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "contest_participant" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "contest_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "contest_participant_pkey" PRIMARY KEY ("workspace_id","contest_id","person_id")
);

-- CreateTable
CREATE TABLE "pulse" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "question" TEXT COLLATE "C" NOT NULL,
    "team_id" TEXT COLLATE "C" NOT NULL,
    "place_id" TEXT COLLATE "C" NOT NULL,
    "asked_by" TEXT COLLATE "C" NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "pulse_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "pulse_invitation" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "pulse_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "answered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "pulse_invitation_pkey" PRIMARY KEY ("workspace_id","pulse_id","person_id")
);

-- CreateTable
CREATE TABLE "pulse_tally" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "pulse_id" TEXT COLLATE "C" NOT NULL,
    "score" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "pulse_tally_pkey" PRIMARY KEY ("workspace_id","pulse_id","score")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "to_kind" TEXT COLLATE "C" NOT NULL,
    "to_id" TEXT COLLATE "C" NOT NULL,
    "locale" TEXT COLLATE "C" NOT NULL,
    "card" JSONB NOT NULL,
    "body_hash" TEXT COLLATE "C" NOT NULL,
    "lane" TEXT COLLATE "C" NOT NULL,
    "updates_key" TEXT COLLATE "C",
    "expires_at" TIMESTAMPTZ(3),
    "state" TEXT COLLATE "C" NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "first_tried_at" TIMESTAMPTZ(3),
    "provider_ref" TEXT COLLATE "C",
    "error" TEXT COLLATE "C",
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "finished" BOOLEAN NOT NULL DEFAULT false,
    "answer" JSONB,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("workspace_id","platform","key")
);

-- CreateTable
CREATE TABLE "schedule" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "job" TEXT COLLATE "C" NOT NULL,
    "every" TEXT COLLATE "C" NOT NULL,
    "weekday" INTEGER,
    "at" TEXT COLLATE "C",
    "instant" TIMESTAMPTZ(3),
    "time_zone" TEXT COLLATE "C" NOT NULL,
    "catch_up" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "active" BOOLEAN NOT NULL,
    "materialised_until" TIMESTAMPTZ(3),

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "occurrence" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "schedule_id" TEXT COLLATE "C" NOT NULL,
    "instant" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "finished" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "occurrence_pkey" PRIMARY KEY ("workspace_id","schedule_id","instant")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_workspace_id_key_key" ON "team"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "person_workspace_id_key_key" ON "person"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "person_name_workspace_id_person_id_idx" ON "person_name"("workspace_id", "person_id");

-- CreateIndex
CREATE INDEX "assignment_workspace_id_team_id_idx" ON "assignment"("workspace_id", "team_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_workspace_id_person_id_platform_key" ON "identity"("workspace_id", "person_id", "platform");

-- CreateIndex
CREATE UNIQUE INDEX "place_workspace_id_platform_ref_key" ON "place"("workspace_id", "platform", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "performance_record_version_key" ON "performance_record"("workspace_id", "source", "kind", "external_id", "version");

-- CreateIndex
CREATE INDEX "contest_workspace_id_state_idx" ON "contest"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "pulse_workspace_id_state_idx" ON "pulse"("workspace_id", "state");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_workspace_id_person_id_fkey" FOREIGN KEY ("workspace_id", "person_id") REFERENCES "person"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contest_participant" ADD CONSTRAINT "contest_participant_workspace_id_contest_id_fkey" FOREIGN KEY ("workspace_id", "contest_id") REFERENCES "contest"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse_invitation" ADD CONSTRAINT "pulse_invitation_workspace_id_pulse_id_fkey" FOREIGN KEY ("workspace_id", "pulse_id") REFERENCES "pulse"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "person_setting" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "person_setting_pkey" PRIMARY KEY ("workspace_id","person_id","name")
);

-- CreateIndex
CREATE INDEX "outbox_message_workspace_id_updates_key_position_idx" ON "outbox_message"("workspace_id", "updates_key", "position");

-- By hand: what the schema language cannot say.

-- Ranking. One index per measure and reading; only those who are listed are in it, best first, ties by person.
CREATE INDEX "person_standing_bookings" ON "person_standing"
  ("workspace_id", "period_kind", "period_start", "deal_total" DESC, "person_id") WHERE "deal_count" > 0;
CREATE INDEX "person_standing_deals" ON "person_standing"
  ("workspace_id", "period_kind", "period_start", "deal_count" DESC, "person_id") WHERE "deal_count" > 0;
CREATE INDEX "person_standing_satisfaction" ON "person_standing"
  ("workspace_id", "period_kind", "period_start", (div("rating_total"::numeric * 1000000000000, nullif("rating_count", 0)::numeric)) DESC, "person_id") WHERE "rating_count" > 0;
CREATE INDEX "person_standing_bookings_attainment" ON "person_standing"
  ("workspace_id", "period_kind", "period_start", (div("deal_total"::numeric * 1000000000000, nullif("quota_bookings", 0)::numeric)) DESC, "person_id") WHERE "quota_bookings" > 0;
CREATE INDEX "person_standing_deals_attainment" ON "person_standing"
  ("workspace_id", "period_kind", "period_start", (div("deal_count"::numeric * 1000000000000, nullif("quota_deals", 0)::numeric)) DESC, "person_id") WHERE "quota_deals" > 0;
CREATE INDEX "person_standing_satisfaction_attainment" ON "person_standing"
  ("workspace_id", "period_kind", "period_start", (div("rating_total"::numeric * 1000000000000, nullif("rating_count"::numeric * "quota_satisfaction"::numeric, 0))) DESC, "person_id") WHERE "rating_count" > 0 AND "quota_satisfaction" > 0;

-- Rows of large teams change with every record: room to change them in place.
ALTER TABLE "team_standing" SET (fillfactor = 50);

-- Work that waits, however much is done already.
CREATE INDEX "outbox_message_open" ON "outbox_message" ("workspace_id", "lane", "position")
  WHERE "state" IN ('pending', 'sending', 'ambiguous');
CREATE INDEX "occurrence_open" ON "occurrence" ("workspace_id", "instant") WHERE NOT "finished";

-- A record is never rewritten, a published plan neither rewritten nor removed.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% rows are only ever added', TG_TABLE_NAME; END $$;
CREATE TRIGGER "performance_record_append_only" BEFORE UPDATE ON "performance_record"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "plan_version_append_only" BEFORE UPDATE OR DELETE ON "plan_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
