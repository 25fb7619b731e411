-- One standing in short. Amounts as text: a JSON number is not exact beyond 2^53.
CREATE FUNCTION "standing_json"(
  "deal_total" bigint, "deal_count" int, "rating_total" bigint, "rating_count" int,
  "quota_bookings" bigint, "quota_deals" bigint, "quota_satisfaction" bigint
) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_array($1::text, $2, $3::text, $4, $5::text, $6::text, $7::text)
$$;

-- All that a statement is computed from, in one call. A function, because the engine keeps its plan: planning these look-ups afresh
-- would cost several times as much as they do. Each goes by a key, whatever the statistics say or do not say yet. One JSON text,
-- because a driver reads it several times faster than a table of as many cells.
CREATE FUNCTION "statement_reading"(
  "in_workspace" text, "in_person" text, "in_kind" text, "in_start" date, "in_previous" date, "in_day" date
) RETURNS text LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  "own_team" text;
  "own_plan" text;
BEGIN
  SELECT a.team_id, a.plan_key INTO "own_team", "own_plan" FROM assignment a
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
        AND effective_from <= "in_day" ORDER BY version DESC LIMIT 1),
    'asOf', (
      SELECT recorded_at FROM performance_record WHERE workspace_id = "in_workspace"
      ORDER BY workspace_id DESC, id DESC LIMIT 1)
  )::text;
END $$;
