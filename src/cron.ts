import { type ScheduledTask, schedule } from "node-cron";
import type { Logger } from "pino";

/** A scheduled job: when, in Asia/Shanghai, and what. What is due lives in rows, so a missed run costs minutes only. */
export interface Job {
  name: string;
  when: string;
  run: () => Promise<void>;
}

const LIMIT_MS = 30_000;

/** Starts the jobs, each behind a fence: one at a time, a fault or 30 s are logged and end nothing else. */
export function startCron(jobs: Job[], log: Logger): { stop: () => Promise<void> } {
  const tasks: ScheduledTask[] = jobs.map((job) =>
    schedule(job.when, () => fenced(job, log), {
      name: job.name,
      timezone: "Asia/Shanghai",
      noOverlap: true,
    }),
  );
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}

async function fenced(job: Job, log: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${LIMIT_MS} ms`)), LIMIT_MS);
  });
  await Promise.race([job.run(), limit])
    .catch((fault: unknown) => log.error({ job: job.name, fault }, "a scheduled job failed"))
    .finally(() => clearTimeout(timer));
}
