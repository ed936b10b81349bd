import { setTimeout } from "node:timers/promises";
import { type CardAct, parse } from "../../cards/acts.ts";
import type {
  Entered,
  Incoming,
  Membership,
  MenuPress,
  Message,
  Press,
  PressAnswer,
} from "../domain/incoming.ts";
import { nearest } from "../domain/nearest.ts";
import { may, whoMay } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
import { understand } from "../domain/said.ts";
import { isRefusal, type PersonCtx, type Refusal, refuse, STALE } from "../flows/ctx.ts";
import { knownPerson } from "../flows/known-person.ts";
import { answer, type Page } from "../flows/page.ts";
import type { Records } from "../flows/ports.ts";
import { tellChat, tellPeople } from "../flows/tell.ts";
import type { ActHandler, Outcome } from "./act.ts";
import { acts } from "./acts/index.ts";
import type { Said } from "./command.ts";
import { commands } from "./commands/index.ts";
import type { ConverseDeps } from "./deps.ts";
import { receiveFile } from "./files.ts";
import { menuPage } from "./menu.ts";
import { refusalToast } from "./replies.ts";

/** The refresh of a pressed card waits this long: by then the answer has redrawn it, or was lost. */
const ANSWERED_MS = 4_000;
/** How often something is computed anew because what it was computed from changed meanwhile. */
const MOST_TRIES = 4;

/** Works one event: everything it changes, and the event's being done, commit together. */
export async function converse(deps: ConverseDeps, incoming: Incoming): Promise<PressAnswer> {
  switch (incoming.type) {
    case "message":
      await heard(deps, incoming);
      return {};
    case "press":
      return pressed(deps, incoming);
    case "menu":
      return inTransaction(deps, incoming, (ctx) => fromMenu(ctx, incoming));
    case "entered":
      return inTransaction(deps, incoming, (ctx) => welcome(ctx, incoming));
    case "joined":
      return inTransaction(deps, incoming, (ctx) => greetGroup(ctx, incoming));
    case "left":
    case "recalled":
      return inTransaction(deps, incoming, async () => {});
    default: {
      const never: never = incoming;
      return never;
    }
  }
}

type Work = (ctx: Omit<PersonCtx, "by">) => Promise<void>;

async function inTransaction(deps: ConverseDeps, { eventId }: Incoming, work: Work): Promise<PressAnswer> {
  const now = deps.now();
  await deps.store.write(async (tx) => {
    await work(ctxOf(deps, tx, now));
    await tx.inbox.done(eventId, now);
  });
  return {};
}

const ctxOf = (deps: ConverseDeps, tx: Records, now: Date) => ({
  tx,
  now,
  chance: deps.chance,
  calendar: deps.calendar,
  pressed: null,
});

/** Who it is, entered under the account's name when nobody has met that person yet. */
async function met(deps: ConverseDeps, openId: string, now: Date): Promise<Person> {
  const known = await deps.store.read.people.byOpenId(openId);
  if (known) return known;
  const name = (await deps.nameOf(openId)) ?? "同事";
  return deps.store.write((tx) => knownPerson(ctxOf(deps, tx, now), openId, name));
}

/** Something said, or a file dropped. In a group only what is said to the bot, and files, concern us. */
async function heard(deps: ConverseDeps, message: Message): Promise<void> {
  const group = message.chatKind === "group";
  if (message.file)
    return receiveFile(deps, message, message.file, (work) => inTransaction(deps, message, work));
  const toUs = !group || message.botMentioned;
  const words = understand(message.text, commands);
  const now = deps.now();
  if (!toUs || (words.kind === "nothing" && group && message.contentType !== "text")) {
    await inTransaction(deps, message, async () => {});
    return;
  }
  const command = words.kind === "command" ? commands.find((one) => one.name === words.name) : undefined;
  const by = await met(deps, message.openId, now);
  const said = (person: Said["by"]): Said => ({
    rest: words.kind === "command" ? words.rest : "",
    mentions: message.mentions,
    chatId: message.chatId,
    group,
    messageId: message.messageId,
    by: person,
  });
  const allowed = command && (command.permission === null || may(by.roles, command.permission));
  const prepared =
    command?.prepare && allowed ? await command.prepare({ ...deps, now }, said(by)) : undefined;
  await inTransaction(deps, message, async (base) => {
    const person = await knownPerson(base, message.openId, by.name);
    const ctx: PersonCtx = { ...base, by: person };
    const reply = await decide(ctx, said(person));
    if (!reply) return;
    if (group) await tellChat(ctx, message.chatId, reply, { replyTo: message.messageId });
    else await tellPeople(ctx, [person], reply);
  });

  async function decide(ctx: PersonCtx, what: Said): Promise<Page | null> {
    if (!command) return unknownWord(words.kind === "unknown" ? words.word : "", ctx, group);
    if (command.permission !== null && !may(ctx.by.roles, command.permission)) {
      return asPage(refuse("notAllowed", { command: command.name, who: whoMay(command.permission) }));
    }
    if (command.groupOnly && !group) return asPage(refuse("groupOnly", { command: command.name }));
    const reply = await command.run(ctx, what, prepared);
    return isRefusal(reply) ? asPage(reply) : reply;
  }
}

