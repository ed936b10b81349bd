import type { Outcome } from "./limits.ts";

/** One line of JSON. `ms`: median; `ratio`: ours ÷ this subject; null: there is none. */
export interface Row {
  bench: string;
  case: string;
  subject: string;
  ms: number | null;
  ratio: number | null;
  rssMb: number | null;
  violations: number | null;
  spread: number | null;
}

export function rowOf(
  where: { bench: string; case: string; subject: string },
  outcome: Outcome,
  oursMs: number | null,
): Row {
  const rssMb = outcome.rssMb === null ? null : Math.round(outcome.rssMb);
  if ("why" in outcome) return { ...where, ms: null, ratio: null, rssMb, violations: null, spread: null };
  const { ms, verdict } = outcome.measured;
  const ratio = oursMs === null ? null : Number((oursMs / ms).toPrecision(3));
  return { ...where, ms: Number(ms.toPrecision(4)), ratio, rssMb, ...verdict };
}

/** What the table says beside a row. */
export function remarkOf(outcome: Outcome): string {
  if ("why" in outcome) return outcome.why.replace(/\s+/g, " ").slice(0, 80);
  const { runs } = outcome.measured;
  return runs < 5 ? `${runs} run${runs === 1 ? " only, cold" : "s only"}` : `${runs} runs`;
}
