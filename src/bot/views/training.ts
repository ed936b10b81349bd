import { trainingFormCard, trainingListCard } from "../../../cards/training.ts";
import { dayOf } from "../../domain/calendar.ts";
import { untrained } from "../../domain/training.ts";
import type { Draw } from "../view.ts";

export const list: Draw<"training-list"> = async ({ tx, now }, page) => {
  const year = dayOf(now).slice(0, 4);
  const trainings = (await tx.trainings.since(`${year}-01-01`)).filter(({ day }) => day <= `${year}-12-31`);
  const inspectors = (await tx.registry.inspectors()).filter(
    ({ status, certNumber }) => status === "active" && certNumber !== null,
  );
  return trainingListCard({
    year: Number(year),
    trainings: trainings.map(({ id, attended, day, topic, trainer, hours, skills }) => ({
      trainingId: id,
      day,
      topic,
      trainer,
      hours,
      skills,
      attended: attended.length,
    })),
    inspectors: inspectors.length,
    untrained: untrained(inspectors, trainings).map(({ name }) => name),
    page: page.page,
  });
};

export const form: Draw<"training-form"> = async ({ tx, now }, { trainingId }) => {
  const old = trainingId === null ? null : await tx.trainings.byId(trainingId);
  if (trainingId !== null && !old) return null;
  const inspectors = (await tx.registry.inspectors()).filter(({ status }) => status === "active");
  const sections = new Set(inspectors.flatMap(({ section, department }) => section ?? department ?? []));
  return trainingFormCard({
    trainingId,
    day: old?.day ?? dayOf(now),
    topic: old?.topic ?? "",
    trainer: old?.trainer ?? "",
    hours: String(old?.hours ?? 4),
    skills: old?.skills ?? [],
    attended: old ? (await tx.registry.inspectorsByIds(old.attended)).map(({ name }) => name) : [],
    sections: [...sections].sort(),
  });
};
