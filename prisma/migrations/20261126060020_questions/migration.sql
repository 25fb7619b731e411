-- CreateTable
CREATE TABLE "question" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "asked_by" TEXT COLLATE "C" NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "plan_key" TEXT COLLATE "C" NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "period_kind" TEXT COLLATE "C" NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "revision" INTEGER,
    "hash" TEXT COLLATE "C",
    "data_as_of" TIMESTAMPTZ(3),
    "line" JSONB,
    "deal" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL,
    "turn_count" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "question_turn" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "question_id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "said_by" TEXT COLLATE "C" NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT COLLATE "C" NOT NULL,
    "verdict" TEXT COLLATE "C",
    "told" TEXT[] COLLATE "C",

    CONSTRAINT "question_turn_pkey" PRIMARY KEY ("workspace_id","question_id","position")
);

-- CreateIndex
CREATE INDEX "question_workspace_id_state_since_idx" ON "question"("workspace_id", "state", "since");

-- CreateIndex
CREATE INDEX "question_workspace_id_asked_by_asked_at_idx" ON "question"("workspace_id", "asked_by", "asked_at");

-- AddForeignKey
ALTER TABLE "question_turn" ADD CONSTRAINT "question_turn_workspace_id_question_id_fkey" FOREIGN KEY ("workspace_id", "question_id") REFERENCES "question"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
