import type { Logger } from "pino";

/** A loop that works as long as there is work, and otherwise waits to be poked or for a moment to pass. */
export interface Loop {
  /** There may be something to do, now or in so many milliseconds. */
  poke(inMs?: number): void;
  /** Resolves when every worker found nothing to do since the call. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const IDLE_MS = 500;

/**
 * Runs `step` (true: there may be more) on `workers` workers. A fault in a step is logged and the worker goes on after
 * the idle time: a loop never dies.
 */
export function startLoop({
  name,
  workers,
  step,
  log,
}: {
  name: string;
  workers: number;
  step: () => Promise<boolean>;
  log: Logger;
}): Loop {
  let stopped = false;
  let pokes = 0;
  const wakers = new Set<() => void>();
  const idlers = new Set<{ idle: Set<number>; done: () => void }>();

  const rest = () =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, IDLE_MS);
      wakers.add(wake);
    });

  const wakeAll = () => {
    for (const wake of [...wakers]) wake();
  };

  const poke = () => {
    pokes += 1;
    wakeAll();
  };

  const run = async (worker: number): Promise<void> => {
    while (!stopped) {
      const seen = pokes;
      const more = await step().catch((fault: unknown) => {
        log.error({ loop: name, fault }, "a step of a loop failed");
        return false;
      });
      if (more || stopped) continue;
      if (pokes !== seen) continue;
      for (const idler of [...idlers]) {
        idler.idle.add(worker);
        if (idler.idle.size < workers) continue;
        idlers.delete(idler);
        idler.done();
      }
      await rest();
    }
  };

  const running = Array.from({ length: workers }, (_, worker) => run(worker));
  return {
    poke(inMs) {
      if (inMs === undefined) poke();
      else if (!stopped) setTimeout(poke, inMs).unref();
    },
    idle() {
      return new Promise((done) => {
        idlers.add({ idle: new Set(), done });
        poke();
      });
    },
    async stop() {
      stopped = true;
      wakeAll();
      await Promise.all(running);
    },
  };
}
