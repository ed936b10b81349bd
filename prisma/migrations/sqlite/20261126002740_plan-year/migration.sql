-- AlterTable
ALTER TABLE "Draw" ADD COLUMN "untrained" TEXT;

-- CreateTable
CREATE TABLE "CreditRecord" (
    "targetId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "stratum" TEXT,
    "index" REAL,
    "importId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("targetId", "month")
);

-- CreateTable
CREATE TABLE "CreditWarning" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "entryId" TEXT,
    "closedWhy" TEXT,
    "closedBy" TEXT,
    "at" DATETIME NOT NULL,
    "closedAt" DATETIME
);

-- CreateTable
CREATE TABLE "ItemVersion" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "item" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("code", "version")
);

-- CreateTable
CREATE TABLE "Plan" (
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "entryIds" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "approvedBy" TEXT,
    "approvedAt" DATETIME,
    "publishedAt" DATETIME,
    "forecast" JSONB,
    "rev" INTEGER NOT NULL DEFAULT 1,

    PRIMARY KEY ("year", "version")
);

-- CreateTable
CREATE TABLE "Scheme" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entryId" TEXT NOT NULL,
    "entryCode" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "approvedBy" TEXT,
    "approvedAt" DATETIME,
    "publishedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Training" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "day" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "trainer" TEXT NOT NULL,
    "hours" REAL NOT NULL,
    "attended" JSONB NOT NULL,
    "skills" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "approvedBy" TEXT,
    "approvedAt" DATETIME,
    "address" TEXT,
    "number" TEXT,
    "publishedOn" TEXT,
    "recordedBy" TEXT,
    "recordedAt" DATETIME,
    "withdrawnAt" DATETIME,
    "withdrawnWhy" TEXT
);

-- CreateTable
CREATE TABLE "PreviewKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" DATETIME,
    "decision" TEXT
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

    PRIMARY KEY ("importId", "n")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ImportBatch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "diff" JSONB NOT NULL,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "digest" TEXT,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME
);
INSERT INTO "new_ImportBatch" ("byId", "chatId", "closedAt", "createdAt", "diff", "fileHash", "fileName", "id", "kind", "state") SELECT "byId", "chatId", "closedAt", "createdAt", "diff", "fileHash", "fileName", "id", "kind", "state" FROM "ImportBatch";
DROP TABLE "ImportBatch";
ALTER TABLE "new_ImportBatch" RENAME TO "ImportBatch";
CREATE INDEX "ImportBatch_state_idx" ON "ImportBatch"("state");
CREATE TABLE "new_Inspector" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "certNumber" TEXT,
    "certUntil" TEXT,
    "section" TEXT,
    "department" TEXT,
    "district" TEXT,
    "specialties" JSONB NOT NULL,
    "leave" JSONB NOT NULL,
    "mobile" TEXT,
    "email" TEXT,
    "tags" JSONB NOT NULL,
    "note" TEXT,
    "status" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "words" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "new_Inspector" ("certNumber", "certUntil", "department", "district", "email", "id", "leave", "mobile", "name", "note", "section", "specialties", "status", "tags", "updatedAt") SELECT "certNumber", "certUntil", "department", "district", "email", "id", "leave", "mobile", "name", "note", "section", "specialties", "status", "tags", "updatedAt" FROM "Inspector";
DROP TABLE "Inspector";
ALTER TABLE "new_Inspector" RENAME TO "Inspector";
CREATE INDEX "Inspector_name_idx" ON "Inspector"("name");
CREATE INDEX "Inspector_words_id_idx" ON "Inspector"("words", "id");
CREATE TABLE "new_Item" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "claimedBy" TEXT,
    "claimedAt" DATETIME,
    "updatedAt" DATETIME
);
INSERT INTO "new_Item" ("code", "data", "kind", "legalBasis", "name", "section") SELECT "code", "data", "kind", "legalBasis", "name", "section" FROM "Item";
DROP TABLE "Item";
ALTER TABLE "new_Item" RENAME TO "Item";
CREATE TABLE "new_PlanEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "filter" JSONB NOT NULL,
    "rates" JSONB NOT NULL,
    "total" INTEGER,
    "weights" JSONB NOT NULL,
    "teamSize" INTEGER NOT NULL,
    "specialty" TEXT,
    "departments" JSONB NOT NULL,
    "creditClassed" BOOLEAN NOT NULL,
    "announced" BOOLEAN NOT NULL,
    "batches" INTEGER NOT NULL,
    "drawFrom" TEXT NOT NULL,
    "drawUntil" TEXT NOT NULL,
    "visitFrom" TEXT NOT NULL,
    "visitUntil" TEXT NOT NULL,
    "lead" TEXT,
    "partners" JSONB NOT NULL DEFAULT [],
    "outOfPlan" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "approvedAt" DATETIME,
    "publishedAt" DATETIME,
    "state" TEXT NOT NULL
);
INSERT INTO "new_PlanEntry" ("announced", "approvedAt", "batches", "code", "creditClassed", "departments", "drawFrom", "drawUntil", "filter", "id", "items", "kind", "name", "publishedAt", "rates", "section", "specialty", "state", "teamSize", "total", "version", "visitFrom", "visitUntil", "weights", "year") SELECT "announced", "approvedAt", "batches", "code", "creditClassed", "departments", "drawFrom", "drawUntil", "filter", "id", "items", "kind", "name", "publishedAt", "rates", "section", "specialty", "state", "teamSize", "total", "version", "visitFrom", "visitUntil", "weights", "year" FROM "PlanEntry";
DROP TABLE "PlanEntry";
ALTER TABLE "new_PlanEntry" RENAME TO "PlanEntry";
CREATE INDEX "PlanEntry_year_idx" ON "PlanEntry"("year");
CREATE UNIQUE INDEX "PlanEntry_code_version_key" ON "PlanEntry"("code", "version");
CREATE TABLE "new_Target" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "ownership" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "district" TEXT,
    "address" TEXT,
    "contact" TEXT,
    "phone" TEXT,
    "classes" INTEGER,
    "creditClass" TEXT,
    "creditIndex" REAL,
    "tags" JSONB NOT NULL,
    "aliases" JSONB NOT NULL DEFAULT [],
    "note" TEXT,
    "status" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "words" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "new_Target" ("address", "classes", "code", "contact", "creditClass", "district", "id", "name", "note", "ownership", "phone", "status", "subject", "tags", "type", "updatedAt") SELECT "address", "classes", "code", "contact", "creditClass", "district", "id", "name", "note", "ownership", "phone", "status", "subject", "tags", "type", "updatedAt" FROM "Target";
DROP TABLE "Target";
ALTER TABLE "new_Target" RENAME TO "Target";
CREATE INDEX "Target_code_idx" ON "Target"("code");
CREATE INDEX "Target_name_idx" ON "Target"("name");
CREATE INDEX "Target_words_id_idx" ON "Target"("words", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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

-- One live draw of a batch, whatever the version of its entry.
UPDATE "Draw" SET "liveKey" = substr("entryId", 1, length("entryId") - length('-v' || "entryVersion")) || '|' || "batch"
WHERE "liveKey" IS NOT NULL AND "entryId" LIKE '%-v' || "entryVersion";
