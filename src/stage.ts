// The bot, the stand-in of Feishu and the demo county in one process, on a clock that can be moved: where the demo and the
// stories play. Everything is done through the stand-in, as people would do it.

import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import type { MessageView, PressAnswer } from "../sandbox/view.ts";
import { chinaCalendar } from "./domain/calendar.ts";
import { stepTarget } from "./domain/clock-step.ts";
import type { Chance } from "./flows/ctx.ts";
import { type Serving, serve } from "./serve.ts";
import {
  countyOn,
  enterCounty,
  type MovableClock,
  movableClock,
  sandboxSetting,
  stepClock,
} from "./trial.ts";

export interface StageOptions {
  databaseUrl: string;
  /** The real clock, and from when the story is told. */
  real: () => Date;
  start: Date;
  chance: Chance;
  log: Logger;
  transport?: "websocket" | "webhook";
  /** Where the page's files are, for a browser. */
  pageDir?: string;
}

export interface Stage {
  sandbox: Sandbox;
  serving: Serving;
  clock: MovableClock;
  /** The work group's chat. */
  group: string;
  /** An account by the person's name, or the n-th (from 0) of a label such as 双随机办. */
  actor: (name: string, n?: number) => Actor;
  /** Everything said and done so far is worked and delivered. */
  settled: () => Promise<void>;
  /** Moves the clock one step of the trial's clock, stopping where duties come due. */
  step: (id: "hour" | "workday" | "workdays5") => Promise<void>;
  stop: () => Promise<void>;
}

export interface Actor {
  name: string;
  openId: string;
  says: (text: string, where?: "group" | "single", mentions?: string[]) => Promise<void>;
  drops: (name: string, bytes: Uint8Array, where?: "group" | "single") => Promise<void>;
  /** The newest card whose title has the words, in the group or in this person's single chat with the bot. */
  card: (title: string, where?: "group" | "single") => Promise<Shown>;
  cards: (title: string, where?: "group" | "single") => Shown[];
}

/** A card as one person sees it. */
export interface Shown {
  messageId: string;
  title: string;
  /** Every word on it now. */
  text: () => string;
  has: (label: string) => boolean;
  press: (label: string, form?: Record<string, string | string[] | boolean>) => Promise<PressAnswer>;
}

const PATIENCE_MS = 15_000;

