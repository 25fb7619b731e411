-- CreateTable
CREATE TABLE "installation" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "tenant" TEXT COLLATE "C" NOT NULL,
    "is_enterprise" BOOLEAN NOT NULL,
    "credentials" TEXT COLLATE "C",
    "expires_at" TIMESTAMPTZ(3),
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "renewing_until" TIMESTAMPTZ(3),
    "removing" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("workspace_id")
);

-- By hand: what the schema language cannot say.
ALTER TABLE "installation"
  ADD CONSTRAINT "installation_id" CHECK ("workspace_id" = "platform" || '-' || "tenant" AND "platform" ~ '^[a-z]+$'),
  ADD CONSTRAINT "installation_state" CHECK (
    ("credentials" IS NULL) = ("uninstalled_at" IS NOT NULL) AND ("uninstalled_at" IS NOT NULL OR NOT "removing"));

-- What is only ever added goes with its company, and no other way. Who removes a company says so for the transaction.
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.workspace_id = current_setting('upside.removing', true) THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% rows are only ever added', TG_TABLE_NAME;
END $$;

CREATE OR REPLACE FUNCTION "plan_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.workspace_id = current_setting('upside.removing', true) THEN RETURN OLD; END IF;
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

-- Deletes up to so many rows of a company, from whatever tables there are; what points to them goes with them (ON DELETE CASCADE).
-- Returns how many: 0 when none is left. All but `workspace` and `installation`, which say that there is something to remove.
CREATE FUNCTION "remove_rows"("in_workspace" text, "in_limit" integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  "found_table" regclass;
  "gone" bigint;
  "total" bigint := 0;
BEGIN
  PERFORM set_config('upside.removing', "in_workspace", true);
  FOR "found_table" IN
    SELECT c.oid::regclass FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> 'installation'
    ORDER BY c.relname
  LOOP
    EXIT WHEN "total" >= "in_limit";
    EXECUTE format(
      'DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE workspace_id = $1 LIMIT $2))', "found_table")
      USING "in_workspace", "in_limit" - "total";
    GET DIAGNOSTICS "gone" = ROW_COUNT;
    "total" := "total" + "gone";
  END LOOP;
  PERFORM set_config('upside.removing', '', true);
  RETURN "total";
END $$;
