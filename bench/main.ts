// npm run bench -- [draw] [assign] [sizes …]: measures, prints a table, then a line of JSON for every row.

import { cpus } from "node:os";
import { benches } from "./benches.ts";
import { type Outcome, underLimits } from "./limits.ts";
import { type Row, remarkOf, rowOf } from "./row.ts";
import { tableOf } from "./table.ts";
import type { Bench } from "./trial.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Which benches and sizes the arguments ask for; all of them when they name none. */
function asked(args: readonly string[]): { names: string[]; sizes: string[] } | { unknown: string } {
  const allSizes = Object.values(benches).flatMap((bench) => bench.sizes);
  const unknown = args.find((arg) => !Object.hasOwn(benches, arg) && !allSizes.includes(arg));
  if (unknown !== undefined) return { unknown };
  const names = Object.keys(benches).filter((name) => args.includes(name));
  const sizes = allSizes.filter((size) => args.includes(size));
  return { names: names.length > 0 ? names : Object.keys(benches), sizes };
}

const wanted = asked(process.argv.slice(2));
if ("unknown" in wanted) {
  const sizes = Object.entries(benches).map(([name, bench]) => `${name}: ${bench.sizes.join(" ")}`);
  process.stderr.write(`No bench or size is called ${wanted.unknown}. There is ${sizes.join("; ")}\n`);
  process.exit(2);
}

const rows: Row[] = [];
const outcomes: Outcome[] = [];
for (const name of wanted.names) {
  const { sizes, subjects } = benches[name] as Bench;
  for (const size of sizes.filter((one) => wanted.sizes.length === 0 || wanted.sizes.includes(one))) {
    let oursMs: number | null = null;
    for (const subject of Object.keys(subjects)) {
      const outcome = await underLimits(name, size, subject);
      if (subject === "ours" && "measured" in outcome) oursMs = outcome.measured.ms;
      const row = rowOf({ bench: name, case: size, subject }, outcome, oursMs);
      rows.push(row);
      outcomes.push(outcome);
      if (process.stderr.isTTY) process.stderr.write(`${name} ${size} ${subject}: ${row.ms ?? "-"} ms\n`);
    }
  }
}

const { length, 0: cpu } = cpus();
say(
  `Node ${process.versions.node}, ${length} × ${cpu?.model ?? "unknown"}; median ms, ratio = ours ÷ subject`,
);
say("");
say(tableOf(rows, outcomes.map(remarkOf)));
say("");
for (const row of rows) say(JSON.stringify(row));

/** Ours must neither break nor break a rule; being slow is a figure, not a fault. */
const wrong = rows.some(
  ({ subject, violations }, at) =>
    subject === "ours" && ((violations ?? 0) > 0 || (outcomes[at] as { broken?: boolean }).broken === true),
);
process.exitCode = wrong ? 1 : 0;