const asPage = ({ refused, ...facts }: Refusal): Page => ({ card: "refusal", code: refused, facts });

/** An empty saying gets the menu, an unknown word the nearest commands. */
function unknownWord(word: string, ctx: PersonCtx, group: boolean): Page {
  if (word === "") return { card: "help", personId: ctx.by.id, group };
  const mine = commands.filter(
    (command) => command.permission === null || may(ctx.by.roles, command.permission),
  );
  return asPage(refuse("unknownCommand", { word, nearest: nearest(word, mine) }));
}

/** A press: the card's button says what, the account says who; the answer is a toast and the redrawn card. */
async function pressed(deps: ConverseDeps, press: Press): Promise<PressAnswer> {
  const act = parse(press.value, press.form);
  if (isRefusal(act)) {
    await inTransaction(deps, press, async () => {});
    return { toast: { type: "error", content: refusalToast(act) } };
  }
  await sentByNow(deps, press.messageId);
  return answerOf(deps, press, await freshly(() => carryOut(deps, press, act)));
}

/** Again from the beginning while what was computed before the unit of work turns out to be stale in it. */
async function freshly<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (fault) {
      const again = fault instanceof Error && "code" in fault && fault.code === STALE;
      if (!again || tries === MOST_TRIES) throw fault;
    }
  }
}

async function carryOut(deps: ConverseDeps, press: Press, act: CardAct): Promise<Outcome | Refusal> {
  const now = deps.now();
  const presser = await met(deps, press.openId, now);
  const handler = acts[act.act] as ActHandler<CardAct>;
  const allowed = !handler.permission || may(presser.roles, handler.permission);
  const prepared =
    handler.prepare && allowed ? await handler.prepare({ ...deps, now }, act, presser, press) : undefined;
  return deps.store.write(async (tx): Promise<Outcome | Refusal> => {
    const base = ctxOf(deps, tx, now);
    const by = await knownPerson(base, press.openId, presser.name);
    const ctx = {
      ...base,
      by,
      pressed: { messageId: press.messageId, notBefore: new Date(now.getTime() + ANSWERED_MS) },
    };
    const done = await actOn(ctx, handler, act, press, prepared);
    if (!isRefusal(done) && done.become) await tx.outbox.become(press.messageId, done.become);
    if (!isRefusal(done) && done.say) await tellPeople(ctx, [by], done.say);
    await tx.inbox.done(press.eventId, now);
    return done;
  }, true);
}

/**
 * A quick hand presses a card before the answer to our own send has come back and been written down; without that row
 * the card could neither be redrawn nor become another. Messages of earlier installations are never found.
 */
async function sentByNow({ store }: ConverseDeps, messageId: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    if (await store.read.outbox.byMessage(messageId)) return;
    await setTimeout(25);
  }
}

async function actOn(
  ctx: PersonCtx,
  handler: ActHandler<CardAct>,
  act: CardAct,
  press: Press,
  prepared: unknown,
): Promise<Outcome | Refusal> {
  if (handler.permission && !may(ctx.by.roles, handler.permission)) {
    return refuse("notAllowed", { command: "", who: whoMay(handler.permission) });
  }
  return handler.run(ctx, act, press, prepared);
}

async function answerOf(deps: ConverseDeps, press: Press, outcome: Outcome | Refusal): Promise<PressAnswer> {
  const owner = await deps.store.read.outbox.byMessage(press.messageId);
  const card = owner && (await deps.render(owner.page));
  if (card) deps.shown(press.messageId, card);
  const toast = isRefusal(outcome)
    ? { type: "warning" as const, content: refusalToast(outcome) }
    : outcome.toast && { type: outcome.tone ?? ("success" as const), content: outcome.toast };
  return { ...(toast ? { toast } : {}), ...(card ? { card } : {}) };
}

async function fromMenu(base: Omit<PersonCtx, "by">, menu: MenuPress): Promise<void> {
  const by = await knownPerson(base, menu.openId, "同事");
  await tellPeople({ ...base, by } as PersonCtx, [by], menuPage(menu.key, by));
}

/** Told once, on the first opening of the single chat. */
async function welcome(base: Omit<PersonCtx, "by">, entered: Entered): Promise<void> {
  const by = await knownPerson(base, entered.openId, "同事");
  if (!(await base.tx.people.greet(by.id, base.now))) return;
  await tellPeople(base, [by], { card: "welcome", personId: by.id });
}

const greetGroup = (ctx: Omit<PersonCtx, "by">, joined: Membership): Promise<void> =>
  tellChat(ctx, joined.chatId, answer("group.hello"));
