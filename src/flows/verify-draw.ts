import { innerOf, leafOf, saltOf } from "../domain/draw-freeze.ts";
import { memberIn } from "../domain/draw-jobs.ts";
import { commitmentOf, type Draw } from "../domain/draw-record.ts";
import type { Opening, Verdict } from "../domain/draw-verdict.ts";
import { holds, type Person } from "../domain/person.ts";
import { type Before, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { readFullBundle, readPublicBundle } from "./read-bundle.ts";

/** Minutes a supervisor's way to the full bundle stays open. rules.md has none; [D], as for previews in part C. */
const LINK_MS = 10 * 60_000;

export interface Verification {
  drawId: string;
  /** `full`: the supervisors' bundle was recomputed; `public`: what anybody has. */
  kind: "full" | "public";
  verdict: Verdict;
}

/** Recomputes a draw (校验): supervisors everything, when nobody else reads along; everybody else what is public. */
export async function verifyDraw(
  { store, drawing }: Before,
  by: Person,
  input: { drawId: string; group: boolean },
): Promise<Verification | Refusal> {
  const draw = await store.read.draws.byId(input.drawId);
  if (!draw) return refuse("draw.unknown", { draw: input.drawId });
  const internal = holds(by, "supervisor") && !input.group;
  const full = internal ? await readFullBundle(store.read, drawing, draw) : null;
  const text = full ?? (await readPublicBundle(store.read, drawing, draw));
  if (text === null) return refuse("draw.platformOnly");
  return { drawId: draw.id, kind: full === null ? "public" : "full", verdict: await drawing.verify(text) };
}

/**
 * A supervisor signs for what was recomputed (draw-protocol.md §1, Proof): by whom, when, over which sealedHash. Public.
 * Never the organiser, never twice, never over something that does not hold.
 */
export async function attestDraw(
  ctx: PersonCtx,
  checked: Verification,
): Promise<{ attested: true; again: boolean } | Refusal> {
  const draw = await ctx.tx.draws.byId(checked.drawId);
  if (!draw) return refuse("draw.unknown", { draw: checked.drawId });
  if (draw.sealedHash === null) return refuse("draw.notDrawnYet");
  if (draw.organiserId === ctx.by.id) return refuse("draw.organiserAttests");
  if (checked.kind !== "full" || !checked.verdict.ok) return refuse("draw.doesNotHold", { draw: draw.id });
  const { sealedHash } = draw;
  const fresh = await ctx.tx.draws.attest({ drawId: draw.id, personId: ctx.by.id, at: ctx.now, sealedHash });
  if (fresh) {
    await record(ctx, "draw.attested", `draw:${draw.id}`, { after: { sealedHash } });
    await redraw(ctx, `draw:${draw.id}`);
  }
  return { attested: true, again: !fresh };
}

/** A single-use way to the full bundle for who may have it. Returns the key that goes into the address. */
export async function openFullLink(
  ctx: PersonCtx,
  draw: Draw,
  sha256: (text: string) => string,
): Promise<string> {
  const key = ctx.chance.secret();
  const link = { drawId: draw.id, personId: ctx.by.id, expiresAt: new Date(ctx.now.getTime() + LINK_MS) };
  await ctx.tx.draws.openLink({ keyHash: sha256(key), ...link });
  await record(ctx, "draw.linkOpened", `draw:${draw.id}`);
  return key;
}

/** A target's own opening (draw-protocol.md §1): without its class, which `inner` hides behind the salt. */
export async function openTarget(
  { store: { read } }: Pick<Before, "store">,
  input: { drawId: string; target: string },
): Promise<Opening | Refusal> {
  const draw = await read.draws.byId(input.drawId);
  if (!draw) return refuse("draw.unknown", { draw: input.drawId });
  const [vault, pool] = [await read.draws.vault(draw.id), await read.draws.pool(draw.id)];
  if (!vault || !pool) return refuse("draw.platformOnly");
  const target =
    (await read.registry.target(input.target)) ?? (await read.registry.targetNamed(input.target));
  if (!target) return refuse("target.unknown", { target: input.target });
  const member = memberIn(pool, target.id);
  if (!member) return refuse("target.notInPool", { target: target.name, draw: draw.id });
  const inner = innerOf(member, saltOf(vault.saltHex, target.id));
  const { rosterHash } = commitmentOf(draw);
  return {
    drawId: draw.id,
    id: target.id,
    name: target.name,
    inner,
    leaf: leafOf(target.id, inner),
    rosterHash,
  };
}
