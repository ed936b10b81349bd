import { may } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
import type { Relation, RelationKind } from "../domain/roster.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import { registrySubject } from "./registry-shelf.ts";

/** Whoever keeps the registries, and everybody for himself: declaring one's own relations is a duty (行政处罚法 43). */
export const mayDeclare = (by: Person, inspectorId: string): boolean =>
  may(by.roles, "registry.edit") || by.inspectorId === inspectorId;

/** 登记回避关系 (行政处罚法 43): who is related to a target is never drawn for it. Saying it again changes kind's last day. */
export async function declareRelation(
  ctx: PersonCtx,
  input: { inspectorId: string; target: string; kind: RelationKind; until: string | null; reason: string },
): Promise<{ target: string } | Refusal> {
  if (!mayDeclare(ctx.by, input.inspectorId)) return refuse("registry.relationNotYours");
  const inspector = await ctx.tx.listing.inspector(input.inspectorId);
  if (!inspector) return refuse("registry.unknown");
  const target =
    (await ctx.tx.registry.target(input.target)) ?? (await ctx.tx.registry.targetNamed(input.target));
  if (!target) return refuse("target.unknown", { target: input.target });
  const { inspectorId, kind, until } = input;
  const relation: Relation = { inspectorId, targetId: target.id, kind, until };
  await ctx.tx.registry.saveRelations([relation]);
  await record(ctx, "relation.declared", registrySubject("inspectors", inspectorId), {
    after: { ...relation, reason: input.reason } as unknown as Json,
  });
  await redraw(ctx, registrySubject("inspectors", inspectorId));
  return { target: target.name };
}

/** 解除回避关系, with a reason that stays in the audit. */
export async function removeRelation(
  ctx: PersonCtx,
  input: { inspectorId: string; targetId: string; kind: RelationKind; reason: string },
): Promise<{ removed: true } | Refusal> {
  const { inspectorId, targetId, kind, reason } = input;
  const all = await ctx.tx.listing.relationsOfInspector(inspectorId);
  const relation = all.find((one) => one.targetId === targetId && one.kind === kind);
  if (!relation || !(await ctx.tx.listing.removeRelation(relation))) return refuse("registry.changedSince");
  await record(ctx, "relation.removed", registrySubject("inspectors", inspectorId), {
    before: relation as unknown as Json,
    after: { reason },
  });
  await redraw(ctx, registrySubject("inspectors", inspectorId));
  return { removed: true };
}
