import type { Command } from "../command.ts";

export const draw: Command = {
  name: "抽取",
  aliases: ["抽签", "抽查", "开始抽取", "随机抽取"],
  usage: "抽取 [计划任务编号]",
  help: "在群里公开抽取检查对象和执法检查人员",
  permission: "draw.organise",
  groupOnly: true,
  more: "不写编号时列出已批准并公开、正当抽取期的计划任务；例如：抽取 2026-01",
  async run(ctx, said) {
    if (said.rest === "") return { card: "draw-due" };
    const entries = await ctx.tx.plan.entries(yearOf(said.rest, ctx.now));
    const entry = entries.find((one) => one.code === said.rest);
    if (!entry) return { refused: "entry.unknown", entry: said.rest };
    return { card: "draw-prepare", entryId: entry.id, by: said.by.id };
  },
};

const yearOf = (code: string, now: Date): number => {
  const year = Number(/^\d{4}(?=-)/.exec(code)?.[0]);
  return Number.isInteger(year) && year > 2000 ? year : now.getUTCFullYear();
};
