import { refuse } from "../../flows/ctx.ts";
import type { Command } from "../command.ts";

export const witness: Command = {
  name: "见证",
  aliases: ["见证抽取"],
  usage: "见证 [抽取编号]",
  help: "打开请您见证的抽取，提交现场产生的数字",
  permission: null,
  more: "不写编号时打开最近一次请您见证、还没有提交数字的抽取",
  async run(ctx, said) {
    if (said.rest !== "") {
      const draw = await ctx.tx.draws.byId(said.rest);
      return draw ? { card: "draw-ceremony", drawId: draw.id } : refuse("draw.unknown", { draw: said.rest });
    }
    for (const duty of await ctx.tx.duties.openOf(ctx.by.id))
      if (duty.kind === "witness")
        return { card: "draw-ceremony", drawId: duty.subject.slice("draw:".length) };
    return refuse("draw.nothingToWitness");
  },
};
