import type { ItemDraft } from "../domain/item-table.ts";
import type { PlanDraft } from "../domain/plan-table.ts";
import type { TableFile } from "../domain/table-file.ts";
import { nextItemCode, offerItems } from "./change-item.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { enterPlanEntries } from "./edit-plan.ts";
import type { ImportRow, Json } from "./ports.ts";
import { startPlan } from "./start-plan.ts";

/** A list of items or a plan's table as it was read, waiting for 应用. */
export type StagedTable =
  | { kind: "items"; file: TableFile<ItemDraft> }
  | { kind: "plan"; year: number; file: TableFile<PlanDraft> };

export const stagedTableOf = (row: ImportRow): StagedTable => row.diff as unknown as StagedTable;

/** Keeps what was read; nothing is entered before 应用. */
export async function stageTable(
  ctx: PersonCtx,
  staged: StagedTable,
  received: { fileName: string; fileHash: string; chatId: string },
): Promise<ImportRow> {
  const row: ImportRow = {
    ...{ id: ctx.chance.id(), kind: staged.kind, ...received, byId: ctx.by.id, state: "staged" },
    ...{ diff: staged as unknown as Json, createdAt: ctx.now, closedAt: null },
  };
  await ctx.tx.imports.insert(row);
  await record(ctx, "import.staged", `import:${row.id}`, {
    after: { file: received.fileName, sha256: received.fileHash, rows: staged.file.drafts.length },
  });
  return row;
}

/** 应用: items become unclaimed ones, a plan's rows entries of the draft, which is begun when there is none. */
export async function applyTable(
  ctx: PersonCtx,
  { importId }: { importId: string },
): Promise<{ entered: number; year: number | null; version: number | null } | Refusal> {
  const row = await ctx.tx.imports.byId(importId);
  if (!row || (row.kind !== "items" && row.kind !== "plan")) return refuse("import.unknown");
  if (row.state !== "staged") return refuse(`import.${row.state}`);
  const done = await enter(ctx, stagedTableOf(row), row.fileName);
  if (isRefusal(done)) return done;
  await ctx.tx.imports.close(row.id, "applied", ctx.now);
  await record(ctx, "import.applied", `import:${row.id}`, {
    after: { file: row.fileName, sha256: row.fileHash, entered: done.entered },
  });
  await redraw(ctx, `import:${row.id}`);
  return done;
}

async function enter(ctx: PersonCtx, staged: StagedTable, fileName: string) {
  if (staged.kind === "items") {
    const first = Number((await nextItemCode(ctx)).slice(3));
    const items = staged.file.drafts.map((draft, n) => ({
      ...draft,
      code: `SX-${String(first + n).padStart(3, "0")}`,
      source: draft.source || fileName,
    }));
    return { ...(await offerItems(ctx, items, `导入：${fileName}`)), year: null, version: null };
  }
  const [newest] = await ctx.tx.plan.versions(staged.year);
  if (newest && newest.state !== "draft") return refuse("plan.tableNeedsDraft", { year: staged.year });
  const started = newest
    ? { plan: newest }
    : await startPlan(ctx, { year: staged.year, reason: "", empty: true });
  if (isRefusal(started)) return started;
  const done = await enterPlanEntries(ctx, started.plan, staged.file.drafts);
  if (isRefusal(done)) return done;
  return { entered: done.entries.length, year: staged.year, version: started.plan.version };
}
