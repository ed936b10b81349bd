import { repickSlot } from "../domain/assign-repick.ts";
import type { Member } from "../domain/assignment.ts";
import { decideMember } from "../domain/assignment.ts";
import { appendAfter } from "./append-after.ts";
import { type Ctx, isRefusal, record, redraw } from "./ctx.ts";
import { dispatch, newMember } from "./form-teams.ts";
import { currentTeam } from "./read-assignment.ts";
import { alertOffice } from "./tell.ts";

export type RepickWhy = "recusal" | "absence" | "unconfirmed";

/**
 * Strikes a member and draws the one who follows by the protocol (draw-protocol.md §2.6): from what was frozen, with the
 * draw's second secret, so that nobody can foresee who follows. Returns the name of the replacement, or null when nobody
 * is left, which the office is told.
 */
export async function repick(ctx: Ctx, member: Member, why: RepickWhy): Promise<string | null> {
  const assignment = await ctx.tx.work.assignment(member.assignmentId);
  const draw = assignment && (await ctx.tx.draws.byId(assignment.drawId));
  const vault = draw && (await ctx.tx.draws.vault(draw.id));
  if (!assignment || !draw)
    throw Object.assign(new Error("a member without a draw"), { code: "draw.broken" });
  const struck = decideMember(member, { type: "strike", why }, ctx.now);
  if (isRefusal(struck))
    throw Object.assign(new Error("a member cannot be struck now"), { code: struck.refused });
  await ctx.tx.work.updateMember(struck.member, member.state);
  await ctx.tx.duties.end({ subject: `member:${member.id}` }, why, ctx.now);

  const everybody = await ctx.tx.work.membersOfDraw(draw.id);
  const ofTarget = everybody.filter((one) => one.assignmentId === assignment.id);
  // A draw of the platform has no secrets of ours: who follows is drawn there again, or named by the office.
  const picked =
    draw.seed === null || !vault?.caps
      ? { refused: "draw.platformOnly" }
      : repickSlot({
          seed: draw.seed,
          resecret: vault.resecret,
          target: { id: assignment.targetId },
          slot: member.slot,
          n: member.round + 1,
          barred: barred(ofTarget),
          loads: loadsOf(everybody, member.id),
          caps: Object.entries(vault.caps).map(([inspector, cap]) => ({ inspector, cap })),
          ...vault.assign,
        });
  const run = {
    target: assignment.targetId,
    slot: member.slot,
    n: member.round + 1,
    struck: member.inspectorId,
    why,
  };
  if ("refused" in picked) {
    const facts = { assignment: assignment.id };
    if (draw.source === "own") await alertOffice(ctx, "alert.nobodyLeft", facts);
    else await alertOffice(ctx, "alert.platformRepick", facts);
    await appendAfter(ctx, draw, "repick", {
      ...run,
      ...{ candidates: [], pick: -1, raised: 0, inspector: null },
    });
    await record(ctx, "assignment.shorthanded", `assignment:${assignment.id}`, {
      after: { slot: member.slot, why },
    });
    await redraw(ctx, `assignment:${assignment.id}`);
    return null;
  }
  const next = newMember(ctx, assignment.id, member.slot, member.round + 1, picked.inspector);
  await ctx.tx.work.addMember(next);
  await dispatch(ctx, [next]);
  await record(ctx, "assignment.repicked", `assignment:${assignment.id}`, {
    before: { member: member.id, inspector: member.inspectorId },
    after: {
      member: next.id,
      inspector: next.inspectorId,
      round: next.round,
      why,
      candidates: picked.candidates.length,
    },
  });
  await appendAfter(ctx, draw, "repick", { ...run, ...picked });
  await redraw(ctx, `assignment:${assignment.id}`);
  await redraw(ctx, `draw:${draw.id}`);
  const [inspector] = await ctx.tx.registry.inspectorsByIds([picked.inspector]);
  return inspector?.name ?? picked.inspector;
}

/** Nobody who is in the team now or was struck for this target before is drawn for it again. */
const barred = (ofTarget: Member[]): string[] => [
  ...ofTarget.filter((one) => one.state === "struck").map((one) => one.inspectorId),
  ...currentTeam(ofTarget).map((one) => one.inspectorId),
];

/** How many slots each inspector holds in this draw now, the struck one's place not counted. */
function loadsOf(
  members: { id: string; inspectorId: string; state: string }[],
  struckId: string,
): Record<string, number> {
  const loads: Record<string, number> = {};
  for (const member of members) {
    if (member.id === struckId || member.state === "struck") continue;
    loads[member.inspectorId] = (loads[member.inspectorId] ?? 0) + 1;
  }
  return loads;
}
