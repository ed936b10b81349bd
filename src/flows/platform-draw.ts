import { dayOf } from "../domain/calendar.ts";
import type { Draw } from "../domain/draw-record.ts";
import { matchPlatform, type PlatformFile, type PlatformMatch } from "../domain/platform-export.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { formTeams } from "./form-teams.ts";
import { mayBeDrawn, undrawn } from "./freeze-draw.ts";
import type { ImportRow, Json } from "./ports.ts";

/** An export of the platform that was dropped into the chat, matched with the registries. */
export interface StagedPlatform {
  file: PlatformFile;
  match: PlatformMatch;
}

export const stagedPlatform = (row: ImportRow): StagedPlatform => row.diff as unknown as StagedPlatform;

/** Keeps the export; nothing becomes a draw before 作为抽取结果. */
export async function stagePlatform(
  ctx: PersonCtx,
  input: { file: PlatformFile; fileName: string; fileHash: string; chatId: string },
): Promise<ImportRow> {
  const { file, fileName, fileHash, chatId } = input;
  const registry = {
    targets: await ctx.tx.registry.targets(),
    inspectors: await ctx.tx.registry.inspectors(),
  };
  const staged: StagedPlatform = { file, match: matchPlatform(file, registry) };
  const row: ImportRow = {
    id: ctx.chance.id(),
    kind: "platform",
    fileName,
    fileHash,
    byId: ctx.by.id,
    chatId,
    state: "staged",
    diff: staged as unknown as Json,
    createdAt: ctx.now,
    closedAt: null,
  };
  await ctx.tx.imports.insert(row);
  await record(ctx, "import.staged", `import:${row.id}`, { after: { file: fileName, sha256: fileHash } });
  return row;
}

/**
 * The other source of a draw (rules.md §1, Draw): what the provincial platform drew becomes the draw of a batch, with the
 * platform's task number and the file's hash and no proof of ours. A batch that was drawn here already is refused.
 */
export async function enterPlatformDraw(
  ctx: PersonCtx,
  input: { importId: string; entryId: string; batch: number; taskNumber: string },
): Promise<{ draw: Draw } | Refusal> {
  const row = await ctx.tx.imports.byId(input.importId);
  if (row?.kind !== "platform") return refuse("import.unknown");
  if (row.state !== "staged") return refuse(`import.${row.state}`);
  const entry = await ctx.tx.plan.entry(input.entryId);
  if (!entry) return refuse("entry.unknown", { entry: input.entryId });
  const id = await mayBeDrawn(ctx.tx, entry, input.batch, ctx.now);
  if (isRefusal(id)) return id;
  const { tasks, faults } = stagedPlatform(row).match;
  if (faults.length > 0 || tasks.length === 0) return refuse("platform.faulty", { count: faults.length });
  const open = (await ctx.tx.work.visitsSince(dayOf(ctx.now))).map(({ targetId }) => targetId);
  const twice = tasks.filter(({ targetId }) => open.includes(targetId));
  if (twice.length > 0) {
    const names = (await ctx.tx.registry.targetsByIds(twice.map(({ targetId }) => targetId))).map(
      ({ name }) => name,
    );
    return refuse("platform.openWindow", { names: names.slice(0, 5), count: names.length });
  }
  const head = await ctx.tx.audit.head();
  const shown = tasks.map(({ targetId }) => targetId);
  const draw: Draw = {
    ...undrawn,
    ...id,
    entryId: entry.id,
    entryVersion: entry.version,
    batch: input.batch,
    state: "drawn",
    source: "platform",
    platform: { taskNumber: input.taskNumber, fileName: row.fileName, fileHash: row.fileHash },
    organiserId: ctx.by.id,
    chatId: row.chatId,
    sealed: entry.creditClassed,
    announced: entry.announced,
    deadline: ctx.now,
    witnesses: [],
    ...{ strict: null, untrained: null },
    commit: null,
    recommit: null,
    rosterHash: null,
    rulesHash: null,
    poolSize: tasks.length,
    excludedSize: 0,
    drawnSize: shown.length,
    shown,
    auditN: head.n,
    auditHash: head.hash,
    committedAt: ctx.now,
    drawnAt: ctx.now,
  };
  await ctx.tx.draws.insert(draw, null);
  const picked = tasks.flatMap(({ targetId, inspectorIds }) =>
    inspectorIds.map((inspector, slot) => ({ target: targetId, slot, inspector })),
  );
  await formTeams(ctx, { draw, entry, targets: shown, from: 1, added: false, picked });
  await ctx.tx.imports.close(row.id, "applied", ctx.now);
  await ctx.tx.duties.end({ subject: `entry:${entry.id}:${draw.batch}` }, "drawn", ctx.now);
  await record(ctx, "draw.enteredFromPlatform", `draw:${draw.id}`, {
    after: { ...draw.platform, drawn: shown.length },
  });
  await redraw(ctx, `import:${row.id}`);
  return { draw };
}
