import { refuse } from "../../flows/ctx.ts";
import type { Command } from "../command.ts";

export const outOfPlan: Command = {
  name: "临时任务",
  aliases: ["临时检查", "计划外任务"],
  usage: "临时任务 [新建]",
  help: "提出年度计划以外的检查任务并送审",
  permission: "scheme.write",
  more: "用于上级部署、投诉举报、转办交办、信用预警等情形；批准并公示后才能抽取",
  // Named targets stand on its cards, and of an unannounced check nobody outside may know them (rules.md §7).
  async run(_ctx, said) {
    if (said.group) return refuse("singleOnly", { command: "临时任务" });
    return said.rest === "新建"
      ? { card: "task-form", entryId: null, section: said.by.section }
      : { card: "task-list", page: 1 };
  },
};
