import { origins } from "../../../cards/acts.ts";
import { type TaskFacts, type TaskState, taskCard, taskListCard } from "../../../cards/task.ts";
import { taskFormCard } from "../../../cards/task-form.ts";
import { addWorkdays, dayOf } from "../../domain/calendar.ts";
import type { OutOfPlan } from "../../domain/out-of-plan.ts";
import { scopeWords } from "../../domain/plan-lines.ts";
import { targetTypeNames } from "../../domain/words.ts";
import type { Records } from "../../flows/ports.ts";
import type { Draw } from "../view.ts";

const stateOf = ({ entry, state }: OutOfPlan): TaskState =>
  state === "approved" && entry.publishedAt !== null ? "published" : state;

export const list: Draw<"task-list"> = async ({ tx, now }, page) => {
  const year = Number(dayOf(now).slice(0, 4));
  const tasks = (await tx.tasks.ofYear(year)).map((task) => ({
    entryId: task.entry.id,
    code: task.entry.code,
    name: task.entry.name,
    state: stateOf(task),
    reason: task.entry.reason ?? "",
  }));
  return taskListCard({ year, tasks, page: page.page });
};

/** What a card shows of a 临时任务. */
export async function taskFacts(tx: Records, task: OutOfPlan): Promise<TaskFacts> {
  const { entry } = task;
  const rate = entry.rates["-"] ?? { num: 1, den: 1 };
  return {
    entryId: entry.id,
    code: entry.code,
    name: entry.name,
    state: stateOf(task),
    section: entry.section,
    reason: entry.reason ?? "",
    items: (await tx.plan.items(entry.items)).map(({ name }) => name),
    scope: scopeWords(entry.filter),
    targets: await namesOf(tx, entry.filter.targets ?? []),
    percent: Math.round((rate.num * 100) / rate.den),
    teamSize: entry.teamSize,
    announced: entry.announced,
    drawUntil: entry.drawUntil,
    visitFrom: entry.visitFrom,
    visitUntil: entry.visitUntil,
  };
}

const namesOf = async (tx: Records, ids: string[]): Promise<string[]> =>
  (await tx.registry.targetsByIds(ids)).map(({ name }) => name);

export const task: Draw<"task"> = async ({ tx }, page) => {
  const found = await tx.tasks.byId(page.entryId);
  return found && taskCard(await taskFacts(tx, found));
};

export const form: Draw<"task-form"> = async ({ tx, now, calendar }, { entryId, section }) => {
  const old = entryId === null ? null : await tx.tasks.byId(entryId);
  if (entryId !== null && !old) return null;
  const today = dayOf(now);
  const entry = old?.entry;
  const [origin = "", ...why] = (entry?.reason ?? "").split("：");
  const facts = old && (await taskFacts(tx, old));
  const items = await tx.tasks.items();
  const districts = new Set(
    (await tx.registry.targetsAfter("", MOST_LOOKED)).map(({ district }) => district),
  );
  return taskFormCard({
    entryId,
    name: entry?.name ?? "",
    section: entry?.section ?? section ?? "双随机办",
    origin: (origins as readonly string[]).includes(origin) ? origin : "",
    why: why.join("："),
    items: items.map(({ code, name }) => ({ value: code, name })),
    chosenItems: entry?.items ?? [],
    types: Object.entries(targetTypeNames).map(([value, name]) => ({ value, name })),
    chosenTypes: entry?.filter.types ?? [],
    districts: [...districts].flatMap((one) => one ?? []).sort(),
    chosenDistricts: entry?.filter.districts ?? [],
    tags: entry?.filter.tags ?? [],
    targets: facts?.targets ?? [],
    percent: facts?.percent ?? 100,
    teamSize: entry?.teamSize ?? 2,
    announced: entry?.announced ?? false,
    drawUntil: entry?.drawUntil ?? addWorkdays(calendar, today, 5),
    visitFrom: entry?.visitFrom ?? addWorkdays(calendar, today, 1),
    visitUntil: entry?.visitUntil ?? addWorkdays(calendar, today, 15),
  });
};

/** Districts are offered as they stand in so many rows of the registry: a county has a few dozen of them. */
const MOST_LOOKED = 2_000;
