import type { Logger } from "pino";
import type { Incoming, Press, PressAnswer } from "../domain/incoming.ts";
import type { Envelope } from "./envelope.ts";
import { incomingOf } from "./incoming-of.ts";

/**
 * Takes one arrival. For a press it resolves with the answer; the caller keeps its own 2.5 s. For everything else it resolves
 * (with nothing in it) once the event is stored and can no longer be lost; the work happens elsewhere.
 * @param raw the whole event as JSON, decrypted, without the verification token
 */
export type Accept = (incoming: Incoming, raw: string) => Promise<PressAnswer>;

export interface IntakeDeps {
  appId: string;
  /** Our open_id once it is known, until then "". */
  botOpenId(): string;
  accept: Accept;
  now(): Date;
  log: Logger;
  /** How long a press may take before it is answered without its result; the platform waits 3 s. Milliseconds. */
  pressLimitMs?: number;
}

/** `answer` goes back to the platform as it is. `failed`: the event is not ours yet, the platform shall send it again. */
export type Taken = { answer: object } | { refused: "app" | "malformed" } | { failed: true };
export type Intake = (envelope: Envelope) => Promise<Taken>;

const PRESS_LIMIT_MS = 2_800;
const stillWorking = { toast: { type: "info", content: "正在处理，请稍候。" } };
const notDone = { toast: { type: "error", content: "操作没有完成，请稍后再试。" } };

/** What both transports do with an event once they know where it comes from. */
export function createIntake(deps: IntakeDeps): Intake {
  const { log } = deps;
  return async (envelope) => {
    const { app_id: appId, event_id: eventId, event_type: type } = envelope.header;
    if (appId !== deps.appId) return { refused: "app" };
    const incoming = incomingOf(envelope, deps.botOpenId(), deps.now());
    if (incoming === "malformed") return { refused: "malformed" };
    if (incoming === "nothing") {
      log.debug({ eventId, type }, "event acknowledged, nothing to do");
      return { answer: {} };
    }
    const raw = JSON.stringify({ ...envelope, header: { ...envelope.header, token: undefined } });
    return incoming.type === "press" ? answerPress(deps, incoming, raw) : storeEvent(deps, incoming, raw);
  };
}

async function storeEvent({ accept, log }: IntakeDeps, incoming: Incoming, raw: string): Promise<Taken> {
  try {
    await accept(incoming, raw);
    return { answer: {} };
  } catch (err) {
    log.error(
      { err, eventId: incoming.eventId, type: incoming.type },
      "event not stored, the platform will send it again",
    );
    return { failed: true };
  }
}

/** Always an answer: a press is never sent again, and anything but a well-formed answer is an error on the person's screen. */
async function answerPress(deps: IntakeDeps, press: Press, raw: string): Promise<Taken> {
  const { accept, log, pressLimitMs = PRESS_LIMIT_MS } = deps;
  const { eventId } = press;
  const result = Promise.resolve()
    .then(() => accept(press, raw))
    .then(wire)
    .catch((err: unknown): object => {
      log.error({ err, eventId }, "press failed");
      return notDone;
    });
  const answer = await within(result, pressLimitMs, () => {
    log.warn({ eventId, pressLimitMs }, "press not answered in time");
    return stillWorking;
  });
  return { answer };
}

/** The answer as the platform reads it: a card is an object under `data`, never a string (feishu-protocol §4.2). */
const wire = ({ toast, card }: PressAnswer): object => ({
  ...(toast && { toast }),
  ...(card && { card: { type: "raw", data: card } }),
});

async function within<T>(work: Promise<T>, limitMs: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
