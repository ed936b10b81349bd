import type { ActOf } from "../../../cards/acts.ts";
import { lackWords } from "../../../cards/items.ts";
import type { Guide, Item, ItemCommand, ItemFields, ItemLack } from "../../domain/item.ts";
import { itemChanges } from "../../domain/item-lines.ts";
import { holds } from "../../domain/person.ts";
import { rateIn } from "../../domain/plan-said.ts";
import type { TargetType } from "../../domain/roster.ts";
import { listIn } from "../../domain/roster-text.ts";
import { starterItems } from "../../domain/starter-items.ts";
import { targetTypeNames } from "../../domain/words.ts";
import { changeItem, createItem, type ItemMeanwhile, offerItems, undoItem } from "../../flows/change-item.ts";
import { isRefusal, type PersonCtx, type Refusal, refuse } from "../../flows/ctx.ts";
import { answer, type Page } from "../../flows/page.ts";
import type { ActHandler, Outcome } from "../act.ts";
import { changeNames } from "../views/items.ts";

const itemPage = (ctx: PersonCtx, code: string): Page => ({ card: "item", code, readerId: ctx.by.id });

export const list: ActHandler<ActOf<"items.list">> = {
  run: async (ctx, { state, text, page }) => ({
    become: { card: "items", state, text, page, readerId: ctx.by.id },
  }),
};

export const open: ActHandler<ActOf<"item.open">> = {
  run: async (ctx, act) => ({ become: itemPage(ctx, act.code) }),
};

export const file: ActHandler<ActOf<"items.file">> = {
  run: async () => ({
    say: { card: "file", file: { kind: "items" } },
    toast: "清单稍后在单聊里发给您。",
    tone: "info",
  }),
};

export const history: ActHandler<ActOf<"item.history">> = {
  run: async (_ctx, { code, page }) => ({ become: { card: "item-history", code, page } }),
};

export const edit: ActHandler<ActOf<"item.edit">> = {
  permission: "items.edit",
  run: async (_ctx, { code, part }) => ({ become: { card: "item-edit", code, part } }),
};

export const create: ActHandler<ActOf<"item.new">> = {
  permission: "items.edit",
  async run(ctx, act) {
    const done = await createItem(ctx, { name: act.form.name, legalBasis: act.form.basis });
    return isRefusal(done)
      ? done
      : {
          become: { card: "item-edit", code: done.item.code, part: "basics" },
          toast: "已新增，请补齐内容后认领。",
        };
  },
};

export const starter: ActHandler<ActOf<"items.starter">> = {
  permission: "items.edit",
  async run(ctx) {
    const { entered } = await offerItems(ctx, starterItems, "起步清单");
    return {
      become: { card: "items", state: "offered", text: "", page: 1, readerId: ctx.by.id },
      toast: `已载入 ${entered} 项，等待各科室认领。`,
    };
  },
};

/** What a change led to: the item again, or what somebody else changed meanwhile. */
async function after(
  ctx: PersonCtx,
  act: { code: string; version: number },
  done: { item: Item } | ItemMeanwhile | Refusal,
  toast: string,
  then: Page = itemPage(ctx, act.code),
): Promise<Outcome | Refusal> {
  if (isRefusal(done)) return worded(done);
  if ("meanwhile" in done) {
    const versions = await ctx.tx.items.versions(act.code);
    const people = new Map(
      (await ctx.tx.people.byIds(versions.map(({ byId }) => byId))).map((one) => [one.id, one.name]),
    );
    const lines = done.meanwhile.flatMap(({ version, byId, change, item }) => {
      const before = versions.find((one) => one.version === version - 1);
      const who = people.get(byId) ?? "";
      const changed = before ? itemChanges(before.item, item) : [];
      return changed.length === 0
        ? [`${who}${changeNames[change]}了这一事项。`]
        : changed.map((one) => `${who}把“${one.label}”由“${one.before || "空"}”改为“${one.after || "空"}”。`);
    });
    return {
      become: then,
      say: answer("item.meanwhile", { lines }),
      toast: "您打开之后别人改过这一事项，您的修改没有保存。",
      tone: "warning",
    };
  }
  return { become: then, toast };
}

/** What an item lacks, in words: the refusal's facts are codes. */
const worded = (no: Refusal): Refusal =>
  Array.isArray(no.lacks) ? { ...no, lacks: no.lacks.map((lack) => lackWords[lack as ItemLack]) } : no;

const carryOut = (
  ctx: PersonCtx,
  act: { code: string; version: number },
  command: ItemCommand,
  reason = "",
) => changeItem(ctx, { code: act.code, version: act.version, command, reason });

