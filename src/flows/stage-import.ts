import { emptySummary, type ImportSummary, type LineChunk } from "../domain/import-line.ts";
import { type Ctx, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { ImportRow, Json } from "./ports.ts";

/** What the import's row keeps besides its lines. */
export const summaryOf = (row: ImportRow): ImportSummary => row.diff as unknown as ImportSummary;

export const withSummary = (row: ImportRow, change: Partial<ImportSummary>): ImportRow => ({
  ...row,
  diff: { ...summaryOf(row), ...change } as unknown as Json,
});

/** A roster has come: the card says so at once, the checking goes on beside it. */
export async function beginImport(
  ctx: PersonCtx,
  input: { id: string; fileName: string; fileHash: string; chatId: string },
): Promise<ImportRow> {
  const row: ImportRow = {
    ...input,
    kind: "targets",
    byId: ctx.by.id,
    state: "checking",
    diff: emptySummary() as unknown as Json,
    createdAt: ctx.now,
    closedAt: null,
  };
  await ctx.tx.imports.insert(row);
  await record(ctx, "import.staged", `import:${row.id}`, {
    after: { file: row.fileName, sha256: row.fileHash },
  });
  return row;
}

/** One chunk of lines; the card shows how far it is, not oftener than it can be read. */
export async function stageLines(ctx: Ctx, importId: string, chunk: LineChunk): Promise<void> {
  const { json, last, done, rows, kind } = chunk;
  await ctx.tx.staging.put(json);
  const row = last % 5_000 === 0 && (await ctx.tx.imports.byId(importId));
  if (!row) return;
  const next = withSummary({ ...row, kind }, { kind, rows, lines: last, cursor: done });
  await ctx.tx.staging.advance(next, "checking");
  await redraw(ctx, `import:${row.id}`);
}

/** Everything was compared: nothing of the registries is written before 应用. */
export async function finishCheck(ctx: Ctx, importId: string, summary: ImportSummary): Promise<void> {
  const row = await ctx.tx.imports.byId(importId);
  if (!row) return;
  const staged: ImportRow = {
    ...row,
    kind: summary.kind,
    state: "staged",
    diff: { ...summary, cursor: 0 } as unknown as Json,
  };
  await ctx.tx.staging.advance(staged, "checking");
  await redraw(ctx, `import:${importId}`);
}

/** Nothing will come of it; `reason` is a sentence for who sent the file. */
export async function failImport(ctx: Ctx, importId: string, reason: string): Promise<void> {
  const row = await ctx.tx.imports.byId(importId);
  if (!row) return;
  const failed = withSummary(without({ ...row, state: "failed", closedAt: ctx.now }), { reason });
  if (!(await ctx.tx.staging.advance(failed, row.state))) return;
  await record(ctx, "import.failed", `import:${importId}`, { after: { reason } });
  await redraw(ctx, `import:${importId}`);
}

/** The row without the file it may have kept. */
function without(row: ImportRow): ImportRow {
  const { mapping: _mapping, ...summary } = summaryOf(row);
  return { ...row, diff: summary as unknown as Json };
}

/** 取消: the file is forgotten. */
export async function cancelImport(
  ctx: PersonCtx,
  input: { importId: string },
): Promise<{ cancelled: true } | Refusal> {
  const row = await ctx.tx.imports.byId(input.importId);
  if (!row) return refuse("import.unknown");
  if (row.state === "mapping")
    await ctx.tx.staging.advance(without({ ...row, state: "cancelled", closedAt: ctx.now }), "mapping");
  else if (!(await ctx.tx.imports.close(row.id, "cancelled", ctx.now))) return refuse(`import.${row.state}`);
  await record(ctx, "import.cancelled", `import:${row.id}`);
  await redraw(ctx, `import:${row.id}`);
  return { cancelled: true };
}
