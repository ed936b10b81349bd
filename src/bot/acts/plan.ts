import type { ActName, ActOf } from "../../../cards/acts.ts";
import { dayOf } from "../../domain/calendar.ts";
import type { PlanEntry, TargetFilter } from "../../domain/plan-entry.ts";
import type { Forecast } from "../../domain/plan-forecast.ts";
import { rateIn, windowIn } from "../../domain/plan-said.ts";
import { listIn } from "../../domain/roster-text.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "../../flows/ctx.ts";
import {
  addPlanEntry,
  draftOf,
  mergePlanEntries,
  type PlanRef,
  planSubject,
  removePlanEntry,
  savePlanEntry,
  undoPlanChange,
} from "../../flows/edit-plan.ts";
import { answer, type Page } from "../../flows/page.ts";
import { readingKey, readPlan } from "../../flows/read-plan.ts";
import { startPlan } from "../../flows/start-plan.ts";
import { submitPlan } from "../../flows/submit-plan.ts";
import type { ActHandler, Outcome } from "../act.ts";
import { meanwhileWords } from "../plan-words.ts";

const planPage = (ctx: PersonCtx, { year, version }: PlanRef): Page => ({
  card: "plan",
  ...{ year, version, readerId: ctx.by.id },
});
const entryPage = ({ year, version }: PlanRef, entryId: string, step: 1 | 2 | 3): Page => ({
  card: "plan-entry",
  ...{ year, version, entryId, step },
});

/** A button of the draft: does it, and shows the plan again with a word. */
const onPlan = <Name extends ActName>(
  permission: "plan.edit" | "plan.publish",
  run: (ctx: PersonCtx, act: ActOf<Name> & PlanRef) => Promise<object | Refusal>,
  toast: string,
): ActHandler<ActOf<Name>> => ({
  permission,
  async run(ctx, given) {
    const act = given as ActOf<Name> & PlanRef;
    const done = await run(ctx, act);
    return isRefusal(done) ? done : { become: planPage(ctx, act), toast };
  },
});

export const open: ActHandler<ActOf<"plan.open">> = {
  permission: "plan.see",
  async run(ctx, act, press) {
    const { year = Number(dayOf(ctx.now).slice(0, 4)), page = 1 } = act;
    const version = act.version ?? (await ctx.tx.plan.versions(year))[0]?.version;
    const before = (await ctx.tx.outbox.byMessage(press.messageId))?.page;
    // A card that stands in a group goes on without what only its reader may see and do.
    const reader = before?.card === "plan" && before.readerId === undefined ? {} : { readerId: ctx.by.id };
    return {
      become: { card: "plan", year, page, ...(version === undefined ? {} : { version }), ...reader },
    };
  },
};

export const file: ActHandler<ActOf<"plan.file">> = {
  permission: "plan.see",
  run: async (_ctx, { year, version }) => ({
    say: { card: "file", file: { kind: "plan", year, version } },
    toast: "表格稍后在单聊里发给您。",
    tone: "info",
  }),
};

export const start: ActHandler<ActOf<"plan.new"> | ActOf<"plan.adjust">> = {
  permission: "plan.edit",
  async run(ctx, act) {
    const reason = "form" in act ? act.form.reason : "";
    const done = await startPlan(ctx, { year: act.year, reason });
    return isRefusal(done) ? done : { become: planPage(ctx, done.plan), toast: "草稿已建立，改好后请送审。" };
  },
};

export const add: ActHandler<ActOf<"plan.add">> = {
  permission: "plan.edit",
  async run(ctx, act) {
    const done = await addPlanEntry(ctx, act, null);
    return isRefusal(done) ? done : { become: entryPage(act, done.entry.id, 1) };
  },
};

export const copy: ActHandler<ActOf<"plan.copy">> = {
  permission: "plan.edit",
  async run(ctx, act) {
    const plan = await draftOf(ctx.tx, act);
    if (isRefusal(plan)) return plan;
    const [like] = plan.entryIds.includes(act.form.entryId)
      ? await ctx.tx.plan.entriesByIds([act.form.entryId])
      : [];
    if (!like) return refuse("plan.entryGone");
    const done = await addPlanEntry(ctx, act, like);
    return isRefusal(done) ? done : { become: entryPage(act, done.entry.id, 1) };
  },
};

export const entry: ActHandler<ActOf<"plan.entry">> = {
  permission: "plan.edit",
  run: async (_ctx, act) => ({ become: entryPage(act, act.form.entryId, 1) }),
};

export const step: ActHandler<ActOf<"plan.step">> = {
  permission: "plan.edit",
  run: async (_ctx, act) => ({ become: entryPage(act, act.entryId, act.step) }),
};

export const remove = onPlan<"plan.remove">(
  "plan.edit",
  (ctx, act) => removePlanEntry(ctx, act, act.form.entryId),
  "已从草稿中删除，可以撤销。",
);
export const merge = onPlan<"plan.merge">(
  "plan.edit",
  (ctx, act) => mergePlanEntries(ctx, act, [act.a, act.b]),
  "已合并为一项，可以撤销。",
);
export const undo = onPlan<"plan.undo">("plan.edit", (ctx, act) => undoPlanChange(ctx, act), "已撤销。");
export const submit: ActHandler<ActOf<"plan.submit">> = {
  permission: "plan.edit",
  prepare: async ({ store }, { year, version }) =>
    (await readPlan(store.read, year, version))?.forecast ?? null,
  async run(ctx, act, _press, prepared) {
    const done = await submitPlan(ctx, act, prepared as Forecast | null);
    if (isRefusal(done)) return done;
    return { become: planPage(ctx, act), toast: "已送领导审批，结果会告诉您。" };
  },
};

