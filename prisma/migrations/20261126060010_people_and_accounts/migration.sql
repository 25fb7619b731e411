-- AlterTable
ALTER TABLE "identity" ADD COLUMN     "closed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "linked_at" TIMESTAMPTZ(3),
ADD COLUMN     "linked_by" TEXT COLLATE "C",
ADD COLUMN     "name" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "chat_locale" TEXT COLLATE "C",
ADD COLUMN     "time_zone" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "unlinked_account" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "platform_user" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C",
    "time_zone" TEXT COLLATE "C",
    "locale" TEXT COLLATE "C",
    "by_hand" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "unlinked_account_pkey" PRIMARY KEY ("workspace_id","platform","platform_user")
);
