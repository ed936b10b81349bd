import { refuse } from "../../flows/ctx.ts";
import type { Command } from "../command.ts";

export const more: Command = {
  name: "补抽",
  aliases: ["递补", "追加抽取"],
  usage: "补抽 <抽取编号>",
  help: "按原次序补抽检查对象，或另补一家",
  permission: "draw.organise",
  more: "补抽须写明理由并经分管领导同意；接着原名单的次序往下取，不重新抽取",
  async run(ctx, said) {
    if (said.rest === "") return refuse("draw.whichOne", { command: "补抽" });
    const draw = await ctx.tx.draws.byId(said.rest);
    if (!draw) return refuse("draw.unknown", { draw: said.rest });
    if (draw.source !== "own") return refuse("draw.platformOnly");
    if (draw.state !== "drawn") return refuse(`draw.${draw.state}`, { draw: draw.id });
    return { card: "draw-more", drawId: draw.id };
  },
};
