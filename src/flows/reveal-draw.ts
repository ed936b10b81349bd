import { assignTeams } from "../domain/assign.ts";
import { fullBundle, sealedHashOf } from "../domain/draw-bundle.ts";
import { leavesOf } from "../domain/draw-freeze.ts";
import type { Draw } from "../domain/draw-record.ts";
import { entropyOf, seedOf } from "../domain/draw-seed.ts";
import { selectDraw } from "../domain/draw-select.ts";
import { isRefusal, type PersonCtx, record } from "./ctx.ts";
import { formTeams } from "./form-teams.ts";
import type { Json } from "./ports.ts";
import { frozenOf } from "./read-vault.ts";

/**
 * Opens the secret: the seed follows from what was committed and what the witnesses gave, targets and teams follow from
 * the seed (draw-protocol.md §1 Reveal to Order of showing, §2). Everything is written in the caller's transaction.
 */
export async function revealDraw(ctx: PersonCtx, draw: Draw): Promise<Draw> {
  const vault = await ctx.tx.draws.vault(draw.id);
  const entry = await ctx.tx.plan.entry(draw.entryId);
  if (!vault || !entry)
    throw Object.assign(new Error("a committed draw has lost its vault or entry"), { code: "draw.broken" });
  const frozen = frozenOf(vault);
  const contributions = await ctx.tx.draws.contributions(draw.id);
  const entropy = entropyOf(contributions);
  const seed = seedOf({
    secret: vault.secret,
    drawId: draw.id,
    rosterHash: draw.rosterHash,
    rulesHash: draw.rulesHash,
    entropy,
  });
  const selected = selectDraw({
    seed,
    drawId: draw.id,
    saltHex: frozen.saltHex,
    members: frozen.members,
    // The rates that were hashed, whatever the plan says by now.
    rates: frozen.rules.rates,
    nonce: vault.nonce,
  });
  if (isRefusal(selected))
    throw Object.assign(new Error("a frozen pool cannot be drawn"), { code: selected.refused });
  const teams = assignTeams({ seed, targets: selected.shown.map((id) => ({ id })), ...frozen.assign });
  if ("refused" in teams)
    throw Object.assign(new Error("no teams although every target of the pool had enough"), {
      code: teams.refused,
    });
  const { saltHex, members, rules, excluded, assign } = frozen;
  const { secret, nonce } = vault;
  const opened = {
    secret,
    nonce,
    saltHex,
    rules,
    excluded,
    assign,
    contributions,
    entropy,
    seed,
    selected,
    teams,
  };
  const bundle = fullBundle({
    ...opened,
    ...hashesOf(draw),
    drawId: draw.id,
    sealed: draw.sealed,
    leaves: leavesOf(saltHex, members),
  });
  const drawn: Draw = {
    ...draw,
    state: "drawn",
    seed,
    entropy,
    openedSecret: vault.secret,
    drawnSize: selected.shown.length,
    shown: selected.shown,
    drawnHash: selected.drawnHash,
    sealedHash: sealedHashOf(bundle),
    drawnAt: ctx.now,
  };
  await ctx.tx.draws.update(drawn, "committed");
  await ctx.tx.draws.keepBundle(draw.id, bundle as unknown as Json);
  await formTeams(ctx, drawn, entry, selected.shown, teams.slots);
  await ctx.tx.duties.end({ subject: `entry:${entry.id}:${draw.batch}` }, "drawn", ctx.now);
  await record(ctx, "draw.drawn", `draw:${draw.id}`, {
    after: { seed, drawnHash: drawn.drawnHash, sealedHash: drawn.sealedHash, drawn: selected.shown.length },
  });
  return drawn;
}

const hashesOf = ({ rosterHash, rulesHash, commit, recommit }: Draw) => ({
  rosterHash,
  rulesHash,
  commit,
  recommit,
});
