// 撤销导入: the states before are put back while nothing depends on those after.

import { stepOf } from "./apply-import.ts";
import { type Ctx, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { ImportRow } from "./ports.ts";
import { isRosterImport } from "./ports-imports.ts";
import { registryBusy } from "./registry-busy.ts";
import { summaryOf, withSummary } from "./stage-import.ts";

/**
 * Sets the taking back going; `undoStep` does it. Refused when a draw was frozen since (any pool may hold what was added),
 * when a touched record was changed since, or when something refers to an added one. What was added is deleted, not set
 * inactive: nothing refers to it, its lines are kept, and the mended file must find a clean registry.
 */
export async function undoImport(
  ctx: PersonCtx,
  input: { importId: string },
): Promise<{ undoing: true } | Refusal> {
  const row = await ctx.tx.imports.byId(input.importId);
  if (!row || !isRosterImport(row)) return refuse("import.unknown");
  if (row.state !== "applied") return refuse(`import.${row.state}`);
  const busy = await registryBusy(ctx.tx);
  if (busy) return busy;
  if ((await ctx.tx.staging.drawsSince(row.closedAt ?? row.createdAt)) > 0) return refuse("import.drawn");
  const going = withSummary({ ...row, state: "undoing" }, { cursor: 0, phase: "verify", actorId: ctx.by.id });
  await ctx.tx.staging.advance(going, "applied");
  await redraw(ctx, `import:${row.id}`);
  return { undoing: true };
}

/** One step; true when there is more. Everything is looked at before anything is put back. */
export async function undoStep(ctx: Ctx, importId: string): Promise<boolean> {
  const row = await ctx.tx.imports.byId(importId);
  if (row?.state !== "undoing") return false;
  const { cursor, lines, kind, phase } = summaryOf(row);
  if (cursor >= lines && phase === "write") {
    await close(ctx, row);
    return false;
  }
  const to = Math.min(lines, cursor + stepOf(kind));
  const span = { importId, kind, from: cursor, to };
  if (phase === "verify") {
    const why =
      (await ctx.tx.staging.changedSince(span)) > 0
        ? "undoChanged"
        : (await ctx.tx.staging.inUse(span)) > 0
          ? "undoInUse"
          : null;
    if (why) {
      const back = withSummary({ ...row, state: "applied" }, { phase: null, reason: why });
      await ctx.tx.staging.advance(back, "undoing");
      await redraw(ctx, `import:${importId}`);
      return false;
    }
    const next = to >= lines ? { cursor: 0, phase: "write" as const } : { cursor: to };
    await ctx.tx.staging.advance(withSummary(row, next), "undoing");
    return true;
  }
  await ctx.tx.staging.takeBack(span, ctx.now);
  await ctx.tx.staging.advance(withSummary(row, { cursor: to }), "undoing");
  await redraw(ctx, `import:${importId}`);
  return true;
}

async function close(ctx: Ctx, row: ImportRow): Promise<void> {
  const { counts, actorId } = summaryOf(row);
  const undone = withSummary({ ...row, state: "undone", closedAt: ctx.now }, { phase: null, reason: null });
  await ctx.tx.staging.advance(undone, "undoing");
  const by = actorId === null ? null : await ctx.tx.people.byId(actorId);
  await record({ ...ctx, ...(by ? { by } : {}) }, "import.undone", `import:${row.id}`, {
    before: { state: "applied", ...counts },
    after: { state: "undone" },
  });
  await redraw(ctx, `import:${row.id}`);
}
