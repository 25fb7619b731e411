-- All a statement is computed from, in one call. A function, because the engine keeps its plan: planning these look-ups afresh would
-- cost several times as much as they do. Each goes by a key, whatever the statistics say or do not say yet.
CREATE FUNCTION "statement_reading"(
  "in_workspace" text, "in_person" text, "in_kind" text, "in_start" date, "in_previous" date, "in_day" date
) RETURNS TABLE (
  "part" text, "id" text, "level" text,
  "deal_total" bigint, "deal_count" int, "rating_total" bigint, "rating_count" int,
  "quota_bookings" bigint, "quota_deals" bigint, "quota_satisfaction" bigint,
  "was_deal_total" bigint, "was_deal_count" int, "was_rating_total" bigint, "was_rating_count" int,
  "was_quota_bookings" bigint, "was_quota_deals" bigint, "was_quota_satisfaction" bigint,
  "as_of" timestamptz, "plan_key" text, "plan_version" int, "plan_source" text, "plan_hash" text,
  "plan_from" date
) LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_bitmapscan = off AS $$
#variable_conflict use_column
DECLARE
  "own_team" text;
  "own_plan" text;
BEGIN
  SELECT a.team_id, a.plan_key INTO "own_team", "own_plan" FROM assignment a
  WHERE a.workspace_id = "in_workspace" AND a.person_id = "in_person"
    AND a.from_day <= "in_day" AND (a.to_day IS NULL OR a.to_day > "in_day");

  RETURN QUERY
  SELECT 'own', "in_person", NULL::text,
    s.deal_total, s.deal_count, s.rating_total, s.rating_count,
    s.quota_bookings, s.quota_deals, s.quota_satisfaction,
    NULL::bigint, NULL::int, NULL::bigint, NULL::int, NULL::bigint, NULL::bigint, NULL::bigint,
    r.recorded_at, p.key, p.version, p.source, p.hash, p.effective_from
  FROM (SELECT) one
    LEFT JOIN LATERAL (
      SELECT * FROM person_standing WHERE workspace_id = "in_workspace" AND person_id = "in_person"
        AND period_kind = "in_kind" AND period_start = "in_start" LIMIT 1) s ON true
    LEFT JOIN LATERAL (
      SELECT recorded_at FROM performance_record WHERE workspace_id = "in_workspace"
      ORDER BY workspace_id DESC, id DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (
      SELECT * FROM plan_version WHERE workspace_id = "in_workspace" AND key = "own_plan"
        AND effective_from <= "in_day"
      ORDER BY version DESC LIMIT 1) p ON true;

  IF "own_team" IS NULL THEN RETURN; END IF;

  RETURN QUERY
  SELECT 'team', "own_team", NULL::text,
    s.deal_total, s.deal_count, s.rating_total, s.rating_count,
    s.quota_bookings, s.quota_deals, s.quota_satisfaction,
    NULL::bigint, NULL::int, NULL::bigint, NULL::int, NULL::bigint, NULL::bigint, NULL::bigint,
    NULL::timestamptz, NULL::text, NULL::int, NULL::text, NULL::text, NULL::date
  FROM (SELECT) one
    LEFT JOIN LATERAL (
      SELECT * FROM team_standing WHERE workspace_id = "in_workspace" AND team_id = "own_team"
        AND period_kind = "in_kind" AND period_start = "in_start" LIMIT 1) s ON true
  UNION ALL
  SELECT 'member', a.person_id, a.level,
    s.deal_total, s.deal_count, s.rating_total, s.rating_count,
    s.quota_bookings, s.quota_deals, s.quota_satisfaction,
    w.deal_total, w.deal_count, w.rating_total, w.rating_count,
    w.quota_bookings, w.quota_deals, w.quota_satisfaction,
    NULL, NULL, NULL, NULL, NULL, NULL
  FROM (
      SELECT person_id, level FROM assignment
      WHERE workspace_id = "in_workspace" AND team_id = "own_team"
        AND from_day <= "in_day" AND (to_day IS NULL OR to_day > "in_day") OFFSET 0) a
    LEFT JOIN LATERAL (
      SELECT * FROM person_standing WHERE workspace_id = "in_workspace" AND person_id = a.person_id
        AND period_kind = "in_kind" AND period_start = "in_start" LIMIT 1) s ON true
    LEFT JOIN LATERAL (
      SELECT * FROM person_standing WHERE workspace_id = "in_workspace" AND person_id = a.person_id
        AND period_kind = "in_kind" AND period_start = "in_previous" LIMIT 1) w ON true;
END $$;
