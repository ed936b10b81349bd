// The thread that checks one import and ends. It asks for the records as it needs them; every answer goes back by number.

import { parentPort, workerData } from "node:worker_threads";
import { type CheckIo, type CheckJob, checkRoster } from "./import-check.ts";

const waiting = new Map<number, (answer: never) => void>();
let asked = 0;
parentPort?.on("message", ({ n, answer }: { n: number; answer: never }) => {
  waiting.get(n)?.(answer);
  waiting.delete(n);
});

const ask = <T>(what: string, ...args: unknown[]): Promise<T> =>
  new Promise<T>((resolve) => {
    asked += 1;
    waiting.set(asked, resolve as (answer: never) => void);
    parentPort?.postMessage({ n: asked, what, args });
  });

const io: CheckIo = {
  isOther: (head) => ask("isOther", head),
  registryPage: (kind) => ask("registryPage", kind),
  lines: (chunk) => ask("lines", chunk),
};
const done = await checkRoster(workerData as CheckJob, io);
parentPort?.postMessage({ done });
parentPort?.close();
