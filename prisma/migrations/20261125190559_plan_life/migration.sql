-- By hand: what was published keeps its days. A version that came later with an earlier day leaves none to the one before.
DROP TRIGGER "plan_version_append_only" ON "plan_version";

ALTER TABLE "plan_version" ADD COLUMN     "effective_to" DATE,
ADD COLUMN     "published_by" TEXT COLLATE "C",
ADD COLUMN     "saved_at" TIMESTAMPTZ(3),
ADD COLUMN     "saved_by" TEXT COLLATE "C",
ADD COLUMN     "state" TEXT COLLATE "C",
ALTER COLUMN "effective_from" DROP NOT NULL,
ALTER COLUMN "published_at" DROP NOT NULL;

UPDATE "plan_version" v SET "saved_at" = v."published_at",
  "state" = CASE WHEN l."next" IS NULL THEN 'published' ELSE 'superseded' END,
  "effective_to" = greatest(v."effective_from", l."next")
FROM (
  SELECT "workspace_id", "key", "version", min("effective_from") OVER (
    PARTITION BY "workspace_id", "key" ORDER BY "version" ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS "next"
  FROM "plan_version") l
WHERE l."workspace_id" = v."workspace_id" AND l."key" = v."key" AND l."version" = v."version";
UPDATE "plan_version" SET "effective_to" = NULL WHERE "state" = 'published';

ALTER TABLE "plan_version" ALTER COLUMN "saved_at" SET NOT NULL, ALTER COLUMN "state" SET NOT NULL;

-- CreateTable
CREATE TABLE "plan_assignment" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "subject_kind" TEXT COLLATE "C" NOT NULL,
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "plan_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "plan_assignment_pkey" PRIMARY KEY ("workspace_id","subject_kind","subject_id","from_day")
);

-- CreateTable
CREATE TABLE "plan_acknowledgement" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "plan_key" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_acknowledgement_pkey" PRIMARY KEY ("workspace_id","plan_key","version","person_id")
);

-- By hand: what the schema language cannot say.

-- A draft may change and go. Of what was published, nothing changes but where it ends, and that only once.
CREATE FUNCTION "plan_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR OLD.effective_to IS NOT NULL OR NEW.state <> 'superseded'
    OR (OLD.workspace_id, OLD.key, OLD.version, OLD.source, OLD.hash, OLD.effective_from, OLD.saved_at, OLD.saved_by,
      OLD.published_at, OLD.published_by)
    IS DISTINCT FROM (NEW.workspace_id, NEW.key, NEW.version, NEW.source, NEW.hash, NEW.effective_from, NEW.saved_at,
      NEW.saved_by, NEW.published_at, NEW.published_by))
  THEN RAISE EXCEPTION 'published plan_version rows are only ever added';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "plan_version_append_only" BEFORE UPDATE OR DELETE ON "plan_version"
  FOR EACH ROW EXECUTE FUNCTION "plan_version_change"();

ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_state" CHECK (CASE "state"
  WHEN 'draft' THEN "effective_from" IS NULL AND "effective_to" IS NULL AND "published_at" IS NULL
  WHEN 'published' THEN "effective_from" IS NOT NULL AND "published_at" IS NOT NULL
  WHEN 'superseded' THEN "effective_from" IS NOT NULL AND "effective_to" >= "effective_from" AND "published_at" IS NOT NULL
  ELSE false END);
ALTER TABLE "plan_assignment" ADD CONSTRAINT "plan_assignment_range" CHECK ("to_day" > "from_day");

-- No day has two versions of a plan, or two plans of one subject. An exclusion constraint on text would need an extension. Who writes
-- holds a lock on the plan or the subject, so that no two get past this at once.
CREATE FUNCTION "plan_version_overlap"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM plan_version v
    WHERE v.workspace_id = NEW.workspace_id AND v.key = NEW.key AND v.version <> NEW.version AND v.state <> 'draft'
      AND daterange(v.effective_from, v.effective_to) && daterange(NEW.effective_from, NEW.effective_to))
  THEN RAISE EXCEPTION 'two versions of one plan would hold on one day';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "plan_version_overlap" BEFORE INSERT OR UPDATE ON "plan_version"
  FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION "plan_version_overlap"();
CREATE FUNCTION "plan_assignment_overlap"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM plan_assignment a
    WHERE a.workspace_id = NEW.workspace_id AND a.subject_kind = NEW.subject_kind AND a.subject_id = NEW.subject_id
      AND a.from_day <> NEW.from_day AND daterange(a.from_day, a.to_day) && daterange(NEW.from_day, NEW.to_day))
  THEN RAISE EXCEPTION 'one subject would be on two plans on one day';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "plan_assignment_overlap" BEFORE INSERT OR UPDATE ON "plan_assignment"
  FOR EACH ROW EXECUTE FUNCTION "plan_assignment_overlap"();

-- The plan that somebody is on: their own, else their team's, else that of the nearest team above, else their level's, else what
-- stands with where they stand in the company. Null for who stands nowhere on the day: not hired yet, or gone.
CREATE FUNCTION "plan_of"("in_workspace" text, "in_person" text, "in_day" date) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  "seat" record;
  "found_key" text;
  "at_team" text;
  "seen" text[] := '{}';
