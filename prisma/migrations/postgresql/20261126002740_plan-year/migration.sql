-- AlterTable
ALTER TABLE "Draw" ADD COLUMN     "untrained" TEXT;

-- AlterTable
ALTER TABLE "ImportBatch" ADD COLUMN     "cursor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "digest" TEXT;

-- AlterTable
ALTER TABLE "Inspector" ADD COLUMN     "rev" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "claimedAt" TIMESTAMP(3),
ADD COLUMN     "claimedBy" TEXT,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'active',
ADD COLUMN     "updatedAt" TIMESTAMP(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "PlanEntry" ADD COLUMN     "lead" TEXT,
ADD COLUMN     "outOfPlan" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "partners" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "reason" TEXT;

-- AlterTable
ALTER TABLE "Target" ADD COLUMN     "aliases" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "creditIndex" DOUBLE PRECISION,
ADD COLUMN     "rev" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "CreditRecord" (
    "targetId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "stratum" TEXT,
    "index" DOUBLE PRECISION,
    "importId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CreditRecord_pkey" PRIMARY KEY ("targetId","month")
);

-- CreateTable
CREATE TABLE "CreditWarning" (
    "id" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "entryId" TEXT,
    "closedWhy" TEXT,
    "closedBy" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "CreditWarning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemVersion" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "item" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ItemVersion_pkey" PRIMARY KEY ("code","version")
);

-- CreateTable
CREATE TABLE "Plan" (
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "entryIds" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMP(3),
    "publishedAt" TIMESTAMP(3),
    "forecast" JSONB,
    "rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("year","version")
);

-- CreateTable
CREATE TABLE "Scheme" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "entryCode" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMP(3),
    "publishedAt" TIMESTAMP(3),

    CONSTRAINT "Scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Training" (
    "id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "trainer" TEXT NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "attended" JSONB NOT NULL,
    "skills" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Training_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMP(3),
    "address" TEXT,
    "number" TEXT,
    "publishedOn" TEXT,
    "recordedBy" TEXT,
    "recordedAt" TIMESTAMP(3),
    "withdrawnAt" TIMESTAMP(3),
    "withdrawnWhy" TEXT,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreviewKey" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "PreviewKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMP(3),
    "decision" TEXT,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportLine" (
    "importId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT,
    "sheet" TEXT,
    "row" INTEGER,
    "name" TEXT,
    "before" JSONB,
    "after" JSONB,
    "facts" JSONB,

    CONSTRAINT "ImportLine_pkey" PRIMARY KEY ("importId","n")
);

-- CreateIndex
CREATE INDEX "CreditRecord_month_idx" ON "CreditRecord"("month");

-- CreateIndex
CREATE INDEX "CreditWarning_state_idx" ON "CreditWarning"("state");

-- CreateIndex
CREATE UNIQUE INDEX "CreditWarning_targetId_month_kind_key" ON "CreditWarning"("targetId", "month", "kind");

-- CreateIndex
CREATE INDEX "Scheme_entryId_idx" ON "Scheme"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "Scheme_entryCode_batch_version_key" ON "Scheme"("entryCode", "batch", "version");

-- CreateIndex
CREATE INDEX "Training_day_idx" ON "Training"("day");

-- CreateIndex
CREATE INDEX "Publication_kind_state_idx" ON "Publication"("kind", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_subject_version_key" ON "Publication"("subject", "version");

-- CreateIndex
CREATE INDEX "Approval_kind_state_idx" ON "Approval"("kind", "state");

-- CreateIndex
CREATE INDEX "Approval_subject_idx" ON "Approval"("subject");

-- CreateIndex
CREATE INDEX "ImportLine_importId_kind_n_idx" ON "ImportLine"("importId", "kind", "n");

-- CreateIndex
CREATE INDEX "ImportBatch_state_idx" ON "ImportBatch"("state");

-- CreateIndex
CREATE INDEX "Inspector_words_id_idx" ON "Inspector"("words", "id");

-- CreateIndex
CREATE INDEX "Target_words_id_idx" ON "Target"("words", "id");

-- One live draw of a batch, whatever the version of its entry.
UPDATE "Draw" SET "liveKey" = regexp_replace("entryId", '-v[0-9]+$', '') || '|' || "batch" WHERE "liveKey" IS NOT NULL;
