import type { Logger } from "pino";
import type { Incoming, PressAnswer } from "../domain/incoming.ts";
import type { InboxRow, Json, Store } from "../flows/ports.ts";

export interface InboxDeps {
  store: Store;
  /** Works one event and marks it done in the same transaction; returns what a press is answered with. */
  work: (incoming: Incoming, eventId: string) => Promise<PressAnswer>;
  /** Tells the office, and in the chat, that an event was given up. */
  giveUp: (incoming: Incoming) => Promise<void>;
  /** New outgoing messages may wait. */
  poke: () => void;
  now: () => Date;
  log: Logger;
}

/** A callback has 3 s; past this the press is answered 处理中 and the card follows through the outbox. */
const PRESS_MS = 2_500;
const LEASE_MS = 15_000;
const BACKOFF_MS = [500, 2_000, 10_000, 60_000];

/** Stores an event before it is answered; a press is worked at once, everything else by the loop. */
export function acceptor(
  deps: InboxDeps,
  pokeLoop: () => void,
): (incoming: Incoming) => Promise<PressAnswer> {
  return async (incoming) => {
    const now = deps.now();
    const press = incoming.type === "press";
    const stored = await deps.store.write(
      (tx) =>
        tx.inbox.store({
          eventId: incoming.eventId,
          messageKey: incoming.type === "message" ? incoming.messageId : null,
          type: incoming.type,
          chatKey: chatKeyOf(incoming),
          payload: incoming as unknown as Json,
          at: now,
          leaseUntil: press ? new Date(now.getTime() + LEASE_MS) : null,
        }),
      true,
    );
    if (!stored) return {};
    if (press) return answerInTime(deps, incoming);
    pokeLoop();
    return {};
  };
}

/** Events of one chat are worked in order; presses of one card, and what one person does elsewhere, likewise. */
function chatKeyOf(incoming: Incoming): string {
  if (incoming.type === "press") return `press:${incoming.eventId}`;
  return "chatId" in incoming ? incoming.chatId : `person:${"openId" in incoming ? incoming.openId : ""}`;
}

async function answerInTime(deps: InboxDeps, incoming: Incoming): Promise<PressAnswer> {
  const working = deps
    .work(incoming, incoming.eventId)
    .catch(async (fault: unknown): Promise<PressAnswer> => {
      deps.log.error({ eventId: incoming.eventId, fault }, "a press failed");
      await putBack(deps, incoming, incoming.eventId, 1, fault);
      return { toast: { type: "warning", content: "系统正忙，您的操作已记下，稍后自动办理。" } };
    })
    .finally(deps.poke);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PressAnswer>((resolve) => {
    timer = setTimeout(
      () => resolve({ toast: { type: "info", content: "正在处理，卡片稍后自动更新。" } }),
      PRESS_MS,
    );
  });
  return Promise.race([working, late]).finally(() => clearTimeout(timer));
}

/** One step of the inbox's loop: true when an event was worked. */
export function inboxStep(deps: InboxDeps): () => Promise<boolean> {
  return async () => {
    const now = deps.now();
    const row = await deps.store.write((tx) => tx.inbox.claim(now, new Date(now.getTime() + LEASE_MS)));
    if (!row) return false;
    await workRow(deps, row);
    deps.poke();
    return true;
  };
}

async function workRow(deps: InboxDeps, row: InboxRow): Promise<void> {
  const incoming = row.payload as unknown as Incoming;
  try {
    await deps.work(incoming, row.eventId);
  } catch (fault) {
    deps.log.error(
      { eventId: row.eventId, type: row.type, attempts: row.attempts, fault },
      "an event failed",
    );
    await putBack(deps, incoming, row.eventId, row.attempts, fault);
  }
}

async function putBack(
  deps: InboxDeps,
  incoming: Incoming,
  eventId: string,
  attempts: number,
  fault: unknown,
): Promise<void> {
  const wait = BACKOFF_MS[attempts - 1];
  const nextAt = wait === undefined ? null : new Date(deps.now().getTime() + wait);
  const error = fault instanceof Error ? fault.message.slice(0, 300) : String(fault);
  await deps.store.write((tx) => tx.inbox.failed(eventId, error, nextAt));
  if (nextAt === null) await deps.giveUp(incoming);
}
