-- AlterTable
ALTER TABLE "contest" ADD COLUMN "final_scores" JSONB;
