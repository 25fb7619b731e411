-- How new the data is. The newest record tells it too, but who looks for it while a large import is under way passes over every row that
-- is not committed yet.
CREATE TABLE "record_arrival" (
    "workspace_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "record_arrival_pkey" PRIMARY KEY ("workspace_id","id")
);

INSERT INTO "record_arrival" ("workspace_id", "recorded_at")
SELECT w.id, last.recorded_at FROM "workspace" w
CROSS JOIN LATERAL (
  SELECT r.recorded_at FROM "performance_record" r WHERE r.workspace_id = w.id
  ORDER BY r.workspace_id DESC, r.id DESC LIMIT 1) last;

-- As before, with the time of the data from the arrivals.
CREATE OR REPLACE FUNCTION "statement_reading"(
  "in_workspace" text, "in_person" text, "in_kind" text, "in_start" date, "in_end" date, "in_previous" date, "in_day" date
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
    'turns', plan_turns("in_workspace", "in_person", "own_plan", "in_start", "in_end"),
    'moves', EXISTS (SELECT FROM assignment a
        WHERE a.workspace_id = "in_workspace" AND a.team_id = "own_team"
          AND ((a.from_day > "in_start" AND a.from_day < "in_end") OR (a.to_day > "in_start" AND a.to_day < "in_end")))
      OR EXISTS (SELECT FROM team t WHERE t.workspace_id = "in_workspace" AND t.parent_id = "own_team"),
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
      SELECT recorded_at FROM record_arrival WHERE workspace_id = "in_workspace"
      ORDER BY workspace_id DESC, id DESC LIMIT 1)
  )::text;
END $$;
