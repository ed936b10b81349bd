// The stand-in as a process of its own, beside a bot in trial mode. It is told what to play and when time moves by its
// parent, and ends with it.

import { randomUUID } from "node:crypto";
import type { SandboxOptions } from "./options.ts";
import { type Sandbox, startSandbox } from "./start.ts";

type FromParent =
  | { type: "start"; options: SandboxOptions }
  | { type: "now"; now: string }
  | { type: "clock-done"; id: string; now: string };

let offset = 0;
let sandbox: Sandbox | null = null;
const steps = new Map<string, () => void>();

const setNow = (now: string): void => {
  offset = Date.parse(now) - Date.now();
  sandbox?.clockMoved();
};

/** The parent knows the county's working days; it moves the clock and says when it has. */
const onClockStep = (step: string): Promise<void> =>
  new Promise((resolve) => {
    const id = randomUUID();
    steps.set(id, resolve);
    process.send?.({ type: "clock", id, step });
  });

process.on("message", (message: FromParent) => {
  if (message.type === "start") void start(message.options);
  else {
    setNow(message.now);
    if (message.type === "clock-done") steps.get(message.id)?.();
  }
});
process.on("disconnect", () => process.exit(0));

async function start(options: SandboxOptions): Promise<void> {
  sandbox = await startSandbox({ ...options, onClockStep, nowFn: () => new Date(Date.now() + offset) });
  process.send?.({ type: "ready", port: sandbox.port });
}
