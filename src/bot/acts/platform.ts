import type { ActOf } from "../../../cards/acts.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { enterPlatformDraw } from "../../flows/platform-draw.ts";
import type { ActHandler } from "../act.ts";

/** 作为抽取结果: what the provincial platform drew becomes the draw of a batch. */
export const apply: ActHandler<ActOf<"platform.apply">> = {
  permission: "draw.organise",
  async run(ctx, act) {
    const [entryId = "", batch = ""] = act.form.entry.split("|");
    const { taskNumber } = act.form;
    const done = await enterPlatformDraw(ctx, {
      importId: act.importId,
      entryId,
      batch: Number(batch),
      taskNumber,
    });
    if (isRefusal(done)) return done;
    return {
      become: { card: "draw-ceremony", drawId: done.draw.id },
      toast: "已登记为本批次的抽取结果，任务卡片已发出。",
    };
  },
};
