// The heavy work of a draw: at once when it is small, in a thread of its own when it would keep others waiting.

import { Worker } from "node:worker_threads";
import type { DrawingJobs, JobName } from "./drawing-jobs.ts";
import type { Drawing } from "./flows/ports-draws.ts";

/** Bytes of pool or bundle from which on a thread is worth its start: some 2,000 targets, or 20 ms. */
const LARGE = 100_000;
const LIMIT_MS = 60_000;

type Job<Name extends JobName> = Parameters<DrawingJobs[Name]>[0];
type Done<Name extends JobName> = ReturnType<DrawingJobs[Name]>;

/** `worker`: the thread's compiled file; null works here, as when run from sources, from which Node 20 starts no thread. */
export function createDrawing(worker: URL | null = compiledWorker()): Drawing {
  const run = async <Name extends JobName>(name: Name, job: Job<Name>): Promise<Done<Name>> => {
    if (worker !== null && sizeOf(job) >= LARGE) return inThread(worker, name, job);
    // Loaded with the first draw: it keeps megabytes that a bot at rest need not hold.
    const { drawingJobs } = await import("./drawing-jobs.ts");
    return (drawingJobs[name] as (job: Job<Name>) => Done<Name>)(job);
  };
  return {
    freeze: (job) => run("freeze", job),
    reveal: (job) => run("reveal", job),
    extend: (job) => run("extend", job),
    publicText: (job) => run("publicText", job),
    fullText: (job) => run("fullText", job),
    verify: (text) => run("verify", text),
  };
}

const compiledWorker = (): URL | null =>
  import.meta.url.endsWith(".js") ? new URL("./drawing-worker.js", import.meta.url) : null;

/** The large part of every job is one text or one run of bytes. */
function sizeOf(job: unknown): number {
  if (typeof job === "string") return job.length;
  if (job instanceof Uint8Array) return job.length;
  if (typeof job !== "object" || job === null) return 0;
  return Math.max(
    0,
    ...Object.values(job).map((part) => (Array.isArray(part) ? part.length * 20 : sizeOf(part))),
  );
}

function inThread<Name extends JobName>(file: URL, name: Name, job: Job<Name>): Promise<Done<Name>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, {
      workerData: { name, job },
      resourceLimits: { maxOldGenerationSizeMb: 2_048 },
    });
    const end = (): void => {
      clearTimeout(timer);
      void thread.terminate();
    };
    const timer = setTimeout(() => {
      end();
      reject(Object.assign(new Error(`${name} took longer than ${LIMIT_MS} ms`), { code: "draw.tooSlow" }));
    }, LIMIT_MS);
    thread.once("message", (done: Done<Name>) => {
      end();
      resolve(done);
    });
    thread.once("error", (fault) => {
      end();
      reject(fault);
    });
  });
}
