import { alarmsOf, type CreditRecord } from "../domain/credit-change.ts";
import { monthOf } from "../domain/credit-file.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { answer } from "./page.ts";
import type { Json, Records } from "./ports.ts";
import type { CreditWarning } from "./ports-credit.ts";
import { readThreshold } from "./read-credit.ts";
import { readStagedCredit } from "./stage-credit.ts";
import { tellPeople } from "./tell.ts";

/** What 撤销 puts back: the registry's classes and the month's records as they were before the newest import. */
interface Undo {
  importId: string;
  month: string;
  at: string;
  /** Target id, class, index. */
  targets: [string, string | null, number | null][];
  records: CreditRecord[];
}

const UNDO = "credit.undo";

/**
 * 应用: a month's classes are entered, the same month replaced; the registry takes over what is no older than what it
 * has. Worsenings become warnings (S8), told in one message an import.
 */
export async function applyCredit(
  ctx: PersonCtx,
  input: { importId: string; month: string },
): Promise<{ entered: number; warned: number } | Refusal> {
  const { tx } = ctx;
  const { month } = input;
  const row = await tx.imports.byId(input.importId);
  if (row?.kind !== "credit") return refuse("import.unknown");
  if (row.state !== "staged") return refuse(`import.${row.state}`);
  if (month > monthOf(ctx.now)) return refuse("credit.future");
  const { said, targets } = await readStagedCredit(tx, row);
  if (said.length === 0) return refuse("credit.noRows");
  const newest = new Map((await tx.credit.before("9999-99")).map((one) => [one.targetId, one]));
  const earlier = new Map((await tx.credit.before(month)).map((one) => [one.targetId, one]));
  const replaced = await tx.credit.month(month);
  const threshold = await readThreshold(tx);
  const current = said.filter(({ targetId }) => (newest.get(targetId)?.month ?? "") <= month);
  const taken = current.flatMap((one) => {
    const target = targets.get(one.targetId);
    return target ? [{ one, target }] : [];
  });
  await tx.credit.save(
    said.map((one) => ({ ...one, month, importId: row.id })),
    ctx.now,
  );
  const changed = taken
    .map(({ one, target }) => ({
      before: target,
      after: {
        ...target,
        creditClass: one.stratum ?? target.creditClass,
        creditIndex: one.index ?? target.creditIndex,
      },
    }))
    .filter(
      ({ before, after }) =>
        before.creditClass !== after.creditClass || before.creditIndex !== after.creditIndex,
    );
  for (let from = 0; from < changed.length; from += STATEMENT)
    await tx.registry.saveTargets(
      changed.slice(from, from + STATEMENT).map(({ after }) => after),
      ctx.now,
    );
  const alarms = taken.flatMap(({ one, target }) => {
    const known = earlier.get(one.targetId);
    const first = { stratum: target.creditClass, index: target.creditIndex };
    const before = known ?? (newest.has(one.targetId) ? { stratum: null, index: null } : first);
    return alarmsOf(one.targetId, before, one, threshold);
  });
  await closeOpen(ctx, month, "同月重新导入，情况已更正", (warning) =>
    alarms.some((one) => one.targetId === warning.targetId && one.kind === warning.kind),
  );
  const warnings = alarms.map(
    (one): CreditWarning => ({
      ...one,
      id: ctx.chance.id(),
      month,
      state: "open",
      entryId: null,
      closedWhy: null,
      closedBy: null,
      at: ctx.now,
      closedAt: null,
    }),
  );
  await tx.credit.warn(warnings);
  const undo: Undo = {
    importId: row.id,
    month,
    at: ctx.now.toISOString(),
    targets: changed.map(({ before }) => [before.id, before.creditClass, before.creditIndex]),
    records: replaced,
  };
  await tx.settings.set(UNDO, undo as unknown as Json);
  await tx.imports.close(row.id, "applied", ctx.now);
  await record(ctx, "credit.applied", `import:${row.id}`, {
    before: { targets: undo.targets, records: replaced as unknown as Json },
    after: {
      month,
      file: row.fileName,
      sha256: row.fileHash,
      entered: said.length,
      targets: changed.map(({ after }) => [after.id, after.creditClass, after.creditIndex]),
    },
  });
  await redraw(ctx, `import:${row.id}`);
  await digest(ctx, month, warnings);
  return { entered: said.length, warned: warnings.length };
}

const STATEMENT = 2_000;

/** One message an import: to the office, and to the deputies when there is a red one. */
async function digest(ctx: PersonCtx, month: string, warnings: CreditWarning[]): Promise<void> {
  if (warnings.length === 0) return;
  const red = warnings.filter(({ level }) => level === "red").length;
  const people = await ctx.tx.people.withRole(
    ...(red > 0 ? (["office", "deputy"] as const) : (["office"] as const)),
  );
  const facts = { month, red, yellow: warnings.length - red };
  await tellPeople(ctx, people, answer("credit.warned", facts), { lane: "notice" });
}

async function closeOpen(
  ctx: PersonCtx,
  month: string,
  why: string,
  stands: (warning: CreditWarning) => boolean,
): Promise<void> {
  const open = (await ctx.tx.credit.warnings(["open"])).filter((one) => one.month === month && !stands(one));
  for (const warning of open) {
    await ctx.tx.credit.settle({
      ...warning,
      state: "closed",
      closedWhy: why,
      closedBy: ctx.by.id,
      closedAt: ctx.now,
    });
    await redraw(ctx, `warning:${warning.id}`);
  }
}

/** Whether 撤销 may still be done: it was the newest import, and no draw has been frozen since. */
export async function mayUndo(tx: Records, importId: string): Promise<boolean> {
  const undo = (await tx.settings.get(UNDO)) as unknown as Undo | false | null;
  if (!undo || undo.importId !== importId || (await tx.credit.newestMonth()) !== undo.month) return false;
  return !(await tx.draws.list()).some(({ committedAt }) => committedAt.toISOString() >= undo.at);
}

/** 撤销: registry and month as they were; what the import warned of is closed. */
export async function undoCredit(
  ctx: PersonCtx,
  input: { importId: string },
): Promise<{ undone: number } | Refusal> {
  const { tx } = ctx;
  if (!(await mayUndo(tx, input.importId))) return refuse("credit.noUndo");
  const undo = (await tx.settings.get(UNDO)) as unknown as Undo;
  const proposed = (await tx.credit.warnings(["proposed"])).some(({ month }) => month === undo.month);
  if (proposed) return refuse("credit.noUndo");
  const now = await tx.credit.month(undo.month);
  await tx.credit.forget(undo.month);
  await tx.credit.save(undo.records, ctx.now);
  const was = new Map(undo.targets.map(([id, ...rest]) => [id, rest]));
  const back = (await tx.registry.targets()).flatMap((target) => {
    const [creditClass = null, creditIndex = null] = was.get(target.id) ?? [];
    return was.has(target.id) ? [{ ...target, creditClass, creditIndex }] : [];
  });
  for (let from = 0; from < back.length; from += STATEMENT)
    await tx.registry.saveTargets(back.slice(from, from + STATEMENT), ctx.now);
  await closeOpen(ctx, undo.month, "导入已撤销", () => false);
  await tx.settings.set(UNDO, false);
  await record(ctx, "credit.undone", `import:${input.importId}`, {
    before: now as unknown as Json,
    after: { records: undo.records as unknown as Json, targets: undo.targets },
  });
  await redraw(ctx, `import:${input.importId}`);
  return { undone: now.length };
}
