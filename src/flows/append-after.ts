import { type AfterKind, chained } from "../domain/draw-after.ts";
import { commitmentOf, type Draw } from "../domain/draw-record.ts";
import type { Ctx } from "./ctx.ts";

/** Chains what happens to a draw of ours to its commitment; a draw of the platform has no chain. */
export async function appendAfter(
  ctx: Ctx,
  draw: Draw,
  kind: AfterKind,
  detail: Record<string, unknown>,
): Promise<void> {
  if (draw.source !== "own") return;
  const before = await ctx.tx.draws.after(draw.id);
  const next = { kind, at: ctx.now, nonce: ctx.chance.secret(), detail };
  await ctx.tx.draws.append(draw.id, chained(commitmentOf(draw).commit, before, next));
}
