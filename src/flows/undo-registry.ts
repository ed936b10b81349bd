import { may } from "../domain/permission.ts";
import { type FieldValues, putOnto } from "../domain/registry-change.ts";
import type { RegistryKind } from "../domain/registry-form.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json, Records } from "./ports.ts";
import { registryBusy } from "./registry-busy.ts";
import { clash, keptEntry, registrySubject, shelve } from "./registry-shelf.ts";

/** The last change of a record by hand, while nothing has changed since. */
export interface LastChange {
  by: string;
  at: Date;
  before: FieldValues;
  after: FieldValues;
}

/** Null when the record's newest state did not come from a change by hand, such as after an import or an undo. */
export async function lastChange(
  tx: Records,
  kind: RegistryKind,
  id: string,
  rev: number,
): Promise<LastChange | null> {
  const rows = (await tx.audit.of(registrySubject(kind, id))) as {
    action: string;
    actor: string;
    at: Date;
    before?: Json;
    after?: Json;
  }[];
  const row = rows.findLast(({ action }) => action === "registry.changed");
  if (!row?.before || !row.after) return null;
  const [before, after] = [row.before as FieldValues, row.after as FieldValues];
  return after.rev === rev ? { by: row.actor, at: row.at, before, after } : null;
}

const bookkeeping = new Set(["rev", "reason", "approval"]);
const fieldsIn = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !bookkeeping.has(field)));

/** 撤销上次修改: the fields of the last change become what they were, which is a change of its own. */
export async function undoRegistry(
  ctx: PersonCtx,
  input: { kind: RegistryKind; id: string; rev: number },
): Promise<{ undone: number } | Refusal> {
  const { kind, id } = input;
  if (!may(ctx.by.roles, "registry.edit")) return refuse("registry.notYours");
  const busy = await registryBusy(ctx.tx);
  if (busy) return busy;
  const kept = await keptEntry(ctx.tx, kind, id);
  if (!kept) return refuse("registry.unknown");
  const last = kept.rev === input.rev ? await lastChange(ctx.tx, kind, id, kept.rev) : null;
  if (!last) return refuse("registry.changedSince");
  const before = fieldsIn(last.before);
  const wanted = putOnto(kept.entry, fieldsIn(last.after), before);
  if (!wanted) return refuse("registry.changedSince");
  const taken = await clash(ctx.tx, kind, wanted);
  if (taken) return taken;
  await shelve(ctx, kind, wanted);
  await record(ctx, "registry.undone", registrySubject(kind, id), {
    before: { ...fieldsIn(last.after), rev: kept.rev } as Json,
    after: { ...before, rev: kept.rev + 1 } as Json,
  });
  await redraw(ctx, registrySubject(kind, id));
  return { undone: Object.keys(before).length };
}
