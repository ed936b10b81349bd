import type { RegistryEntry, RegistryKind } from "../domain/registry-form.ts";
import type { Inspector, Target } from "../domain/roster.ts";
import { type PersonCtx, type Refusal, refuse } from "./ctx.ts";
import type { Records } from "./ports.ts";
import type { Kept } from "./ports-listing.ts";

/** The audit's and the cards' subject of a record. */
export const registrySubject = (kind: RegistryKind, id: string): string =>
  kind === "targets" ? `target:${id}` : `inspector:${id}`;

export const keptEntry = (
  tx: Records,
  kind: RegistryKind,
  id: string,
): Promise<Kept<RegistryEntry> | null> =>
  kind === "targets" ? tx.listing.target(id) : tx.listing.inspector(id);

/** Writes it; an inspector is a person too, so that there is somebody to bind an account to. */
export async function shelve(ctx: PersonCtx, kind: RegistryKind, entry: RegistryEntry): Promise<void> {
  if (kind === "targets") return ctx.tx.registry.saveTargets([entry as Target], ctx.now);
  await ctx.tx.registry.saveInspectors([entry as Inspector], ctx.now);
  await enterPerson(ctx, entry as Inspector);
}

async function enterPerson(ctx: PersonCtx, inspector: Inspector): Promise<void> {
  const { id, name, mobile, email, section } = inspector;
  const [known] = await ctx.tx.people.byInspectors([id]);
  const person = {
    id: known?.id ?? ctx.chance.id(),
    openId: known?.openId ?? null,
    name,
    mobile,
    email,
    section: section ?? known?.section ?? null,
    inspectorId: id,
    active: known?.active ?? true,
  };
  await ctx.tx.people.save(person, ctx.now);
  // Whoever lost the role lost it for a reason that an edit does not undo.
  if (known) return;
  const grant = { personId: person.id, role: "inspector" as const, state: "active" as const };
  await ctx.tx.people.grant({ ...grant, grantedBy: ctx.by.id, confirmedBy: null, at: ctx.now });
}

/** A code is one unit's, a certificate one person's: whose it is already is named. */
export async function clash(tx: Records, kind: RegistryKind, entry: RegistryEntry): Promise<Refusal | null> {
  if (kind === "targets") {
    const { code, id } = entry as Target;
    const other = code === null ? null : await tx.listing.targetWithCode(code, id);
    return other && refuse("registry.codeTaken", { code: code ?? "", name: other.name });
  }
  const { certNumber, id } = entry as Inspector;
  const other = certNumber === null ? null : await tx.listing.inspectorWithCert(certNumber, id);
  return other && refuse("registry.certTaken", { code: certNumber ?? "", name: other.name });
}

/** The rev that `shelve` gives a record. */
export const nextRev = (kept: Kept<RegistryEntry> | null): number => (kept === null ? 1 : kept.rev + 1);
