import { dayOf } from "../domain/calendar.ts";
import { holds } from "../domain/person.ts";
import type { Inspector } from "../domain/roster.ts";
import { type Training, trainingFault } from "../domain/training.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json, Records } from "./ports.ts";

/** As it is filled in. `groups`: "*" for all inspectors, or sections; `names`: more people, by name. */
export interface TrainingInput {
  day: string;
  topic: string;
  trainer: string;
  hours: number;
  groups: string[];
  names: string[];
  skills: string[];
}

/** 培训 登记: who was there becomes inspector ids; ends the year's duty to train (S13). */
export async function logTraining(
  ctx: PersonCtx,
  input: TrainingInput,
): Promise<{ training: Training } | Refusal> {
  const training = await trainingOf(ctx, input, ctx.chance.id());
  if (isRefusal(training)) return training;
  await ctx.tx.trainings.save(training);
  await record(ctx, "training.logged", `training:${training.id}`, { after: told(training) });
  await ctx.tx.duties.end({ subject: `train:${training.day.slice(0, 4)}` }, "logged", ctx.now);
  await redraw(ctx, "trainings");
  return { training };
}

/** 更正: what was logged stays in the audit, with the reason; nothing is ever deleted. */
export async function correctTraining(
  ctx: PersonCtx,
  input: TrainingInput & { trainingId: string; reason: string },
): Promise<{ training: Training } | Refusal> {
  const old = await ctx.tx.trainings.byId(input.trainingId);
  if (!old) return refuse("training.unknown");
  if (old.byId !== ctx.by.id && !holds(ctx.by, "office")) return refuse("training.notYours");
  const training = await trainingOf(ctx, input, old.id);
  if (isRefusal(training)) return training;
  const corrected = { ...training, byId: old.byId, at: old.at };
  await ctx.tx.trainings.save(corrected);
  await record(ctx, "training.corrected", `training:${old.id}`, {
    before: told(old),
    after: { ...told(corrected), reason: input.reason },
  });
  await redraw(ctx, "trainings");
  return { training: corrected };
}

const told = ({ day, topic, trainer, hours, attended, skills }: Training): { [key: string]: Json } => ({
  day,
  topic,
  trainer,
  hours,
  attended,
  skills,
});

async function trainingOf(ctx: PersonCtx, input: TrainingInput, id: string): Promise<Training | Refusal> {
  const { day, topic, trainer, hours, skills } = input;
  const fault = trainingFault(input, dayOf(ctx.now));
  if (fault === "future") return refuse("training.future");
  if (fault === "hours") return refuse("training.hours");
  const attended = await attendees(ctx.tx, input);
  if (isRefusal(attended)) return attended;
  if (attended.length === 0) return refuse("training.nobody");
  return { id, day, topic, trainer, hours, skills, attended, byId: ctx.by.id, at: ctx.now };
}

async function attendees(tx: Records, { groups, names }: TrainingInput): Promise<string[] | Refusal> {
  const all = (await tx.registry.inspectors()).filter(({ status }) => status === "active");
  const strangers = names.filter((name) => !all.some((one) => one.name === name));
  if (strangers.length > 0) return refuse("training.strangers", { names: strangers.slice(0, 5) });
  const there = (one: Inspector) =>
    groups.includes("*") || groups.includes(one.section ?? one.department ?? "") || names.includes(one.name);
  return all.filter(there).map(({ id }) => id);
}
