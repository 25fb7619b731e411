-- CreateTable
CREATE TABLE "company_setting" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "company_setting_pkey" PRIMARY KEY ("workspace_id","name")
);

-- CreateTable
CREATE TABLE "reminder_told" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_told_pkey" PRIMARY KEY ("workspace_id","person_id","kind","subject")
);

-- CreateTable
CREATE TABLE "board_post" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "place_id" TEXT COLLATE "C" NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "period_kind" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "ranks" JSONB NOT NULL,

    CONSTRAINT "board_post_pkey" PRIMARY KEY ("workspace_id","place_id","posted_at")
);

-- CreateIndex
CREATE INDEX "reminder_told_workspace_id_person_id_told_at_idx" ON "reminder_told"("workspace_id", "person_id", "told_at");
