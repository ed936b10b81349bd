import type { Target } from "../domain/roster.ts";
import { diffTargets, type RosterDiff } from "../domain/roster-diff.ts";
import { diffInspectors, type InspectorDiff } from "../domain/roster-diff-inspectors.ts";
import type { InspectorFile, TargetFile } from "../domain/roster-read.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { ImportRow, Json } from "./ports.ts";

export type RosterFile = TargetFile | InspectorFile;

/** What was read from a file and what it would change, as it stands in the import's row. */
export type Staged =
  | { kind: "targets"; file: TargetFile; diff: RosterDiff<Target> }
  | { kind: "inspectors"; file: InspectorFile; diff: InspectorDiff };

/** Keeps what a file would change; nothing of the registries is written before 应用. */
export async function stageImport(
  ctx: PersonCtx,
  input: { file: RosterFile; fileName: string; fileHash: string; chatId: string },
): Promise<ImportRow> {
  const { file, fileName, fileHash, chatId } = input;
  const row: ImportRow = {
    id: ctx.chance.id(),
    kind: file.kind,
    fileName,
    fileHash,
    byId: ctx.by.id,
    chatId,
    state: "staged",
    diff: (await compare(ctx, file)) as unknown as Json,
    createdAt: ctx.now,
    closedAt: null,
  };
  await ctx.tx.imports.insert(row);
  await record(ctx, "import.staged", `import:${row.id}`, { after: { file: fileName, sha256: fileHash } });
  return row;
}

export const stagedOf = (row: ImportRow): Staged => row.diff as unknown as Staged;

/** The file against the registries as they are now. */
export async function compare(ctx: Pick<PersonCtx, "tx">, file: RosterFile): Promise<Staged> {
  const targets = await ctx.tx.registry.targets();
  if (file.kind === "targets") return { kind: "targets", file, diff: diffTargets(targets, file) };
  const registry = {
    targets,
    inspectors: await ctx.tx.registry.inspectors(),
    relations: await ctx.tx.registry.relations(),
  };
  return { kind: "inspectors", file, diff: diffInspectors(registry, file) };
}

/** 取消: the file is forgotten. */
export async function cancelImport(
  ctx: PersonCtx,
  input: { importId: string },
): Promise<{ cancelled: true } | Refusal> {
  const row = await ctx.tx.imports.byId(input.importId);
  if (!row) return refuse("import.unknown");
  if (!(await ctx.tx.imports.close(row.id, "cancelled", ctx.now))) return refuse(`import.${row.state}`);
  await record(ctx, "import.cancelled", `import:${row.id}`);
  await redraw(ctx, `import:${row.id}`);
  return { cancelled: true };
}
