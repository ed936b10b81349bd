import type { ActOf } from "../../../cards/acts.ts";
import type { Inspector } from "../../domain/roster.ts";
import { mappedFields, type RosterMapping } from "../../domain/roster-mapping.ts";
import { applyImport, digestOf, type Prepared } from "../../flows/apply-import.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { decideNear } from "../../flows/decide-near.ts";
import { chooseMappedKind, mapImport } from "../../flows/map-import.ts";
import { isRosterImport } from "../../flows/ports-imports.ts";
import { cancelImport, summaryOf } from "../../flows/stage-import.ts";
import { undoImport } from "../../flows/undo-import.ts";
import type { ActHandler } from "../act.ts";
import type { Lookups } from "../command.ts";

/** Lines whose digest is computed before the press is answered; of longer imports it is computed when they are written. */
const FEW = 5_000;

export const open: ActHandler<ActOf<"import.open">> = {
  permission: "import",
  run: async (_ctx, act) => ({ become: { card: "import", importId: act.importId } }),
};

export const faults: ActHandler<ActOf<"import.faults">> = {
  permission: "import",
  run: async (_ctx, act) => ({ become: { card: "import-faults", importId: act.importId, page: act.page } }),
};

export const mapKind: ActHandler<ActOf<"import.mapKind">> = {
  permission: "import",
  async run(ctx, act) {
    const done = await chooseMappedKind(ctx, act);
    return isRefusal(done) ? done : { become: { card: "import", importId: act.importId } };
  },
};

export const map: ActHandler<ActOf<"import.map">> = {
  permission: "import",
  async run(ctx, act) {
    const mapping = mappingIn(act);
    const done = await mapImport(ctx, { importId: act.importId, mapping });
    return isRefusal(done) ? done : { toast: "正在按对应的各列核对，完成后卡片会自动更新。", tone: "info" };
  },
};

/** Of the form's fields only those that the kind has count. */
function mappingIn({ kind, form: { headerRow, ...form } }: ActOf<"import.map">): RosterMapping {
  const columns: RosterMapping["columns"] = {};
  for (const field of mappedFields[kind]) {
    const column = form[`c_${field}`];
    if (column !== undefined) columns[field] = column;
  }
  return { kind, headerRow, columns };
}

export const near: ActHandler<ActOf<"import.near">> = {
  permission: "import",
  run: async (_ctx, act) => ({ become: { card: "import-near", importId: act.importId, page: act.page } }),
};

export const decide: ActHandler<ActOf<"import.decide">> = {
  permission: "import",
  async run(ctx, act) {
    const done = await decideNear(ctx, act);
    if (isRefusal(done)) return done;
    return {
      become: { card: "import-near", importId: act.importId, page: act.page },
      toast: act.same ? `${done.decided} 行按同一单位合并。` : `${done.decided} 行按新单位新增。`,
    };
  },
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

export const undo: ActHandler<ActOf<"import.undo">> = {
  permission: "import",
  async run(ctx, act) {
    const done = await undoImport(ctx, act);
    return isRefusal(done) ? done : { toast: "正在撤销，完成后卡片会自动更新。", tone: "info" };
  },
};

export const apply: ActHandler<ActOf<"import.apply">> = {
  permission: "import",
  prepare: (deps, act) => prepared(deps, act.importId),
  async run(ctx, act, _press, before) {
    const done = await applyImport(ctx, { importId: act.importId, ...(before as Prepared) });
    if (isRefusal(done)) return done;
    if (!done.done) return { toast: "正在写入名录，完成后卡片会自动更新。", tone: "info" };
    const { added, changed, gone } = done.counts;
    return { toast: `已写入名录：新增 ${added}，变更 ${changed + gone}。` };
  },
};

/** What is long, or asked of the platform, before the transaction. */
async function prepared({ store, usersByContact }: Lookups, importId: string): Promise<Prepared> {
  const row = await store.read.imports.byId(importId);
  const nothing: Prepared = { digest: "", contacts: new Map() };
  if (!row || !isRosterImport(row) || row.state !== "staged") return nothing;
  const { kind, lines } = summaryOf(row);
  if (lines > FEW) return nothing;
  const digest = await digestOf(store.read, importId);
  if (kind === "targets") return { ...nothing, digest };
  const rows = await store.read.staging.lines(importId, ["added", "changed"], 0, 1_000);
  const inspectors = rows.map(({ after }) => after as Inspector);
  const present = (values: (string | null)[]) => values.filter((value): value is string => value !== null);
  const contacts = await usersByContact({
    mobiles: present(inspectors.map(({ mobile }) => mobile)),
    emails: present(inspectors.map(({ email }) => email)),
  });
  return { digest, contacts };
}
