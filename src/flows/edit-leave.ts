import type { Inspector } from "../domain/roster.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import { keptEntry, registrySubject, shelve } from "./registry-shelf.ts";

const MOST = 50;

/** 登记请假 and 销假: both ends included. Who is on leave inside a visit window is not drawn for it. */
export async function editLeave(
  ctx: PersonCtx,
  input: { id: string; rev: number; add: { from: string; to: string } | null; remove: string | null },
): Promise<{ name: string } | Refusal> {
  const kept = await keptEntry(ctx.tx, "inspectors", input.id);
  if (!kept) return refuse("registry.unknown");
  if (kept.rev !== input.rev) return refuse("registry.changedSince");
  const inspector = kept.entry as Inspector;
  const left = inspector.leave.filter(({ from, to }) => `${from}|${to}` !== input.remove);
  const leave = [...left, ...(input.add ? [input.add] : [])].sort((a, b) => a.from.localeCompare(b.from));
  if (input.add && left.some(({ from, to }) => from === input.add?.from && to === input.add.to))
    return refuse("registry.nothing");
  if (input.remove !== null && left.length === inspector.leave.length) return refuse("registry.changedSince");
  if (leave.length > MOST) return refuse("registry.leaveMost");
  await shelve(ctx, "inspectors", { ...inspector, leave });
  const subject = registrySubject("inspectors", input.id);
  await record(ctx, "registry.changed", subject, {
    before: { leave: inspector.leave, rev: kept.rev } as unknown as Json,
    after: { leave, rev: kept.rev + 1 } as unknown as Json,
  });
  await redraw(ctx, subject);
  return { name: inspector.name };
}
