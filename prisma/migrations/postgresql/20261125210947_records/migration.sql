-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "openId" TEXT,
    "name" TEXT NOT NULL,
    "mobile" TEXT,
    "email" TEXT,
    "section" TEXT,
    "inspectorId" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "greetedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "grantedBy" TEXT NOT NULL,
    "confirmedBy" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("personId","role")
);

-- CreateTable
CREATE TABLE "Target" (
    "id" TEXT NOT NULL,
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
    "tags" JSONB NOT NULL,
    "note" TEXT,
    "status" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inspector" (
    "id" TEXT NOT NULL,
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
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Inspector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Relation" (
    "inspectorId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "until" TEXT,

    CONSTRAINT "Relation_pkey" PRIMARY KEY ("inspectorId","targetId","kind")
);

-- CreateTable
CREATE TABLE "Item" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "PlanEntry" (
    "id" TEXT NOT NULL,
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
    "approvedAt" TIMESTAMP(3),
    "publishedAt" TIMESTAMP(3),
    "state" TEXT NOT NULL,

    CONSTRAINT "PlanEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draw" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "entryVersion" INTEGER NOT NULL,
    "batch" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "liveKey" TEXT,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "platform" JSONB,
    "organiserId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "sealed" BOOLEAN NOT NULL,
    "announced" BOOLEAN NOT NULL,
    "deadline" TIMESTAMP(3) NOT NULL,
    "witnesses" JSONB NOT NULL,
    "strict" JSONB,
    "commit" TEXT,
    "recommit" TEXT,
    "rosterHash" TEXT,
    "rulesHash" TEXT,
    "poolSize" INTEGER NOT NULL,
    "excludedSize" INTEGER NOT NULL,
    "drawnSize" INTEGER,
    "seed" TEXT,
    "entropy" TEXT,
    "drawnHash" TEXT,
    "sealedHash" TEXT,
    "shown" JSONB,
    "openedSecret" TEXT,
    "openedAgain" TEXT,
    "auditN" INTEGER NOT NULL,
    "auditHash" TEXT NOT NULL,
    "committedAt" TIMESTAMP(3) NOT NULL,
    "drawnAt" TIMESTAMP(3),
    "publishedAt" TIMESTAMP(3),
    "voidedAt" TIMESTAMP(3),
    "voidReason" TEXT,
    "voidedBy" JSONB,

    CONSTRAINT "Draw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DrawVault" (
    "drawId" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "resecret" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "saltHex" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "assign" JSONB NOT NULL,
    "caps" JSONB,
    "pool" BYTEA NOT NULL,
    "fullBundle" BYTEA,

    CONSTRAINT "DrawVault_pkey" PRIMARY KEY ("drawId")
);

-- CreateTable
CREATE TABLE "DrawAfter" (
    "drawId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "nonce" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "DrawAfter_pkey" PRIMARY KEY ("drawId","n")
);

-- CreateTable
CREATE TABLE "DrawAttestation" (
    "drawId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "sealedHash" TEXT NOT NULL,

    CONSTRAINT "DrawAttestation_pkey" PRIMARY KEY ("drawId","personId")
);

-- CreateTable
CREATE TABLE "DrawProposal" (
    "id" TEXT NOT NULL,
    "drawId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMP(3),
    "decision" TEXT,

    CONSTRAINT "DrawProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DrawLink" (
    "id" TEXT NOT NULL,
    "drawId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "DrawLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "drawId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "digits" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("drawId","n")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "drawId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "showOrder" INTEGER NOT NULL,
    "visitFrom" TEXT NOT NULL,
    "visitUntil" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "endedWhy" TEXT,
    "added" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assistance" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Assistance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "inspectorId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "confirmedAt" TIMESTAMP(3),
    "struckAt" TIMESTAMP(3),
    "struckWhy" TEXT,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recusal" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "opinionBy" TEXT,
    "opinionAgree" BOOLEAN,
    "opinionText" TEXT,
    "opinionAt" TIMESTAMP(3),
    "decidedBy" TEXT,
    "approved" BOOLEAN,
    "decisionText" TEXT,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Recusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "startAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedWhy" TEXT,
    "policy" JSONB NOT NULL,
    "nextAt" TIMESTAMP(3),

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "dutyId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "rung" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "number" TEXT,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "ackedAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileHash" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "diff" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "seq" SERIAL NOT NULL,
    "eventId" TEXT NOT NULL,
    "messageKey" TEXT,
    "type" TEXT NOT NULL,
    "chatKey" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "leaseUntil" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "error" TEXT,

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "seq" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "dest" TEXT NOT NULL,
    "lane" INTEGER NOT NULL,
    "page" JSONB NOT NULL,
    "subject" TEXT,
    "replyTo" TEXT,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "noticeId" TEXT,
    "digestOf" TEXT,
    "state" TEXT NOT NULL,
    "nextAt" TIMESTAMP(3) NOT NULL,
    "leaseUntil" TIMESTAMP(3),
    "firstAttemptAt" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "messageId" TEXT,
    "chatId" TEXT,
    "shownHash" TEXT,
    "urgedAt" TIMESTAMP(3),
    "error" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Destination" (
    "id" TEXT NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "nextAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pace" (
    "id" TEXT NOT NULL,
    "window" TIMESTAMP(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "Pace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Audit" (
    "seq" SERIAL NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "Audit_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "n" INTEGER NOT NULL,
    "auditId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "Counter" (
    "id" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_openId_key" ON "Person"("openId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_inspectorId_key" ON "Person"("inspectorId");

-- CreateIndex
CREATE INDEX "Person_name_idx" ON "Person"("name");

-- CreateIndex
CREATE INDEX "RoleGrant_role_idx" ON "RoleGrant"("role");

-- CreateIndex
CREATE INDEX "Target_code_idx" ON "Target"("code");

-- CreateIndex
CREATE INDEX "Target_name_idx" ON "Target"("name");

-- CreateIndex
CREATE INDEX "Inspector_name_idx" ON "Inspector"("name");

-- CreateIndex
CREATE INDEX "PlanEntry_year_idx" ON "PlanEntry"("year");

-- CreateIndex
CREATE UNIQUE INDEX "PlanEntry_code_version_key" ON "PlanEntry"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Draw_liveKey_key" ON "Draw"("liveKey");

-- CreateIndex
CREATE UNIQUE INDEX "Draw_commit_key" ON "Draw"("commit");

-- CreateIndex
CREATE UNIQUE INDEX "Draw_recommit_key" ON "Draw"("recommit");

-- CreateIndex
CREATE INDEX "Draw_entryId_idx" ON "Draw"("entryId");

-- CreateIndex
CREATE INDEX "Draw_state_idx" ON "Draw"("state");

-- CreateIndex
CREATE INDEX "DrawProposal_drawId_idx" ON "DrawProposal"("drawId");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_drawId_personId_key" ON "Contribution"("drawId", "personId");

-- CreateIndex
CREATE INDEX "Assignment_targetId_idx" ON "Assignment"("targetId");

-- CreateIndex
CREATE INDEX "Assignment_visitUntil_idx" ON "Assignment"("visitUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_drawId_targetId_key" ON "Assignment"("drawId", "targetId");

-- CreateIndex
CREATE INDEX "Assistance_assignmentId_idx" ON "Assistance"("assignmentId");

-- CreateIndex
CREATE INDEX "Member_inspectorId_idx" ON "Member"("inspectorId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_assignmentId_slot_round_key" ON "Member"("assignmentId", "slot", "round");

-- CreateIndex
CREATE INDEX "Recusal_memberId_idx" ON "Recusal"("memberId");

-- CreateIndex
CREATE INDEX "Duty_nextAt_idx" ON "Duty"("nextAt");

-- CreateIndex
CREATE INDEX "Duty_subject_idx" ON "Duty"("subject");

-- CreateIndex
CREATE INDEX "Duty_ownerId_endedAt_idx" ON "Duty"("ownerId", "endedAt");

-- CreateIndex
CREATE INDEX "Notice_addressee_idx" ON "Notice"("addressee");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_dutyId_generation_rung_addressee_key" ON "Notice"("dutyId", "generation", "rung", "addressee");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEvent_eventId_key" ON "InboxEvent"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEvent_messageKey_key" ON "InboxEvent"("messageKey");

-- CreateIndex
CREATE INDEX "InboxEvent_state_chatKey_seq_idx" ON "InboxEvent"("state", "chatKey", "seq");

-- CreateIndex
CREATE INDEX "InboxEvent_receivedAt_idx" ON "InboxEvent"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_id_key" ON "OutboxMessage"("id");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_nextAt_idx" ON "OutboxMessage"("state", "nextAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_dest_state_idx" ON "OutboxMessage"("dest", "state");

-- CreateIndex
CREATE INDEX "OutboxMessage_subject_idx" ON "OutboxMessage"("subject");

-- CreateIndex
CREATE INDEX "OutboxMessage_messageId_idx" ON "OutboxMessage"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Audit_id_key" ON "Audit"("id");

-- CreateIndex
CREATE INDEX "Audit_subject_idx" ON "Audit"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_auditId_key" ON "AuditSeal"("auditId");

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