type Saving = ActOf<"plan.saveBasics"> | ActOf<"plan.saveScope"> | ActOf<"plan.saveTimes">;

export const save: ActHandler<Saving> = {
  permission: "plan.edit",
  async run(ctx, act) {
    const fields = fieldsOf(act);
    if (isRefusal(fields)) return fields;
    const done = await savePlanEntry(ctx, act, { entryId: act.entryId, seen: act.seen, fields });
    if (isRefusal(done)) return done;
    if ("meanwhile" in done) {
      const items = new Map((await ctx.tx.plan.activeItems()).map(({ code, name }) => [code, name]));
      const lines = meanwhileWords(done.meanwhile, (code) => items.get(code) ?? code);
      return {
        say: answer("plan.meanwhile", { lines }),
        toast: "您打开之后别人改过这项任务，您的修改没有保存。",
        tone: "warning",
        become: entryPage(act, done.entryId, stepOf(act)),
      };
    }
    return next(ctx, act, done.entry);
  },
};

const stepOf = (act: Saving): 1 | 2 | 3 =>
  act.act === "plan.saveBasics" ? 1 : act.act === "plan.saveScope" ? 2 : 3;

function next(ctx: PersonCtx, act: Saving, { id }: PlanEntry): Outcome {
  const at = stepOf(act);
  const page = at === 3 ? planPage(ctx, act) : entryPage(act, id, at === 1 ? 2 : 3);
  return { become: page, toast: "已保存。" };
}

/** What a form said, as fields of the entry; a refusal names what cannot be read. */
function fieldsOf(act: Saving): Partial<PlanEntry> | Refusal {
  switch (act.act) {
    case "plan.saveBasics": {
      const { partners, departments, lead, ...rest } = act.form;
      return { ...rest, partners: listIn(partners), departments: listIn(departments), lead: lead || null };
    }
    case "plan.saveScope":
      return scopeOf(act);
    case "plan.saveTimes": {
      const { draw, visit, specialty, ...rest } = act.form;
      const [drawn, visited] = [windowIn(draw, act.year), windowIn(visit, act.year)];
      if (!drawn) return refuse("plan.unreadable", { field: "抽取时间", text: draw });
      if (!visited) return refuse("plan.unreadable", { field: "检查时间", text: visit });
      return {
        ...rest,
        specialty: specialty || null,
        ...{
          drawFrom: drawn.from,
          drawUntil: drawn.until,
          visitFrom: visited.from,
          visitUntil: visited.until,
        },
      };
    }
  }
}

function scopeOf(act: ActOf<"plan.saveScope">): Partial<PlanEntry> | Refusal {
  const { credit, rate, total, types, ownership, subjects, districts, tags, ...classes } = act.form;
  const rates: PlanEntry["rates"] = {};
  const said = { "-": rate, ...(credit ? byClass(classes) : {}) };
  for (const [stratum, text] of Object.entries(said)) {
    if (text === "") continue;
    const read = rateIn(/^\d+(\.\d+)?$/.test(text) ? `${text}%` : text);
    if (read === null) return refuse("plan.unreadable", { field: "抽查比例", text });
    rates[stratum] = read;
  }
  if (total !== "" && !/^[1-9]\d{0,5}$/.test(total))
    return refuse("plan.unreadable", { field: "合计不少于", text: total });
  const filter: TargetFilter = {
    ...(types.length > 0 && { types }),
    ...(ownership.length > 0 && { ownership }),
    ...(subjects.length > 0 && { subjects }),
    ...(districts !== "" && { districts: listIn(districts) }),
    ...(tags !== "" && { tags: listIn(tags) }),
  };
  return { creditClassed: credit, rates, filter, total: total === "" ? null : Number(total) };
}

const byClass = (form: { rateA: string; rateB: string; rateC: string; rateD: string }) => ({
  ...{ A: form.rateA, B: form.rateB, C: form.rateC, D: form.rateD },
});

/** 登记公示 is done on the publication that was prepared when the plan was approved. */
export const publishing: ActHandler<ActOf<"plan.publishing">> = {
  permission: "plan.publish",
  async run(ctx, { year }) {
    const told = (await ctx.tx.publications.of(`plan:${year}`)).findLast(({ state }) => state === "approved");
    return told
      ? { become: { card: "publication", publicationId: told.id } }
      : refuse("plan.notApproved", { year });
  },
};

export const reading: ActHandler<ActOf<"plan.reading">> = {
  permission: "plan.publish",
  async run(ctx, act) {
    const key = readingKey(act.year);
    if ((await ctx.tx.settings.get(key)) !== null) return refuse("plan.readingFixed");
    await ctx.tx.settings.set(key, act.reading);
    await record(ctx, "plan.readingFixed", `setting:${key}`, { before: null, after: act.reading });
    const [newest] = await ctx.tx.plan.versions(act.year);
    if (newest) await redraw(ctx, planSubject(newest));
    return {
      toast: "本年度统计口径已确定。",
      ...(newest && { become: planPage(ctx, newest) }),
    };
  },
};
