import type { ActOf } from "../../../cards/acts.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { cancelImport } from "../../flows/stage-import.ts";
import { applyTable } from "../../flows/stage-table.ts";
import type { ActHandler } from "../act.ts";

export const apply: ActHandler<ActOf<"table.apply">> = {
  permission: "import",
  async run(ctx, act) {
    const done = await applyTable(ctx, act);
    if (isRefusal(done)) return done;
    const { entered, year, version } = done;
    return {
      toast: year === null ? `已载入 ${entered} 项，等待认领。` : `已加入 ${entered} 项。`,
      ...(year !== null && version !== null && { say: { card: "plan", year, version, readerId: ctx.by.id } }),
    };
  },
};

export const cancel: ActHandler<ActOf<"table.cancel">> = {
  permission: "import",
  async run(ctx, act) {
    const done = await cancelImport(ctx, act);
    return isRefusal(done) ? done : { toast: "已取消，没有写入。", tone: "info" };
  },
};

export const download: ActHandler<ActOf<"table.download">> = {
  permission: "import",
  run: async (_ctx, act) => ({
    say: { card: "file", file: { kind: "table-faults", importId: act.importId } },
    toast: "文件稍后在单聊里发给您。",
    tone: "info",
  }),
};
