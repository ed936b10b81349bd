import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { type FileRef, type Page, subjectOf } from "../flows/page.ts";
import type { Claim, Outcome, Store } from "../flows/ports.ts";
import { type Loop, startLoop } from "../loop.ts";
import type { Feishu } from "./client.ts";
import { FeishuError } from "./errors.ts";
import type { Sending } from "./messages.ts";

export type Card = Record<string, unknown>;

export interface DeliverDeps {
  store: Store;
  feishu: Pick<Feishu, "send" | "patchCard" | "urgent" | "uploadFile">;
  /** The card of a page, drawn from the state of this moment; null on a first sending when there is nothing left to say. */
  render: (page: Page, first: boolean) => Promise<Card | null>;
  /** The bytes of a file that is sent instead of a card; null when there is nothing to send any more. */
  file: (ref: FileRef) => Promise<{ name: string; bytes: Uint8Array } | null>;
  /** The words of a card as plain text, for when the platform refuses the card. */
  plainText: (card: Card) => string;
  /** Tells the office that a message could not be delivered. */
  alert: (dest: string, what: "dead" | "unknown") => Promise<void>;
  now: () => Date;
  /** Names this process in leases. */
  owner: string;
  log: Logger;
}

const LEASE_MS = 30_000;
/** 5 a second to one chat, person or message (feishu-protocol.md §5), with a little room. */
const SPACING_MS = 210;
/** The platform forgets a uuid after an hour; after this a repeat could arrive twice. */
const REPEATABLE_MS = 55 * 60_000;
/** How long a message that certainly did not go out is tried again. */
const GIVE_UP_MS = 24 * 3600_000;
const TOKENS_AT_ONCE = 10;
const SENDERS = 4;

/** Delivers what stands in the outbox until it is stopped (architecture.md, Records, Outbox). */
export function startDelivery(deps: DeliverDeps): Loop {
  const takeToken = appTokens(deps);
  const loop = startLoop({
    name: "delivery",
    workers: SENDERS,
    log: deps.log,
    async step() {
      const now = deps.now();
      const claim = await deps.store.write((tx) => tx.delivery.claim(deps.owner, now, later(now, LEASE_MS)));
      if (!claim) return false;
      if (await takeToken(now)) await deliver(deps, claim);
      else await finish(deps, claim, { retry: later(now, SPACING_MS), error: "the app's own rate" });
      // What waits for the same destination may go as soon as its pace allows.
      loop.poke(SPACING_MS + 5);
      return true;
    },
  });
  return loop;
}

/** The app's rate in slices from one row, so that replicas meet there seldom. */
function appTokens(deps: DeliverDeps): (now: Date) => Promise<boolean> {
  let slice = { left: 0, until: 0 };
  return async (now) => {
    if (slice.left === 0 || slice.until <= now.getTime()) {
      const left = await deps.store.write((tx) => tx.delivery.takeTokens(TOKENS_AT_ONCE, now));
      slice = { left, until: (Math.floor(now.getTime() / 1000) + 1) * 1000 };
    }
    if (slice.left === 0) return false;
    slice.left -= 1;
    return true;
  };
}

async function deliver(deps: DeliverDeps, claim: Claim): Promise<void> {
  const refresh = claim.dest.startsWith("message:");
  const outcome = await (refresh ? refreshed(deps, claim) : sent(deps, claim)).catch((fault: unknown) => {
    deps.log.warn(
      { dest: claim.dest, id: claim.row.id, attempts: claim.row.attempts, fault: brief(fault) },
      "not delivered",
    );
    return outcomeOf(fault, claim, deps.now());
  });
  await finish(deps, claim, outcome);
  if ("sent" in outcome) await afterSending(deps, claim, outcome.sent);
  if ("failed" in outcome && !refresh) await deps.alert(claim.dest, outcome.failed);
}

async function finish(deps: DeliverDeps, claim: Claim, outcome: Outcome): Promise<void> {
  const now = deps.now();
  const pause = "retry" in outcome && outcome.pauseUntil ? outcome.pauseUntil : later(now, SPACING_MS);
  await deps.store.write((tx) => tx.delivery.finish(claim, outcome, now, pause));
}

