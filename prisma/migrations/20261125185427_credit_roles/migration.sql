-- AlterTable
ALTER TABLE "credit" DROP CONSTRAINT "credit_pkey",
ADD COLUMN     "overlay" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "role" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD CONSTRAINT "credit_pkey" PRIMARY KEY ("workspace_id", "person_id", "occurred_on", "record_id", "role");
