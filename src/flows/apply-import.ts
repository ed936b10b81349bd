// 应用: staged lines become records, at once when they are few, else step by step while the registry is kept for it.

import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { digestText, type ImportSummary, writtenKinds } from "../domain/import-line.ts";
import type { Inspector } from "../domain/roster.ts";
import { type Ctx, type PersonCtx, type Refusal, record, redraw, refuse, stale } from "./ctx.ts";
import { enterPeople } from "./enter-people.ts";
import type { ImportRow, Records } from "./ports.ts";
import { isRosterImport } from "./ports-imports.ts";
import { registryBusy } from "./registry-busy.ts";
import { summaryOf, withSummary } from "./stage-import.ts";

/** Lines a transaction writes, in some 40 ms, measured (test/load/import.test.ts). People are entered one by one. */
export const stepOf = (kind: ImportSummary["kind"]): number => (kind === "targets" ? 2_000 : 200);
/** Inspectors in one transaction, as many as a bureau has. */
const AT_ONCE = { targets: 2_000, inspectors: 1_000 };

/** What is computed before: the digest of what will be written, and accounts by mobile or e-mail. */
export interface Prepared {
  digest: string;
  contacts: Map<string, string>;
}

/** SHA-256 over the lines that are written, with their states before and after, in order; read in pages. */
export async function digestOf(tx: Records, importId: string): Promise<string> {
  const hash = createHash("sha256");
  for (let after = 0; ; ) {
    const page = await tx.staging.lines(importId, writtenKinds, after, 500);
    for (const line of page) hash.update(digestText(line));
    const last = page.at(-1);
    if (!last) return hash.digest("hex");
    // SQLite answers at once, so without this nothing else would have its turn until the end.
    await setImmediate();
    after = last.n;
  }
}

/** Few lines are written here and now; for many the import is only set going, and `applyStep` does the rest. */
export async function applyImport(
  ctx: PersonCtx,
  input: { importId: string } & Prepared,
): Promise<{ counts: ImportSummary["counts"]; done: boolean } | Refusal> {
  const row = await ctx.tx.imports.byId(input.importId);
  if (!row || !isRosterImport(row)) return refuse("import.unknown");
  if (row.state !== "staged") return refuse(`import.${row.state}`);
  const busy = await registryBusy(ctx.tx);
  if (busy) return busy;
  const summary = summaryOf(row);
  const going = withSummary(
    { ...row, state: "applying" },
    { cursor: 0, phase: "verify", actorId: ctx.by.id },
  );
  if (!(await ctx.tx.staging.advance(going, "staged"))) throw stale("import");
  if (summary.lines > AT_ONCE[summary.kind]) {
    await redraw(ctx, `import:${row.id}`);
    return { counts: summary.counts, done: false };
  }
  const span = { importId: row.id, kind: summary.kind, from: 0, to: summary.lines };
  if ((await ctx.tx.staging.misfits(span)) > 0) {
    await ctx.tx.staging.advance({ ...row, diff: row.diff }, "applying");
    return refuse("import.outdated");
  }
  await writeSpan(ctx, going, span.from, span.to, input.contacts);
  await close(ctx, going, input.digest);
  return { counts: summary.counts, done: true };
}

/** One step of a long import: true when there is more. A restart goes on from the cursor. */
export async function applyStep(
  ctx: Ctx,
  importId: string,
  prepared: { digest: string | null; contacts: Map<string, string> },
): Promise<boolean> {
  const row = await ctx.tx.imports.byId(importId);
  if (row?.state !== "applying") return false;
  const summary = summaryOf(row);
  const { cursor, lines, kind, phase } = summary;
  if (cursor >= lines && phase === "write") {
    if (prepared.digest === null) return true;
    await close(ctx, row, prepared.digest);
    return false;
  }
  const to = Math.min(lines, cursor + stepOf(kind));
  if (phase === "verify") {
    if ((await ctx.tx.staging.misfits({ importId, kind, from: cursor, to })) > 0) {
      const outdated = withSummary({ ...row, state: "failed", closedAt: ctx.now }, { reason: "outdated" });
      await ctx.tx.staging.advance(outdated, "applying");
      await record(ctx, "import.failed", `import:${importId}`, { after: { reason: "outdated" } });
      await redraw(ctx, `import:${importId}`);
      return false;
    }
    const next = to >= lines ? { cursor: 0, phase: "write" as const } : { cursor: to };
    await ctx.tx.staging.advance(withSummary(row, next), "applying");
    return true;
  }
  await writeSpan(ctx, row, cursor, to, prepared.contacts);
  await ctx.tx.staging.advance(withSummary(row, { cursor: to }), "applying");
  await redraw(ctx, `import:${importId}`);
  return true;
}

async function writeSpan(
  ctx: Ctx,
  row: ImportRow,
  from: number,
  to: number,
  contacts: Map<string, string>,
): Promise<void> {
  const { kind, actorId } = summaryOf(row);
  await ctx.tx.staging.write({ importId: row.id, kind, from, to }, ctx.now);
  if (kind !== "inspectors") return;
  const lines = await ctx.tx.staging.lines(row.id, ["added", "changed", "gone"], from, to - from);
  const inspectors = lines.filter(({ n }) => n <= to).map(({ after }) => after as Inspector);
  await enterPeople(ctx, actorId ?? row.byId, inspectors, contacts);
}

/** One audit row for all of it: counts, and the digest over the lines, which are kept. */
async function close(ctx: Ctx, row: ImportRow, digest: string): Promise<void> {
  const { counts, relations, actorId } = summaryOf(row);
  const closed = withSummary({ ...row, state: "applied", closedAt: ctx.now }, { phase: null });
  await ctx.tx.staging.advance(closed, "applying", digest);
  const by = await ctx.tx.people.byId(actorId ?? row.byId);
  await record({ ...ctx, ...(by ? { by } : {}) }, "import.applied", `import:${row.id}`, {
    before: { lines: `import:${row.id}`, digest },
    after: { file: row.fileName, sha256: row.fileHash, ...counts, relations, digest },
  });
  await redraw(ctx, `import:${row.id}`);
}
