import type { ActValue } from "../../../cards/acts.ts";
import { answerCard } from "../../../cards/answer.ts";
import { helpCommandCard } from "../../../cards/help-command.ts";
import { helpMenuCard } from "../../../cards/help-menu.ts";
import { refusalCard } from "../../../cards/refusal.ts";
import { welcomeCard } from "../../../cards/welcome.ts";
import { may, type Role, whoMay } from "../../domain/permission.ts";
import type { Person } from "../../domain/person.ts";
import { roleName } from "../../domain/words.ts";
import type { Command } from "../command.ts";
import { commands } from "../commands/index.ts";
import { answerWords, refusalText } from "../replies.ts";
import type { Draw } from "../view.ts";

export const answer: Draw<"answer"> = async (_view, page) => answerCard(answerWords(page.code, page.facts));

export const welcome: Draw<"welcome"> = async (view, page) => {
  const person = await view.tx.people.byId(page.personId);
  return person && welcomeCard({ name: person.name, roles: person.roles });
};

export const refusal: Draw<"refusal"> = async (_view, { code, facts }) => {
  const near = Array.isArray(facts.nearest)
    ? facts.nearest.flatMap((name) => commands.find((one) => one.name === name) ?? [])
    : [];
  return refusalCard({
    why: refusalText(code, facts),
    ...(Array.isArray(facts.who) ? { who: facts.who.map((role) => roleName(role as Role)) } : {}),
    nearest: near.map(({ name, usage, help }) => ({ name, usage, help })),
  });
};

export const help: Draw<"help"> = async (view, page) => {
  const person = page.personId === null ? null : await view.tx.people.byId(page.personId);
  const topic = commands.find(
    (command) => command.name === page.topic || command.aliases.includes(page.topic ?? ""),
  );
  return topic ? helpCommandCard(factsOf(topic)) : menu(person, page.group);
};

const menu = (person: Person | null, group: boolean) => {
  const roles = person?.roles ?? [];
  const usable = commands.filter((command) => command.permission === null || may(roles, command.permission));
  return helpMenuCard({
    name: person?.name ?? null,
    roles,
    group,
    commands: usable
      .filter((command) => command.hidden !== true)
      .map(({ name, usage, help: what }) => ({ name, usage, help: what })),
  });
};

/** Commands that one press can begin. */
const pressable: Record<string, ActValue> = {
  我的: { act: "mine.open", page: 1 },
  进度: { act: "progress.list", page: 1 },
  看板: { act: "board.open" },
};

const factsOf = ({ name, aliases, usage, help: what, more, permission, groupOnly }: Command) => ({
  name,
  aliases,
  usage,
  help: what,
  more: more ?? null,
  who: permission === null ? [] : whoMay(permission).map(roleName),
  groupOnly: groupOnly ?? false,
  act: pressable[name] ?? null,
});
