-- CreateTable
CREATE TABLE "fx_rate" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "period_kind" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "currency" TEXT COLLATE "C" NOT NULL,
    "period_end" DATE NOT NULL,
    "rate" TEXT COLLATE "C" NOT NULL,
    "locked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fx_rate_pkey" PRIMARY KEY ("workspace_id","period_kind","period_start","currency")
);

-- CreateTable
CREATE TABLE "person_leave" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,

    CONSTRAINT "person_leave_pkey" PRIMARY KEY ("workspace_id","person_id","from_day")
);

-- By hand: a rate that was paid by stays, and leave ends after it begins.
CREATE TRIGGER "fx_rate_append_only" BEFORE UPDATE OR DELETE ON "fx_rate"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "person_leave" ADD CONSTRAINT "person_leave_range" CHECK ("to_day" > "from_day");
