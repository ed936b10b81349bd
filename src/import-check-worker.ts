// The thread that checks one import and ends. It asks for the records as it needs them; every answer goes back by number.

import { parentPort, workerData } from "node:worker_threads";
import { type CheckIo, type CheckJob, checkRoster, type Registries } from "./import-check.ts";

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

/** The registries come in pages, so that neither side holds a message of a hundred thousand rows. */
async function registries(kind: "targets" | "inspectors"): Promise<Registries> {
  const all: Registries = { targets: [], inspectors: [], relations: [] };
  for (;;) {
    const page = await ask<Registries | null>("registryPage", kind);
    if (page === null) return all;
    all.targets.push(...page.targets);
    all.inspectors.push(...page.inspectors);
    all.relations.push(...page.relations);
  }
}

const io: CheckIo = {
  isOther: (head) => ask("isOther", head),
  registries,
  lines: (chunk, all) => ask("lines", chunk, all),
};
const done = await checkRoster(workerData as CheckJob, io);
parentPort?.postMessage({ done });
parentPort?.close();
