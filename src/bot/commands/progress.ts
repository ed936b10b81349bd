import { refuse } from "../../flows/ctx.ts";
import type { Command } from "../command.ts";

export const progress: Command = {
  name: "进度",
  aliases: ["进展"],
  usage: "进度 [抽取编号]",
  help: "查看一次抽取的任务确认情况",
  permission: "progress.see",
  more: "不写编号时列出全部抽取；例如：进度 2026-01-1",
  async run(ctx, said) {
    if (said.rest === "") return { card: "progress-list", page: 1 };
    const draw = await ctx.tx.draws.byId(said.rest);
    return draw
      ? { card: "progress", drawId: draw.id, page: 1 }
      : refuse("draw.unknown", { draw: said.rest });
  },
};