BEGIN
  SELECT a.team_id, a.level, a.plan_key INTO "seat" FROM assignment a
  WHERE a.workspace_id = "in_workspace" AND a.person_id = "in_person"
    AND a.from_day <= "in_day" AND (a.to_day IS NULL OR a.to_day > "in_day");
  IF NOT FOUND THEN RETURN NULL; END IF;

  SELECT p.plan_key INTO "found_key" FROM plan_assignment p
  WHERE p.workspace_id = "in_workspace" AND p.subject_kind = 'person' AND p.subject_id = "in_person"
    AND p.from_day <= "in_day" AND (p.to_day IS NULL OR p.to_day > "in_day");
  IF FOUND THEN RETURN "found_key"; END IF;

  "at_team" := "seat".team_id;
  WHILE "at_team" IS NOT NULL AND "at_team" <> ALL ("seen") LOOP
    SELECT p.plan_key INTO "found_key" FROM plan_assignment p
    WHERE p.workspace_id = "in_workspace" AND p.subject_kind = 'team' AND p.subject_id = "at_team"
      AND p.from_day <= "in_day" AND (p.to_day IS NULL OR p.to_day > "in_day");
    IF FOUND THEN RETURN "found_key"; END IF;
    "seen" := "seen" || "at_team";
    SELECT t.parent_id INTO "at_team" FROM team t WHERE t.workspace_id = "in_workspace" AND t.id = "at_team";
  END LOOP;

  SELECT p.plan_key INTO "found_key" FROM plan_assignment p
  WHERE p.workspace_id = "in_workspace" AND p.subject_kind = 'level' AND p.subject_id = "seat".level
    AND p.from_day <= "in_day" AND (p.to_day IS NULL OR p.to_day > "in_day");
  IF FOUND THEN RETURN "found_key"; END IF;
  RETURN "seat".plan_key;
END $$;

-- As before, but for which plan somebody is on and which version of it holds on the day.
CREATE OR REPLACE FUNCTION "statement_reading"(
  "in_workspace" text, "in_person" text, "in_kind" text, "in_start" date, "in_previous" date, "in_day" date
) RETURNS text LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  "own_team" text;
  "own_plan" text := plan_of("in_workspace", "in_person", "in_day");
BEGIN
  SELECT a.team_id INTO "own_team" FROM assignment a
  WHERE a.workspace_id = "in_workspace" AND a.person_id = "in_person"
    AND a.from_day <= "in_day" AND (a.to_day IS NULL OR a.to_day > "in_day");

  RETURN json_build_object(
    'own', (
      SELECT standing_json(deal_total, deal_count, rating_total, rating_count,
        quota_bookings, quota_deals, quota_satisfaction)
      FROM person_standing WHERE workspace_id = "in_workspace" AND person_id = "in_person"
        AND period_kind = "in_kind" AND period_start = "in_start"),
    'team', "own_team",
    'teamStanding', (
      SELECT standing_json(deal_total, deal_count, rating_total, rating_count,
        quota_bookings, quota_deals, quota_satisfaction)
      FROM team_standing WHERE workspace_id = "in_workspace" AND team_id = "own_team"
        AND period_kind = "in_kind" AND period_start = "in_start"),
    'members', (
      SELECT json_agg(json_build_array(a.person_id, a.level, now.standing, was.standing)
        ORDER BY a.person_id)
      FROM (
        SELECT person_id, level FROM assignment
        WHERE workspace_id = "in_workspace" AND team_id = "own_team"
          AND from_day <= "in_day" AND (to_day IS NULL OR to_day > "in_day") OFFSET 0) a
      LEFT JOIN LATERAL (
        SELECT standing_json(deal_total, deal_count, rating_total, rating_count,
          quota_bookings, quota_deals, quota_satisfaction) AS standing
        FROM person_standing WHERE workspace_id = "in_workspace" AND person_id = a.person_id
          AND period_kind = "in_kind" AND period_start = "in_start" LIMIT 1) now ON true
      LEFT JOIN LATERAL (
        SELECT standing_json(deal_total, deal_count, rating_total, rating_count,
          quota_bookings, quota_deals, quota_satisfaction) AS standing
        FROM person_standing WHERE workspace_id = "in_workspace" AND person_id = a.person_id
          AND period_kind = "in_kind" AND period_start = "in_previous" LIMIT 1) was ON true),
    'plan', (
      SELECT json_build_object('key', key, 'version', version, 'source', source, 'hash', hash,
        'from', effective_from)
      FROM plan_version WHERE workspace_id = "in_workspace" AND key = "own_plan"
        AND effective_from <= "in_day" AND (effective_to IS NULL OR effective_to > "in_day")),
    'asOf', (
      SELECT recorded_at FROM performance_record WHERE workspace_id = "in_workspace"
      ORDER BY workspace_id DESC, id DESC LIMIT 1)
  )::text;
END $$;
