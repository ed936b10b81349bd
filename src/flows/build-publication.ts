import type { PlanEntry } from "../domain/plan-entry.ts";
import {
  itemChanges,
  type PublicationKind,
  type PublicContent,
  type PublicEntry,
  type PublicItem,
  type PublicItems,
  type PublicPlan,
  type PublicTask,
  whitelisted,
} from "../domain/publication.ts";
import type { Records } from "./ports.ts";

/**
 * What is to be told of a subject as the records are now, by kind; null when there is nothing. `year` is the current one. Built from the plan alone;
 * the kinds' own flows take their places here.
 */
export async function buildPublication(
  tx: Records,
  kind: PublicationKind,
  subject: string,
  year: number,
): Promise<PublicContent | null> {
  const content = await builders[kind](
    tx,
    kind === "items" ? String(year) : subject.slice(subject.indexOf(":") + 1),
  );
  return content && whitelisted(content);
}

type Builder = (tx: Records, id: string) => Promise<PublicContent | null>;

const builders: Record<PublicationKind, Builder> = {
  items: publicItems,
  plan: publicPlan,
  task: publicTask,
  // A scheme is told of by who keeps schemes.
  scheme: async () => null,
};

/** The bureau's name as `app` keeps it in the settings. */
export async function bureauOf(tx: Records): Promise<string> {
  const name = await tx.settings.get("bureau");
  return typeof name === "string" ? name : "";
}

async function publicItems(tx: Records, id: string): Promise<PublicItems | null> {
  const year = Number(id);
  const entries = await tx.plan.entries(year);
  const rows = await tx.plan.items([...new Set(entries.flatMap(({ items }) => items))]);
  if (rows.length === 0) return null;
  const items: PublicItem[] = rows.map((one) => ({
    code: one.code,
    name: one.name,
    kind: one.kind,
    section: one.section,
    targets: "",
    basis: one.legalBasis,
    content: "",
    methods: [],
    ratio: "",
    frequency: "",
    departments: [],
  }));
  const before = (await tx.publications.of("items")).findLast(({ state }) => state === "published");
  const was = before?.content.kind === "items" ? before.content.items : null;
  return { kind: "items", bureau: await bureauOf(tx), items, changes: was ? itemChanges(was, items) : [] };
}

async function publicPlan(tx: Records, id: string): Promise<PublicPlan | null> {
  const year = Number(id);
  const entries = (await tx.plan.entries(year)).filter(
    ({ outOfPlan, approvedAt }) => !outOfPlan && approvedAt,
  );
  if (entries.length === 0) return null;
  return {
    kind: "plan",
    bureau: await bureauOf(tx),
    year,
    version: Math.max(...entries.map(({ version }) => version)),
    reason: "",
    entries: entries.map(entryOf),
    changes: [],
  };
}

async function publicTask(tx: Records, id: string): Promise<PublicTask | null> {
  const entry = await tx.plan.entry(id);
  if (!entry?.outOfPlan) return null;
  return { kind: "task", bureau: await bureauOf(tx), entry: entryOf(entry), reason: entry.reason ?? "" };
}

/** Without rates by class, weights and whatever else tells how likely a school is to be drawn. */
const entryOf = (one: PlanEntry): PublicEntry => ({
  code: one.code,
  name: one.name,
  kind: one.kind,
  section: one.section,
  partners: one.partners,
  departments: one.departments,
  lead: one.lead,
  items: one.items,
  scope: scopeOf(one),
  ratio: one.creditClassed ? "按信用风险分类确定" : "按计划确定的比例",
  times: one.batches,
  drawFrom: one.drawFrom,
  drawUntil: one.drawUntil,
  visitFrom: one.visitFrom,
  visitUntil: one.visitUntil,
});

function scopeOf({ filter }: PlanEntry): string {
  const parts = [filter.districts, filter.ownership, filter.types].flatMap((list) =>
    list ? [list.join("、")] : [],
  );
  return parts.length === 0 ? "全部检查对象" : parts.join("，");
}
