import type { Approval } from "../domain/approval.ts";
import { putOnto } from "../domain/registry-change.ts";
import { emptyEntry } from "../domain/registry-form.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { RegistryProposal } from "./edit-registry.ts";
import type { Json } from "./ports.ts";
import { registryBusy } from "./registry-busy.ts";
import { clash, keptEntry, nextRev, registrySubject, shelve } from "./registry-shelf.ts";

/**
 * A district's change of a registry, once the office agrees. What others did meanwhile to other fields stays; where a field
 * of the change itself is no longer what the district saw, nothing is written and the office may only return it.
 */
export async function applyRegistryProposal(ctx: PersonCtx, approval: Approval): Promise<Refusal | null> {
  const { targetId, isNew, before, after } = approval.facts as RegistryProposal;
  const subject = registrySubject("targets", targetId);
  await redraw(ctx, subject);
  if (approval.state !== "approved") return null;
  const busy = await registryBusy(ctx.tx);
  if (busy) return busy;
  const kept = await keptEntry(ctx.tx, "targets", targetId);
  if (isNew !== (kept === null)) return refuse("registry.changedMeanwhile");
  const wanted = putOnto(kept?.entry ?? emptyEntry("targets", targetId), before, after);
  if (wanted === null) return refuse("registry.changedMeanwhile");
  const taken = await clash(ctx.tx, "targets", wanted);
  if (taken) return taken;
  await shelve(ctx, "targets", wanted);
  await record(ctx, isNew ? "registry.entered" : "registry.changed", subject, {
    ...(kept === null ? {} : { before: { ...before, rev: kept.rev } as Json }),
    after: { ...after, rev: nextRev(kept), approval: approval.id } as Json,
  });
  return null;
}
