import type { Opening } from "../../domain/draw-verdict.ts";
import { may, whoMay } from "../../domain/permission.ts";
import { isRefusal, refuse } from "../../flows/ctx.ts";
import { openTarget, type Verification, verifyDraw } from "../../flows/verify-draw.ts";
import { verificationPage } from "../acts/draw.ts";
import type { Command } from "../command.ts";

export const verify: Command = {
  name: "校验",
  aliases: ["核对", "验证"],
  usage: "校验 <抽取编号> [单位名称或编号]",
  help: "重新计算一次抽取，逐步核对有没有被改动",
  permission: null,
  more: "例如：校验 2026-01-1；写上单位名称可以出具该单位的入池凭证",
  async prepare(deps, { rest, by, group }) {
    const [drawId = "", ...target] = rest.split(/\s+/);
    if (drawId === "") return refuse("draw.whichOne", { command: "校验" });
    if (target.length === 0) return verifyDraw(deps, by, { drawId, group });
    if (!may(by.roles, "draw.openTarget"))
      return refuse("notAllowed", { command: "出具入池凭证", who: whoMay("draw.openTarget") });
    return openTarget(deps, { drawId, target: target.join(" ") });
  },
  async run(ctx, _said, prepared) {
    if (isRefusal(prepared)) return prepared;
    const found = prepared as Verification | Opening;
    return "verdict" in found ? verificationPage(found, ctx.by.id) : { card: "draw-opening", opening: found };
  },
};
