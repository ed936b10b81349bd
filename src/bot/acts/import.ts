import type { ActOf } from "../../../cards/acts.ts";
import type { Inspector } from "../../domain/roster.ts";
import { applyImport } from "../../flows/apply-import.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { cancelImport, stagedOf } from "../../flows/stage-import.ts";
import type { ActHandler } from "../act.ts";
import type { Lookups } from "../command.ts";

export const open: ActHandler<ActOf<"import.open">> = {
  permission: "import",
  run: async (_ctx, act) => ({ become: { card: "import", importId: act.importId } }),
};

export const faults: ActHandler<ActOf<"import.faults">> = {
  permission: "import",
  run: async (_ctx, act) => ({ become: { card: "import-faults", importId: act.importId, page: act.page } }),
};

/** 下载问题行: comes as a file in single chat. */
export const download: ActHandler<ActOf<"import.download">> = {
  permission: "import",
  run: async (_ctx, act) => ({
    say: { card: "file", file: { kind: "import-faults", importId: act.importId } },
    toast: "文件稍后在单聊里发给您。",
    tone: "info",
  }),
};

export const cancel: ActHandler<ActOf<"import.cancel">> = {
  permission: "import",
  async run(ctx, act) {
    const done = await cancelImport(ctx, act);
    return isRefusal(done) ? done : { toast: "已取消，名录没有变动。", tone: "info" };
  },
};

export const apply: ActHandler<ActOf<"import.apply">> = {
  permission: "import",
  prepare: (deps, act) => accounts(deps, act.importId),
  async run(ctx, act, _press, prepared) {
    const done = await applyImport(ctx, {
      importId: act.importId,
      contacts: prepared as Map<string, string>,
    });
    return isRefusal(done) ? done : { toast: `已写入名录：新增 ${done.added}，变更 ${done.changed}。` };
  },
};

/** The accounts of the inspectors in the file, asked of the platform's contacts before the transaction. */
async function accounts({ store, usersByContact }: Lookups, importId: string): Promise<Map<string, string>> {
  const row = await store.read.imports.byId(importId);
  if (row?.kind !== "inspectors" || row.state !== "staged") return new Map();
  const { diff } = stagedOf(row);
  const rows = [...diff.added, ...diff.changed.map((change) => change.after)] as Inspector[];
  const present = (values: (string | null)[]) => values.filter((value): value is string => value !== null);
  return usersByContact({
    mobiles: present(rows.map((row) => row.mobile)),
    emails: present(rows.map((row) => row.email)),
  });
}
