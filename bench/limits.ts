import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Told } from "./child.ts";
import type { Measured } from "./laps.ts";

const SECONDS = 60;
const MEGABYTES = 2048;
const WATCH_MS = 50;

/** `rssMb`: the most that was resident, null where nobody could see it. `why`: for people, when there is no figure. */
export type Outcome =
  | { measured: Measured; rssMb: number }
  | { why: string; broken: boolean; rssMb: number | null };

/**
 * Runs one subject at one size under the limits: 60 s, 2 GB resident (wasm and buffers included; watched from outside,
 * on Linux every 50 ms, elsewhere when the child has ended) and as much heap. `broken`: it failed by itself.
 */
export function underLimits(bench: string, size: string, subject: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL("child.js", import.meta.url)), [bench, size, subject], {
      execArgv: ["--expose-gc", `--max-old-space-size=${MEGABYTES}`],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let told: Told | undefined;
    let why: string | undefined;
    let peak: number | null = null;
    const stop = (reason: string): void => {
      why ??= reason;
      child.kill("SIGKILL");
    };
    const clock = setTimeout(() => stop(`not done in ${SECONDS} s`), SECONDS * 1000);
    const watch = setInterval(() => {
      peak = residentPeak(child) ?? peak;
      if (peak !== null && peak > MEGABYTES) stop(`more than ${MEGABYTES} MB`);
    }, WATCH_MS);
    const orphan = (): boolean => child.kill("SIGKILL");
    process.on("exit", orphan);
    child.on("message", (message) => {
      told = message as Told;
    });
    child.on("error", (fault) => stop(fault.message));
    child.on("close", (_code, signal) => {
      clearTimeout(clock);
      clearInterval(watch);
      process.off("exit", orphan);
      resolve(outcomeOf(told, why, signal, peak));
    });
  });
}

function outcomeOf(
  told: Told | undefined,
  why: string | undefined,
  signal: string | null,
  peak: number | null,
): Outcome {
  if (why !== undefined) return { why, broken: false, rssMb: peak };
  // V8 aborts when the heap is full.
  if (!told)
    return { why: `ended by ${signal ?? "itself"}, out of memory most likely`, broken: false, rssMb: peak };
  if ("fault" in told) return { why: told.fault, broken: true, rssMb: peak };
  const { rssMb, ...measured } = told;
  return rssMb > MEGABYTES ? { why: `more than ${MEGABYTES} MB`, broken: false, rssMb } : { measured, rssMb };
}

/** The most the child ever had resident, in MB. */
function residentPeak({ pid }: ChildProcess): number | null {
  try {
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return peak === undefined ? null : Number(peak) / 1024;
  } catch {
    return null;
  }
}
