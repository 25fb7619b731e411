-- AlterTable
ALTER TABLE "place" ADD COLUMN "name_zh" TEXT COLLATE "C";
