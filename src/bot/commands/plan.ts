import { dayOf } from "../../domain/calendar.ts";
import { may, whoMay } from "../../domain/permission.ts";
import { isRefusal, refuse } from "../../flows/ctx.ts";
import { startPlan } from "../../flows/start-plan.ts";
import type { Command } from "../command.ts";

export const plan: Command = {
  name: "计划",
  aliases: ["年度计划", "抽查计划"],
  usage: "计划 [年度] [新建]",
  help: "查看、编制、送审和调整年度抽查计划",
  permission: "plan.see",
  more: "例如：计划 2027；计划 2027 新建",
  async run(ctx, said) {
    const now = Number(dayOf(ctx.now).slice(0, 4));
    const year = Number(/20\d{2}/.exec(said.rest)?.[0] ?? now);
    if (/新建|编制/.test(said.rest)) {
      if (!may(said.by.roles, "plan.edit"))
        return refuse("notAllowed", { command: "计划 新建", who: whoMay("plan.edit") });
      if (year < now || year > now + 1) return refuse("plan.farYear", { from: now, until: now + 1 });
      const done = await startPlan(ctx, { year, reason: "" });
      if (isRefusal(done)) return done;
    }
    const [newest] = await ctx.tx.plan.versions(year);
    return {
      ...{ card: "plan", year },
      ...(newest && { version: newest.version }),
      ...(said.group ? {} : { readerId: said.by.id }),
    };
  },
};
