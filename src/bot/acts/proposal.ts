import type { ActOf } from "../../../cards/acts.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { beforeDecision, decideProposal, type Line } from "../../flows/decide-proposal.ts";
import type { Proposal } from "../../flows/ports-draws.ts";
import { propose } from "../../flows/propose.ts";
import type { ActHandler } from "../act.ts";

type Asking = ActOf<"draw.extend"> | ActOf<"draw.replace"> | ActOf<"draw.proposeVoid">;

const askOf = (act: Asking): Proposal["ask"] => {
  switch (act.act) {
    case "draw.extend":
      return { kind: "extend", more: act.form.more };
    case "draw.replace":
      return { kind: "replace", assignmentId: act.form.assignmentId };
    case "draw.proposeVoid":
      return { kind: "void" };
    default: {
      const never: never = act;
      return never;
    }
  }
};

/** 补抽、递补检查对象、作废: sent to who decides. */
export const ask: ActHandler<Asking> = {
  async run(ctx, act) {
    const done = await propose(ctx, { drawId: act.drawId, ask: askOf(act), reason: act.form.reason });
    if (isRefusal(done)) return done;
    return {
      become: { card: "draw-proposal", proposalId: done.proposal.id },
      toast: "已送有权决定的同志办理，结果会告诉您。",
    };
  },
};

export const decide: ActHandler<ActOf<"proposal.decide">> = {
  prepare: (deps, act) =>
    beforeDecision(deps, { proposalId: act.proposalId, approve: act.approve, text: act.form.text }),
  async run(ctx, act, _press, prepared) {
    const input = { proposalId: act.proposalId, approve: act.approve, text: act.form.text };
    const done = await decideProposal(ctx, input, (prepared ?? null) as Line);
    if (isRefusal(done)) return done;
    if (!act.approve) return { toast: "已答复不同意。" };
    return { toast: done.added > 0 ? `已同意，按原次序增加 ${done.added} 家。` : "已同意，这次抽取作废。" };
  },
};
