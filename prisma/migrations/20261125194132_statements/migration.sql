-- CreateTable
CREATE TABLE "statement" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "plan_key" TEXT COLLATE "C" NOT NULL,
    "period_kind" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "revision" INTEGER NOT NULL,
    "period_end" DATE NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "engine_version" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    "currency" TEXT COLLATE "C" NOT NULL,
    "total" BIGINT NOT NULL,
    "payout" BIGINT NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "data_as_of" TIMESTAMPTZ(3),

    CONSTRAINT "statement_pkey" PRIMARY KEY ("workspace_id","person_id","plan_key","period_kind","period_start","revision")
);

-- By hand: what was computed stays as it was said.
CREATE TRIGGER "statement_append_only" BEFORE UPDATE OR DELETE ON "statement"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
