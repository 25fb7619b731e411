-- AlterTable
ALTER TABLE "person" ADD COLUMN "attributes" JSONB NOT NULL DEFAULT '{}';
