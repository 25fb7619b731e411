-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "batch" TEXT COLLATE "C",
ADD COLUMN     "policy" TEXT COLLATE "C" NOT NULL DEFAULT 'once',
ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "repeated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reported" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "settled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "token_bucket" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_until" TIMESTAMPTZ(3),

    CONSTRAINT "token_bucket_pkey" PRIMARY KEY ("workspace_id","name")
);

-- CreateIndex
CREATE INDEX "inbox_event_workspace_id_received_at_idx" ON "inbox_event"("workspace_id", "received_at");

-- By hand: what the schema language cannot say.

-- Messages of one bulk job, and what waits for a person: few among many.
CREATE INDEX "outbox_message_batch" ON "outbox_message" ("workspace_id", "batch") WHERE "batch" IS NOT NULL;
CREATE INDEX "outbox_message_unreported" ON "outbox_message" ("workspace_id", "position")
  WHERE "state" IN ('refused', 'needs_person');
