-- AlterTable
ALTER TABLE "team" ADD COLUMN     "time_zone" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "occurrence" ADD COLUMN     "done_up_to" TEXT COLLATE "C";
