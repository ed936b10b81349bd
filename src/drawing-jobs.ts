import { sha } from "./domain/draw-hash.ts";
import { extend, freeze, fullText, publicText, reveal } from "./domain/draw-jobs.ts";
import type { Verdict } from "./domain/draw-verdict.ts";
import { verifyBundle } from "./verify/verify-bundle.ts";
import { stepWords } from "./verify/words.ts";

/** What a thread can be asked to do for a draw, by name; plain data in, plain data out. */
export const drawingJobs = { freeze, reveal, extend, publicText, fullText, verify };

export type DrawingJobs = typeof drawingJobs;
export type JobName = keyof DrawingJobs;

function verify(text: string): Verdict {
  const { ok, steps } = verifyBundle(JSON.parse(text), sha);
  return { ok, steps: steps.map((step) => ({ state: step.state, ...stepWords(step) })) };
}
