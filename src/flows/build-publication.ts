import { frequencyWords, ratioWords } from "../domain/item-lines.ts";
import type { Plan } from "../domain/plan.ts";
import { entryChanges } from "../domain/plan-diff.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import { publicRatio, scopeWords } from "../domain/plan-lines.ts";
import {
  itemChanges,
  type PublicationKind,
  type PublicContent,
  type PublicEntry,
  type PublicItem,
  type PublicItems,
  type PublicPlan,
  type PublicScheme,
  type PublicTask,
  whitelisted,
} from "../domain/publication.ts";
import { schemePartNames, schemeParts } from "../domain/scheme.ts";
import { targetTypeNames } from "../domain/words.ts";
import type { Records } from "./ports.ts";
import { publicScheme } from "./read-public-scheme.ts";
import { publicTask } from "./read-public-task.ts";

/**
 * What is to be told of a subject as the records are now, by kind and field by field (rules.md §7); null when there is
 * nothing to tell. `today`: "YYYY-MM-DD".
 */
export async function buildPublication(
  tx: Records,
  kind: PublicationKind,
  subject: string,
  today: string,
): Promise<PublicContent | null> {
  const content = await builders[kind](tx, subject.slice(subject.indexOf(":") + 1), today);
  return content && whitelisted(content);
}

type Builder = (tx: Records, id: string, today: string) => Promise<PublicContent | null>;

const builders: Record<PublicationKind, Builder> = {
  items: itemsToTell,
  plan: planToTell,
  task: taskToTell,
  scheme: schemeToTell,
};

/** The bureau's name as `app` keeps it in the settings. */
async function bureauOf(tx: Records): Promise<string> {
  const name = await tx.settings.get("bureau");
  return typeof name === "string" ? name : "";
}

async function itemsToTell(tx: Records): Promise<PublicItems | null> {
  const rows = (await tx.items.all()).filter(({ state }) => state === "active");
  if (rows.length === 0) return null;
  const items = rows.map(
    (one): PublicItem => ({
      ...{ code: one.code, name: one.name, kind: one.kind, section: one.section, basis: one.legalBasis },
      targets: one.targetTypes.map((type) => targetTypeNames[type]).join("、"),
      ...{ content: one.content, methods: one.methods, departments: one.departments },
      ...{ ratio: ratioWords(one), frequency: frequencyWords(one) },
    }),
  );
  const before = (await tx.publications.of("items")).findLast(({ state }) => state === "published");
  const was = before?.content.kind === "items" ? before.content.items : null;
  return { kind: "items", bureau: await bureauOf(tx), items, changes: was ? itemChanges(was, items) : [] };
}

/** The newest version that a leader approved, with its difference from the one before. */
async function planToTell(tx: Records, id: string): Promise<PublicPlan | null> {
  const year = Number(id);
  const approved = (await tx.plan.versions(year)).filter(({ approvedAt }) => approvedAt !== null);
  const [plan, before] = approved;
  if (!plan) return null;
  const entries = await entriesOf(tx, plan);
  const old = before ? await entriesOf(tx, before) : entries;
  const names = await itemNames(tx, [...entries, ...old]);
  return {
    ...{ kind: "plan", bureau: await bureauOf(tx), year, version: plan.version, reason: plan.reason },
    entries: entries.map((entry) => entryToTell(entry, names)),
    changes: changesBetween(old, entries, names),
  };
}

const entriesOf = (tx: Records, plan: Plan): Promise<PlanEntry[]> => tx.plan.entriesByIds(plan.entryIds);

async function itemNames(tx: Records, entries: PlanEntry[]): Promise<Map<string, string>> {
  const codes = [...new Set(entries.flatMap(({ items }) => items))];
  return new Map((await tx.plan.items(codes)).map(({ code, name }) => [code, name]));
}

/** Rates by class and weights are told as changed, not as what they are. */
const internal = new Set(["抽查比例", "加权标注", "专长要求", "每组人数"]);

function changesBetween(
  old: PlanEntry[],
  now: PlanEntry[],
  names: Map<string, string>,
): PublicPlan["changes"] {
  const had = new Map(old.map((entry) => [entry.code, entry]));
  const has = new Set(now.map(({ code }) => code));
  const changes: PublicPlan["changes"] = [];
  for (const entry of now) {
    const { code, name } = entry;
    const before = had.get(code);
    if (!before) changes.push({ change: "added", code, name, what: "" });
    const lines = before ? entryChanges(before, entry, (item) => names.get(item) ?? item) : [];
    const what = lines.map((line) =>
      internal.has(line.label) ? `${line.label}有调整` : `${line.label}由“${line.before}”改为“${line.after}”`,
    );
    if (what.length > 0) changes.push({ change: "changed", code, name, what: what.join("；") });
  }
  for (const { code, name } of old)
    if (!has.has(code)) changes.push({ change: "removed", code, name, what: "" });
  return changes;
}

/** Without rates by class, weights, tags and whatever else tells how likely a school is to be drawn. */
function entryToTell(one: PlanEntry, names: Map<string, string>): PublicEntry {
  const { tags: _tags, ...filter } = one.filter;
  return {
    ...{ code: one.code, name: one.name, kind: one.kind, section: one.section, partners: one.partners },
    ...{ departments: one.departments, lead: one.lead, times: one.batches },
    items: one.items.map((code) => names.get(code) ?? code),
    ...{ scope: scopeWords(filter), ratio: publicRatio(one) },
    ...{
      drawFrom: one.drawFrom,
      drawUntil: one.drawUntil,
      visitFrom: one.visitFrom,
      visitUntil: one.visitUntil,
    },
  };
}

async function taskToTell(tx: Records, id: string, today: string): Promise<PublicTask | null> {
  const told = await publicTask(tx, id, today);
  const entry = told && (await tx.plan.entry(id));
  if (!told || !entry) return null;
  const names = await itemNames(tx, [entry]);
  const { name, scope, reason } = told;
  return {
    ...{ kind: "task", bureau: await bureauOf(tx), reason },
    entry: { ...entryToTell(entry, names), name, scope },
  };
}

async function schemeToTell(tx: Records, id: string, today: string): Promise<PublicScheme | null> {
  const told = await publicScheme(tx, id, today);
  if (!told) return null;
  return {
    ...{ kind: "scheme", bureau: await bureauOf(tx), code: told.code, batch: told.batch, name: told.name },
    sections: schemeParts.flatMap((part) =>
      told.parts[part] === "" ? [] : [{ heading: schemePartNames[part], text: told.parts[part] }],
    ),
  };
}
