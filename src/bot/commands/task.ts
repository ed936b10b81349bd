import { isRefusal, refuse } from "../../flows/ctx.ts";
import { readAssignmentFor } from "../../flows/read-assignment.ts";
import type { Command } from "../command.ts";

export const task: Command = {
  name: "任务",
  aliases: ["检查任务"],
  usage: "任务 <编号>",
  help: "查看一项检查任务的对象、同组人员和期限",
  permission: null,
  more: "编号写在任务卡片上，例如：任务 2026-01-1-003",
  async run(ctx, said) {
    if (said.rest === "") return refuse("task.whichOne");
    const found = await readAssignmentFor(ctx.tx, said.by, said.rest, said.group);
    if (isRefusal(found)) return found;
    return {
      card: "assignment",
      assignmentId: found.assignment.id,
      memberId: said.group ? null : (found.own?.id ?? null),
      ...(said.group ? {} : { readerId: said.by.id }),
    };
  },
};
