import type { Given } from "../domain/draw-bundle.ts";
import type { Changed, Revealed } from "../domain/draw-jobs.ts";
import { type Contribution, commitmentOf, type Draw } from "../domain/draw-record.ts";
import { entropyOf } from "../domain/draw-seed.ts";
import { type Before, type PersonCtx, record, stale } from "./ctx.ts";
import { formTeams } from "./form-teams.ts";

/** Everything the seed needs, once the last of it is given; null while something is missing. */
interface Complete {
  given: Given[];
  entropy: string;
}

/** Whether all whom the commitment names have given their digits, and in strict mode the public number is there. */
export function complete(draw: Draw, contributions: Contribution[]): Complete | null {
  if (contributions.length < draw.witnesses.length) return null;
  if (draw.strict !== null && draw.strict.value === null) return null;
  return {
    given: contributions.map(({ n, digits, personId, at }) => ({
      n,
      digits,
      by: personId,
      at: at.toISOString(),
    })),
    entropy: entropyOf(contributions, draw.strict?.value ?? null),
  };
}

/**
 * Computes what a draw will be with the last gift that is about to be entered (draw-protocol.md §1 Reveal to Order of
 * showing, §2), before the unit of work that enters it. Null when more is still missing.
 */
export async function computeReveal(
  before: Before,
  draw: Draw,
  contributions: Contribution[],
): Promise<Revealed | Changed | null> {
  const all = complete(draw, contributions);
  const { draws } = before.store.read;
  const [vault, pool] = all ? [await draws.vault(draw.id), await draws.pool(draw.id)] : [null, null];
  if (!all) return null;
  if (!vault || !pool) throw broken();
  const { secret, nonce, saltHex, rules, assign } = vault;
  return before.drawing.reveal({
    drawId: draw.id,
    sealed: draw.sealed,
    ...commitmentOf(draw),
    ...{ secret, nonce, saltHex, rules, assign, pool },
    ...all,
  });
}

/**
 * Opens the secret in the caller's unit of work when the draw is complete, so that nobody chooses the moment. Throws
 * flow.stale when `computed` was computed from something else than what was given by now.
 */
export async function revealDraw(
  ctx: PersonCtx,
  draw: Draw,
  computed: Revealed | null,
): Promise<Draw | null> {
  const all = complete(draw, await ctx.tx.draws.contributions(draw.id));
  if (!all) return null;
  if (computed?.entropy !== all.entropy) throw stale("what the witnesses gave");
  const entry = await ctx.tx.plan.entry(draw.entryId);
  const vault = await ctx.tx.draws.vault(draw.id);
  if (!entry || !vault) throw broken();
  const { seed, entropy, shown, drawnHash, sealedHash } = computed;
  const drawn: Draw = {
    ...draw,
    state: "drawn",
    ...{ seed, entropy, shown, drawnHash, sealedHash },
    openedSecret: vault.secret,
    drawnSize: shown.length,
    drawnAt: ctx.now,
  };
  await ctx.tx.draws.update(drawn, "committed");
  await ctx.tx.draws.keepBundle(draw.id, computed.bundle);
  await ctx.tx.draws.keepCaps(draw.id, computed.caps);
  await formTeams(ctx, { draw: drawn, entry, targets: shown, from: 1, added: false, picked: computed.slots });
  await ctx.tx.duties.end({ subject: `entry:${entry.id}:${draw.batch}` }, "drawn", ctx.now);
  await record(ctx, "draw.drawn", `draw:${draw.id}`, {
    after: { seed, drawnHash, sealedHash, drawn: shown.length },
  });
  return drawn;
}

const broken = (): Error =>
  Object.assign(new Error("a committed draw has lost its vault or entry"), { code: "draw.broken" });
