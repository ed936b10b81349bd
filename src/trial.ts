import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { type DemoCounty, demoCounty } from "../prisma/demo/county.ts";
import { seedDemo } from "../prisma/demo/seed.ts";
import { commands } from "./bot/commands/index.ts";
import { addWorkdays, chinaCalendar, dayOf } from "./domain/calendar.ts";
import { clockSteps } from "./domain/clock-step.ts";
import type { Serving } from "./serve.ts";

// Trial mode alone: the bot beside a stand-in of Feishu and the demo county. Nothing of this runs with credentials.

/** What the stand-in is told about the county: who has an account, which groups there are, what can be typed and pressed. */
export function sandboxSetting(county: DemoCounty) {
  const labels = [
    ["双随机办", "office"],
    ["监督人员", "supervisor"],
    ["局领导", "deputy"],
    ["局领导", "chief"],
    ["科室负责人", "section"],
    ["执法检查人员", "inspector"],
    ["学区联络员", "district"],
  ] as const;
  const people = county.people.map(({ name, mobile, email, section, roles }) => {
    const label = labels.find(([, role]) => roles.includes(role))?.[0] ?? "其他";
    return { name, mobile, email, label, title: section };
  });
  return {
    tenant: "示例县教育局",
    bot: "双随机助手",
    people,
    groups: [{ name: "双随机抽查工作群", members: people.map((person) => person.mobile) }],
    commands: commands.filter((command) => command.hidden !== true).map(({ name, help }) => ({ name, help })),
    menu: [
      { eventKey: "mine", label: "我的" },
      { eventKey: "progress", label: "进度" },
      { eventKey: "board", label: "看板" },
      { eventKey: "help", label: "帮助" },
    ],
    clockSteps: clockSteps.map(({ id, label }) => ({ id, label })),
    hints: [
      "在工作群里以“双随机办”身份发送“抽取”，选一项计划任务，指定两名见证人。",
      "切换成见证人，在同一张卡片上提交数字；收齐后当场抽出检查对象和检查组。",
      "切换成抽中的执法检查人员，在单聊里确认任务；再点“+5 个工作日”，看提醒单和督办单。",
    ],
  };
}

/** A clock that goes on with real time but can be set forward. */
export interface MovableClock {
  now: () => Date;
  set: (to: Date) => void;
}

export function movableClock(real: () => Date): MovableClock {
  let offset = 0;
  return {
    now: () => new Date(real().getTime() + offset),
    set(to) {
      offset = to.getTime() - real().getTime();
    },
  };
}

/**
 * Moves the clock forward one step, stopping wherever a duty's next rung comes due on the way, as the days would: what
 * falls on Tuesday is sent on Tuesday.
 */
export async function stepClock(
  serving: Pick<Serving, "app" | "store">,
  clock: MovableClock,
  target: Date,
  moved: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const next = await serving.store.read.duties.earliest();
    const stop = next !== null && next < target ? next : target;
    if (stop > clock.now()) clock.set(stop);
    await moved();
    await serving.app.tick();
    await serving.app.idle();
    if (stop === target) return;
  }
}

export interface TrialSandbox {
  /** Base URL of the stand-in, and of its page. */
  url: string;
  tellNow: (now: Date) => void;
  onStep: (work: (step: string) => Promise<Date>) => void;
  stop: () => void;
}

type FromSandbox = { type: "ready"; port: number } | { type: "clock"; id: string; step: string };

/** Starts the stand-in as a process of its own; it ends with us, and we with it. */
export async function startTrialSandbox(
  setting: object,
  log: Logger,
  gone: () => void,
): Promise<TrialSandbox> {
  const file = fileURLToPath(new URL("../sandbox/main.js", import.meta.url));
  const child: ChildProcess = fork(file, [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  let stopping = false;
  let stepper: (step: string) => Promise<Date> = async () => new Date(0);
  const port = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)));
    child.on("message", (message: FromSandbox) => {
      if (message.type === "ready") resolve(message.port);
      else {
        stepper(message.step)
          .then((now) => child.send({ type: "clock-done", id: message.id, now: now.toISOString() }))
          .catch((fault: unknown) => log.error({ fault }, "the clock could not be moved"));
      }
    });
    child.send({ type: "start", options: setting });
  });
  child.on("exit", () => {
    if (!stopping) gone();
  });
  return {
    url: `http://127.0.0.1:${port}`,
    tellNow: (now) => void child.send({ type: "now", now: now.toISOString() }),
    onStep(work) {
      stepper = work;
    },
    stop() {
      stopping = true;
      child.kill();
    },
  };
}

/** The demo county as of a day. */
export const countyOn = (now: Date): DemoCounty =>
  demoCounty(dayOf(now), (day, n) => addWorkdays(chinaCalendar, day, n));

/** Enters the county; accounts are found by mobile, as on an import. */
export async function enterCounty(
  { store, feishu }: Pick<Serving, "store" | "feishu">,
  county: DemoCounty,
  now: Date,
): Promise<boolean> {
  const mobiles = county.people.map((person) => person.mobile);
  return seedDemo(store, county, await feishu.usersByContact({ mobiles, emails: [] }), now);
}
