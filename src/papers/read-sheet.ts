// A file from the chat becomes rows, in a thread of its own: a hostile file costs at most that thread.

import { Worker } from "node:worker_threads";
import type { Sheet, SheetRefusal } from "../domain/roster-sheet.ts";
import type { SheetJob } from "./parse-sheet.ts";

export const maxFileBytes = 30 * 1024 * 1024;
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

export interface ReadSheetOptions {
  /** Rows with something in them, the header included. */
  maxRows: number;
  /** Milliseconds the reading may take; 20,000 unless said. */
  timeMs?: number;
  /** The thread's file, compiled. Null reads in this thread. Unless said: the compiled neighbour of this file, if this is compiled. */
  worker?: URL | null;
}

/** Never throws for what is in the file: every such no is a `SheetRefusal` that carries the file's name. */
export async function readSheet(
  bytes: Uint8Array,
  name: string,
  options: ReadSheetOptions,
): Promise<Sheet | SheetRefusal> {
  if (bytes.length === 0) return { refused: "file.empty", file: name };
  if (bytes.length > maxFileBytes)
    return { refused: "file.tooBig", file: name, megabytes: maxFileBytes / 1024 / 1024 };
  const worker = options.worker === undefined ? compiledWorker() : options.worker;
  const job: SheetJob = { bytes, name, maxRows: options.maxRows };
  // The spreadsheet readers are loaded where they are used: in the thread, or here in tests.
  if (worker === null) return (await import("./parse-sheet.ts")).parseSheet(job);
  return inThread(worker, job, options.timeMs ?? 20_000);
}

/** Node 20 cannot start a thread from TypeScript; run from sources (vitest) this reads in its own thread instead. */
const compiledWorker = (): URL | null =>
  import.meta.url.endsWith(".js") ? new URL("./read-sheet-worker.js", import.meta.url) : null;

function inThread(file: URL, job: SheetJob, timeMs: number): Promise<Sheet | SheetRefusal> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: job, resourceLimits: memory });
    const timer = setTimeout(() => settle({ refused: "file.tooSlow", file: job.name }), timeMs);
    const settle = (answer: Sheet | SheetRefusal): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker.once("message", settle);
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY")
        return settle({ refused: "file.tooHeavy", file: job.name });
      clearTimeout(timer);
      return reject(error);
    });
  });
}