async function sent(deps: DeliverDeps, claim: Claim): Promise<Outcome> {
  const { row, others } = claim;
  const page: Page = others.length === 0 ? row.page : { card: "digest", noticeIds: noticesOf(claim) };
  const to = claim.dest.startsWith("chat:") ? { chat: claim.dest.slice(5) } : { user: claim.dest.slice(5) };
  const envelope = { to, uuid: row.id, ...(row.replyTo === null ? {} : { replyTo: row.replyTo }) };
  if (page.card === "file") return sentFile(deps, page, envelope);
  // What may have arrived is repeated as it was; only a first attempt may find that it is no longer needed.
  const card = await deps.render(page, !claim.again);
  if (card === null) return { settled: true };
  const message = await deps.feishu.send({ ...envelope, card }).catch((fault: unknown) => {
    if (!(fault instanceof FeishuError) || fault.kind !== "card") throw fault;
    deps.log.error({ id: row.id, code: fault.code }, "a card was refused and is sent as text");
    return deps.feishu.send({ ...envelope, text: deps.plainText(card) });
  });
  return { sent: { ...message, page, shownHash: hashOfCard(card) } };
}

async function sentFile(
  deps: DeliverDeps,
  page: Extract<Page, { card: "file" }>,
  envelope: Pick<Sending, "to" | "uuid" | "replyTo">,
): Promise<Outcome> {
  const made = await deps.file(page.file);
  if (made === null) return { settled: true };
  const file = await deps.feishu.uploadFile(made.name, Buffer.from(made.bytes));
  const message = await deps.feishu.send({ ...envelope, file });
  return { sent: { ...message, page, shownHash: "" } };
}

const noticesOf = ({ row, others }: Claim): string[] =>
  [row, ...others].flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId]));

async function refreshed(deps: DeliverDeps, claim: Claim): Promise<Outcome> {
  const messageId = claim.dest.slice("message:".length);
  const owner = await deps.store.read.delivery.owner(messageId);
  if (!owner) return { settled: true };
  const card = await deps.render(owner.page, false);
  if (card === null || hashOfCard(card) === owner.shownHash) return { settled: true };
  await deps.feishu.patchCard(messageId, card);
  return { refreshed: { shownHash: hashOfCard(card) } };
}

type SentNow = Extract<Outcome, { sent: unknown }>["sent"];

/** Marks what is urgent, once at the most; and mends a card whose facts changed while it was on its way. */
async function afterSending(deps: DeliverDeps, claim: Claim, message: SentNow): Promise<void> {
  if (claim.row.urgent && claim.dest.startsWith("user:")) {
    await deps.feishu.urgent(message.messageId, [claim.dest.slice(5)]).catch((fault: unknown) => {
      deps.log.warn({ id: claim.row.id, fault: brief(fault) }, "could not mark a message urgent");
    });
  }
  // A page about nothing that changes cannot have changed on its way.
  if (subjectOf(message.page) === null) return;
  const card = await deps.render(message.page, false);
  if (card === null || hashOfCard(card) === message.shownHash) return;
  const now = deps.now();
  await deps.store.write((tx) => tx.outbox.refreshMessage(message.messageId, now));
}

function outcomeOf(fault: unknown, { row }: Claim, now: Date): Outcome {
  const kind = fault instanceof FeishuError ? fault.kind : "ambiguous";
  const error = brief(fault);
  const since = now.getTime() - (row.firstAttemptAt ?? now).getTime();
  const retry = later(now, Math.min(1000 * 2 ** Math.min(row.attempts, 6), 60_000));
  if (kind === "rate") {
    const seconds = fault instanceof FeishuError ? (fault.retryAfterSeconds ?? 1) : 1;
    return { retry: later(now, seconds * 1000), error, pauseUntil: later(now, seconds * 1000) };
  }
  if (kind === "ambiguous") return since < REPEATABLE_MS ? { retry, error } : { failed: "unknown", error };
  // Not reached, not let in, or the card is locked while somebody presses it: certainly not done, so it can be repeated.
  if (kind === "busy") return { retry: later(now, 1000), error };
  if (kind === "auth" || kind === "offline")
    return since < GIVE_UP_MS ? { retry, error } : { failed: "dead", error };
  return { failed: "dead", error };
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
const brief = (fault: unknown): string =>
  fault instanceof Error ? fault.message.slice(0, 300) : String(fault);

/** What tells whether somebody already sees this card. */
export const hashOfCard = (card: Card): string =>
  createHash("sha256").update(JSON.stringify(card)).digest("hex");
