import { mineCard } from "../../../cards/mine.ts";
import { dayOf, workdaysBetween } from "../../domain/calendar.ts";
import { readMine } from "../../flows/read-mine.ts";
import type { Draw } from "../view.ts";
import { dutyName, matterOf, openingAct } from "./duty-words.ts";

export const mine: Draw<"mine"> = async (view, page) => {
  const person = await view.tx.people.byId(page.personId);
  if (!person) return null;
  const today = dayOf(view.now);
  const duties = (await readMine(view.tx, person)).map(({ duty, about }) => {
    const due = dayOf(duty.dueAt);
    const left =
      due >= today ? workdaysBetween(view.calendar, today, due) : -workdaysBetween(view.calendar, due, today);
    return {
      duty: dutyName(duty),
      matter: matterOf(about),
      dueAt: duty.dueAt.toISOString(),
      workdaysLeft: left,
      act: openingAct(about),
    };
  });
  return mineCard({ name: person.name, duties, page: page.page });
};
