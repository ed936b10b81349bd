import { refuse } from "../../flows/ctx.ts";
import type { Command } from "../command.ts";

export const voiding: Command = {
  name: "作废",
  aliases: ["作废抽取"],
  usage: "作废 <抽取编号>",
  help: "按程序作废一次抽取，记录和理由保留",
  permission: "draw.void",
  more: "还没有人提交见证数字时由组织者作废；之后须监督人员和局领导共同决定",
  async run(ctx, said) {
    if (said.rest === "") return refuse("draw.whichOne", { command: "作废" });
    const draw = await ctx.tx.draws.byId(said.rest);
    if (!draw) return refuse("draw.unknown", { draw: said.rest });
    if (draw.state === "voided" || draw.state === "published")
      return refuse(`draw.${draw.state}`, { draw: draw.id });
    return { card: "draw-void", drawId: draw.id };
  },
};
