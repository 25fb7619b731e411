-- As before, but a company that assigns no plans beside the seats is asked nothing about them.
CREATE OR REPLACE FUNCTION "plan_of"("in_workspace" text, "in_person" text, "in_day" date) RETURNS text LANGUAGE plpgsql STABLE AS $$
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
  IF NOT EXISTS (SELECT FROM plan_assignment p WHERE p.workspace_id = "in_workspace") THEN
    RETURN "seat".plan_key;
  END IF;

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

-- Whether what is assigned to a person, a team or a level puts the person on another plan on some day inside the range. What the seat
-- says is not looked at: the caller knows the seats.
CREATE FUNCTION "plan_turns"(
  "in_workspace" text, "in_person" text, "in_plan" text, "in_start" date, "in_end" date
) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM plan_assignment p WHERE p.workspace_id = "in_workspace") AND EXISTS (
    SELECT FROM plan_assignment p CROSS JOIN LATERAL (VALUES (p.from_day), (p.to_day)) turn(day)
    WHERE p.workspace_id = "in_workspace"
      AND (p.subject_kind IN ('team', 'level') OR (p.subject_kind = 'person' AND p.subject_id = "in_person"))
      AND turn.day > "in_start" AND turn.day < "in_end"
      AND (plan_of("in_workspace", "in_person", turn.day) IS DISTINCT FROM "in_plan"
        OR plan_of("in_workspace", "in_person", turn.day - 1) IS DISTINCT FROM "in_plan"));
END $$;

DROP FUNCTION "statement_reading"(text, text, text, date, date, date);

-- As before, and whether the plan (`turns`) or the team (`moves`) changes within the period: then standing alone does not tell what
-- was earned. A team below one's own counts as a change, since its people belong to the team, but not to these members.
CREATE FUNCTION "statement_reading"(
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
      SELECT recorded_at FROM performance_record WHERE workspace_id = "in_workspace"
      ORDER BY workspace_id DESC, id DESC LIMIT 1)
  )::text;
END $$;

CREATE INDEX "team_workspace_id_parent_id_idx" ON "team"("workspace_id", "parent_id");
