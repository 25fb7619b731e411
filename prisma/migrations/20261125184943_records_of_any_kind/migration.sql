-- AlterTable
ALTER TABLE "credit" ADD COLUMN     "currency" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "performance_record" ADD COLUMN     "currency" TEXT COLLATE "C";
