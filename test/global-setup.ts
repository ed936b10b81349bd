import { chromium, postgresThere, postgresUrl } from "./services.ts";

/** What is missing for a full run, in words. */
function missing(): string[] {
  const faults: string[] = [];
  if (!postgresThere)
    faults.push(`no PostgreSQL answers at ${new URL(postgresUrl).host} (TEST_DATABASE_URL)`);
  if (!chromium) faults.push("no Chromium, Chrome or Edge was found (CHROMIUM names one that is elsewhere)");
  return faults;
}

/** In CI nothing may be left out; elsewhere what is left out is said at the end, where it is seen. */
export default function setup(): () => void {
  const faults = missing();
  if (faults.length > 0 && process.env.CI) throw new Error(`tests would be left out: ${faults.join("; ")}`);
  return () => {
    for (const fault of faults) process.stderr.write(`\n!!! TESTS WERE SKIPPED: ${fault}\n`);
  };
}
