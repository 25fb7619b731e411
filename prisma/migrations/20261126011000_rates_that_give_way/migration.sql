-- AlterTable
ALTER TABLE "token_bucket" ADD COLUMN     "share" DOUBLE PRECISION NOT NULL DEFAULT 1,
ADD COLUMN     "share_from" TIMESTAMPTZ(3);

