// Starts the thread that checks an import, and answers what it asks.

import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { LineChunk } from "./domain/import-line.ts";
import type { RosterKind } from "./domain/roster-headers.ts";
import type { Sheet } from "./domain/roster-sheet.ts";
import type { Checked, CheckIo, CheckJob, RegistryPage } from "./import-check.ts";

const LIMIT_MS = 120_000;
/** Both generations of a thread count toward the process: it must stay under 500 MB with 100,000 rows. */
const memory = { maxOldGenerationSizeMb: 288, maxYoungGenerationSizeMb: 12 };

export interface CheckAnswers {
  isOther(head: Sheet): boolean;
  /** The registries page by page. */
  pages(kind: RosterKind): AsyncGenerator<RegistryPage, void>;
  lines(chunk: LineChunk): Promise<void>;
}

export type Check = (job: CheckJob, answers: CheckAnswers) => Promise<Checked>;

/** `worker`: the thread's compiled file; null works here, as when run from sources, from which Node 20 starts no thread. */
export const createCheck =
  (worker: URL | null = compiledWorker()): Check =>
  async (job, answers) => {
    if (worker !== null) return inThread(worker, job, ioOf(answers));
    const { checkRoster } = await import("./import-check.ts");
    return checkRoster(job, ioOf(answers));
  };

function ioOf({ isOther, pages, lines }: CheckAnswers): CheckIo {
  let begun: AsyncIterator<RegistryPage, void> | null = null;
  return {
    isOther: async (head) => isOther(head),
    async registryPage(kind) {
      begun ??= pages(kind);
      const { done, value } = await begun.next();
      return done ? null : value;
    },
    lines,
  };
}

const compiledWorker = (): URL | null =>
  import.meta.url.endsWith(".js") ? new URL("./import-check-worker.js", import.meta.url) : null;

/**
 * `npm start` keeps the bot small with a young generation of 1 MB, which threads inherit and which makes this one several
 * times slower. Flags are read when a thread's heap is made; ours is made already and stays as it is.
 */
function roomy(): void {
  setFlagsFromString(`--max-semi-space-size=${memory.maxYoungGenerationSizeMb / 3}`);
}

type Asked =
  | { done: Checked }
  | { n: number; what: "isOther"; args: [Sheet] }
  | { n: number; what: "registryPage"; args: [RosterKind] }
  | { n: number; what: "lines"; args: [LineChunk] };

function inThread(file: URL, job: CheckJob, io: CheckIo): Promise<Checked> {
  return new Promise((resolve, reject) => {
    roomy();
    const thread = new Worker(file, { workerData: job, resourceLimits: memory });
    const timer = setTimeout(
      () => end(() => resolve({ refusal: { refused: "file.tooSlow", file: job.name } })),
      LIMIT_MS,
    );
    const end = (then: () => void): void => {
      clearTimeout(timer);
      void thread.terminate();
      then();
    };
    const answerTo = (asked: Exclude<Asked, { done: Checked }>): Promise<unknown> => {
      if (asked.what === "isOther") return io.isOther(...asked.args);
      return asked.what === "lines" ? io.lines(...asked.args) : io.registryPage(...asked.args);
    };
    thread.on("message", (asked: Asked) => {
      if ("done" in asked) return end(() => resolve(asked.done));
      answerTo(asked).then(
        (answer) => thread.postMessage({ n: asked.n, answer }),
        (fault: unknown) => end(() => reject(fault)),
      );
    });
    thread.once("error", (fault: NodeJS.ErrnoException) =>
      end(() =>
        fault.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? resolve({ refusal: { refused: "file.tooHeavy", file: job.name } })
          : reject(fault),
      ),
    );
  });
}
