-- CreateTable
CREATE TABLE "restoration" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "doubt_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "restoration_pkey" PRIMARY KEY ("workspace_id")
);