export const claim: ActHandler<ActOf<"item.claim">> = {
  permission: "items.edit",
  async run(ctx, act) {
    const { section: said, duty } = act.form;
    const section = holds(ctx.by, "office") && said !== "" ? said : (ctx.by.section ?? "");
    const done = await carryOut(ctx, act, { verb: "claim", section, duty, by: ctx.by.id });
    return after(ctx, act, done, `已由${section}认领。`);
  },
};

export const giveBack: ActHandler<ActOf<"item.giveBack">> = {
  permission: "items.edit",
  run: async (ctx, act) =>
    after(ctx, act, await carryOut(ctx, act, { verb: "giveBack" }, act.form.reason), "已退回待认领。"),
};

export const retire: ActHandler<ActOf<"item.retire">> = {
  permission: "items.edit",
  run: async (ctx, act) =>
    after(ctx, act, await carryOut(ctx, act, { verb: "retire" }, act.form.reason), "已停用，可以恢复。"),
};

export const restore: ActHandler<ActOf<"item.restore">> = {
  permission: "items.edit",
  run: async (ctx, act) => after(ctx, act, await carryOut(ctx, act, { verb: "restore" }), "已恢复使用。"),
};

export const undo: ActHandler<ActOf<"item.undo">> = {
  permission: "items.edit",
  run: async (ctx, act) => after(ctx, act, await undoItem(ctx, act), "已撤销上次修改。"),
};

export const saveBasics: ActHandler<ActOf<"item.saveBasics">> = {
  permission: "items.edit",
  async run(ctx, act) {
    const fields = basicsOf(act.form);
    if (isRefusal(fields)) return fields;
    return after(ctx, act, await carryOut(ctx, act, { verb: "change", fields }, act.form.reason), "已保存。");
  },
};

function basicsOf(form: ActOf<"item.saveBasics">["form"]): Partial<ItemFields> | Refusal {
  const ratioMax = rateIn(/^\d+(\.\d+)?$/.test(form.ratio) ? `${form.ratio}%` : form.ratio);
  if (ratioMax === null) return refuse("plan.unreadable", { field: "抽查比例上限", text: form.ratio });
  const known = form.types.filter((type): type is TargetType => Object.hasOwn(targetTypeNames, type));
  const { name, kind, basis: legalBasis, content, source, times: timesAYear } = form;
  return {
    ...{ name, kind, legalBasis, content, source, timesAYear, ratioMax, targetTypes: known },
    ...{ methods: listIn(form.methods), departments: listIn(form.departments) },
  };
}

const saveGuide = async (
  ctx: PersonCtx,
  act: { code: string; version: number },
  change: (guide: Guide) => Guide | Refusal,
  toast: string,
): Promise<Outcome | Refusal> => {
  const item = await ctx.tx.items.byCode(act.code);
  if (!item) return refuse("item.unknown", { item: act.code });
  const guide = change(item.guide);
  if (isRefusal(guide)) return guide;
  const done = await carryOut(ctx, act, { verb: "change", fields: { guide } });
  return after(ctx, act, done, toast, { card: "item-edit", code: act.code, part: "guide" });
};

export const savePoint: ActHandler<ActOf<"item.savePoint">> = {
  permission: "items.edit",
  async run(ctx, act) {
    const { n, text, standard } = act.form;
    if (text === "" || standard === "") return refuse("item.pointIncomplete");
    const point = { text, standard };
    return saveGuide(
      ctx,
      act,
      (guide) => ({
        ...guide,
        points:
          n === ""
            ? [...guide.points, point]
            : guide.points.map((one, at) => (at === Number(n) ? point : one)),
      }),
      "要点已保存。",
    );
  },
};

export const dropPoint: ActHandler<ActOf<"item.dropPoint">> = {
  permission: "items.edit",
  async run(ctx, act) {
    const { n } = act.form;
    if (n === "") return refuse("item.whichPoint");
    return saveGuide(
      ctx,
      act,
      (guide) => ({ ...guide, points: guide.points.filter((_, at) => at !== Number(n)) }),
      "要点已删除，可以撤销。",
    );
  },
};

const linesIn = (words: string): string[] =>
  words
    .split(/[;；\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const saveLists: ActHandler<ActOf<"item.saveLists">> = {
  permission: "items.edit",
  run: async (ctx, act) =>
    saveGuide(
      ctx,
      act,
      (guide) => ({ ...guide, materials: linesIn(act.form.materials), steps: linesIn(act.form.steps) }),
      "材料和步骤已保存。",
    ),
};
