import type { RegistryKind } from "../domain/registry-form.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { editing } from "./edit-registry.ts";
import { keptEntry, registrySubject, shelve } from "./registry-shelf.ts";

/** 核对无误: a record that nobody changed for a year was looked at and is right; districts say so of their own schools. */
export async function confirmRegistry(
  ctx: PersonCtx,
  input: { kind: RegistryKind; id: string; rev: number },
): Promise<{ name: string } | Refusal> {
  const { kind, id } = input;
  const kept = await keptEntry(ctx.tx, kind, id);
  if (!kept) return refuse("registry.unknown");
  if (editing(ctx.by, kind, kept.entry) === null) return refuse("registry.notYours");
  if (kept.rev !== input.rev) return refuse("registry.changedSince");
  await shelve(ctx, kind, kept.entry);
  const subject = registrySubject(kind, id);
  await record(ctx, "registry.confirmed", subject, {
    before: { updatedAt: kept.updatedAt.toISOString(), rev: kept.rev },
    after: { updatedAt: ctx.now.toISOString(), rev: kept.rev + 1 },
  });
  await redraw(ctx, subject);
  return { name: kept.entry.name };
}