export async function openStage(options: StageOptions): Promise<Stage> {
  const { real, start, log, chance } = options;
  const clock = movableClock(real);
  clock.set(start);
  const county = countyOn(start);
  const [appId, appSecret] = ["cli_0123456789abcdef", "stage-secret"];
  const webhook =
    options.transport === "webhook"
      ? { encryptKey: "stage-encrypt-key", verificationToken: "stage-token" }
      : null;
  const sandbox = await startSandbox({
    ...sandboxSetting(county),
    appId,
    appSecret,
    transport: options.transport ?? "websocket",
    ...(webhook ?? {}),
    port: 0,
    host: "127.0.0.1",
    nowFn: clock.now,
    onClockStep: (step) => advance(step),
    ...(options.pageDir === undefined ? {} : { pageDir: options.pageDir }),
  });
  const serving = await serve({
    databaseUrl: options.databaseUrl,
    host: "127.0.0.1",
    port: 0,
    adminOpenIds: [],
    appId,
    appSecret,
    domain: sandbox.url,
    publicUrl: "own",
    bureau: sandboxSetting(county).tenant,
    webhook,
    cron: false,
    now: clock.now,
    chance,
    log,
  });
  if (webhook) sandbox.setEventUrl(`http://127.0.0.1:${serving.port}/feishu/events`);
  await enterCounty(serving, county, clock.now());
  await serving.app.tick();
  await until(() => serving.app.connected(), "the long connection");
  const group = sandbox.group("双随机抽查工作群");

  const settled = async () => {
    for (const deadline = real().getTime() + 60_000; real().getTime() < deadline; await setTimeout(10)) {
      await serving.app.idle();
      const soon = new Date(clock.now().getTime() + 1_000);
      const { waiting } = await serving.store.read.delivery.counts(soon);
      const { inbox, staging } = serving.store.read;
      const checking = (await staging.inState("checking")).length;
      if (waiting + checking === 0 && (await inbox.counts()).waiting === 0 && sandbox.pending() === 0) return;
    }
    throw new Error("the stage did not come to rest within a minute");
  };
  const advance = async (step: string) => {
    const target = stepTarget(chinaCalendar, clock.now(), step);
    if (target) await stepClock(serving, clock, target, async () => {});
  };
  const chatOf = (openId: string, where: "group" | "single") =>
    where === "group" ? group : sandbox.p2p(openId);

  const actor = (name: string, n = 0): Actor => {
    const labelled = sandbox.people().filter((person) => person.label === name)[n];
    const person = labelled ?? sandbox.person(name);
    const { openId } = person;
    const cards = (title: string, where: "group" | "single" = "single") =>
      sandbox
        .messages(chatOf(openId, where))
        .filter(
          (message) =>
            message.type === "interactive" && !message.recalled && titleOf(message).includes(title),
        )
        .reverse()
        .map((message) => shown(sandbox, openId, chatOf(openId, where), message.messageId));
    return {
      name: person.name,
      openId,
      async says(text, where = "single", mentions = []) {
        await sandbox.say(openId, chatOf(openId, where), text, { mentionBot: where === "group", mentions });
        await settled();
      },
      async drops(file, bytes, where = "single") {
        await sandbox.file(openId, chatOf(openId, where), file, Buffer.from(bytes));
        await settled();
      },
      cards,
      card: (title, where = "single") =>
        sandbox.waitFor(() => cards(title, where)[0], PATIENCE_MS, `a card “${title}” for ${person.name}`),
    };
  };

  return {
    sandbox,
    serving,
    clock,
    group,
    actor,
    settled,
    async step(id) {
      await advance(id);
      await settled();
    },
    async stop() {
      await serving.stop();
      await sandbox.close();
    },
  };
}

/** Polls a condition that nothing announces. */
async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < PATIENCE_MS / 10; tries += 1) {
    if (holds()) return;
    await setTimeout(10);
  }
  throw new Error(`waited in vain for ${what}`);
}

function shown(sandbox: Sandbox, openId: string, chatId: string, messageId: string): Shown {
  const now = (): MessageView => {
    const message = sandbox.messages(chatId).find((one) => one.messageId === messageId);
    if (!message) throw new Error(`message ${messageId} is gone`);
    return message;
  };
  return {
    messageId,
    get title() {
      return titleOf(now());
    },
    text: () => wordsOf(now().card).join("\n"),
    has: (label) => sandbox.findButton(now().card ?? {}, label) !== null,
    async press(label, formValue) {
      const path = sandbox.findButton(now().card ?? {}, label);
      if (path === null) throw new Error(`no button “${label}” on “${titleOf(now())}”`);
      return sandbox.press({ as: openId, messageId, path, ...(formValue ? { formValue } : {}) });
    },
  };
}

const titleOf = (message: MessageView): string => {
  const header = message.card?.header as { title?: { content?: string } } | undefined;
  return header?.title?.content ?? "";
};

/** A cell of a table: text, or coloured options. */
const cellText = (cell: unknown): string =>
  Array.isArray(cell) ? cell.map((option: { text?: string }) => option.text ?? "").join("、") : String(cell);

/** Every text of a card, in order. */
function wordsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (typeof node !== "object" || node === null) return [];
  const own = (node as { content?: unknown }).content;
  const cells = (node as { rows?: unknown }).rows;
  return [
    ...(typeof own === "string"
      ? [own.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))]
      : []),
    ...(Array.isArray(cells)
      ? cells.map((row) =>
          Object.values(row as object)
            .map(cellText)
            .join("　"),
        )
      : []),
    ...Object.entries(node).flatMap(([key, inner]) =>
      key === "behaviors" || key === "rows" ? [] : wordsOf(inner),
    ),
  ];
}
