import { isRefusal, refuse } from "../../flows/ctx.ts";
import { attestDraw, type Verification, verifyDraw } from "../../flows/verify-draw.ts";
import { verificationPage } from "../acts/draw.ts";
import type { Command } from "../command.ts";

export const attest: Command = {
  name: "复核",
  aliases: ["复算", "签认"],
  usage: "复核 <抽取编号>",
  help: "监督人员按完整记录复算一次抽取并签认",
  permission: "draw.attest",
  more: "请在单聊里发送，例如：复核 2026-01-1；复算全部相符才会签认，签认对外公开",
  async prepare(deps, { rest, by }) {
    if (rest === "") return refuse("draw.whichOne", { command: "复核" });
    return verifyDraw(deps, by, { drawId: rest, group: false });
  },
  async run(ctx, said, prepared) {
    if (said.group) return refuse("singleOnly", { command: "复核" });
    if (isRefusal(prepared)) return prepared;
    const found = prepared as Verification;
    // What does not hold is shown, step by step, rather than refused in one sentence.
    if (found.verdict.ok) {
      const done = await attestDraw(ctx, found);
      if (isRefusal(done)) return done;
    }
    return verificationPage(found, ctx.by.id);
  },
};
