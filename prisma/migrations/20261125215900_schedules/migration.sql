-- By hand: a cadence of any kind in one column, and what is there stays what it is.
ALTER TABLE "schedule" ADD COLUMN "cadence" JSONB, ADD COLUMN "next_at" TIMESTAMPTZ(3);
UPDATE "schedule" SET "cadence" = CASE "every"
  WHEN 'once' THEN jsonb_build_object('every', 'once', 'instant',
    to_char("instant" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  WHEN 'week' THEN jsonb_build_object('every', 'week', 'weekdays', jsonb_build_array("weekday"),
    'at', "at")
  ELSE jsonb_build_object('every', "every", 'at', "at")
END;
ALTER TABLE "schedule" ALTER COLUMN "cadence" SET NOT NULL,
  DROP COLUMN "every", DROP COLUMN "weekday", DROP COLUMN "at", DROP COLUMN "instant";

-- By hand: those that are there are due at their instant.
ALTER TABLE "occurrence" ADD COLUMN "due_at" TIMESTAMPTZ(3);
UPDATE "occurrence" SET "due_at" = "instant";
ALTER TABLE "occurrence" ALTER COLUMN "due_at" SET NOT NULL;
DROP INDEX "occurrence_open";
CREATE INDEX "occurrence_open" ON "occurrence" ("workspace_id", "due_at") WHERE NOT "finished";
CREATE INDEX "schedule_awake" ON "schedule" ("workspace_id", "next_at") WHERE "active";

-- CreateTable
CREATE TABLE "team_setting" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "team_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "team_setting_pkey" PRIMARY KEY ("workspace_id","team_id","name")
);

-- CreateTable
CREATE TABLE "special_day" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "special_day_pkey" PRIMARY KEY ("workspace_id","day")
);
