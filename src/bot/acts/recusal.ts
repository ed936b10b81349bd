import type { ActOf } from "../../../cards/acts.ts";
import type { RecusalCommand } from "../../domain/recusal.ts";
import { answerRecusal, mayAnswer } from "../../flows/answer-recusal.ts";
import { isRefusal, type PersonCtx, type Refusal, refuse } from "../../flows/ctx.ts";
import type { ActHandler, Outcome } from "../act.ts";

export const open: ActHandler<ActOf<"recusal.open">> = {
  async run(ctx, act) {
    const recusal = await ctx.tx.work.recusal(act.recusalId);
    if (!recusal) return refuse("recusal.unknown");
    if (!(await mayAnswer(ctx, recusal))) return refuse("recusal.notForYou");
    const stage = recusal.state === "opinion" ? "opinion" : "decision";
    return {
      say: { card: "recusal", recusalId: recusal.id, stage },
      toast: "申请已发到您的单聊。",
      tone: "info",
    };
  },
};

export const opinion: ActHandler<ActOf<"recusal.opinion">> = {
  run: (ctx, act) => give(ctx, act.recusalId, { type: "opine", agree: act.agree, text: act.form.text }),
};

export const decision: ActHandler<ActOf<"recusal.decide">> = {
  run: (ctx, act) => give(ctx, act.recusalId, { type: "decide", approve: act.approve, text: act.form.text }),
};

export const absence: ActHandler<ActOf<"absence.decide">> = {
  run: (ctx, act) => give(ctx, act.recusalId, { type: "decide", approve: act.agree, text: act.form.text }),
};

async function give(ctx: PersonCtx, recusalId: string, command: RecusalCommand): Promise<Outcome | Refusal> {
  const done = await answerRecusal(ctx, { recusalId, command });
  if (isRefusal(done)) return done;
  if (command.type === "opine") return { toast: "意见已提交，转分管领导决定。" };
  if (done.recusal.state === "refused") return { toast: "已告知本人继续承担任务。" };
  return done.replacement === null
    ? { toast: "已同意，但没有可以递补的人员，已告知双随机办。", tone: "warning" }
    : { toast: `已同意，由${done.replacement}递补。` };
}
