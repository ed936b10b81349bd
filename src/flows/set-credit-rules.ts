import { type CreditThreshold, gradeKey } from "../domain/credit-grades.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import { readGrades, readThreshold } from "./read-credit.ts";

/** Which class a grade of the source stands for: A, B, C, D, or none any more. What is recorded already stays as it is. */
export async function setGrade(
  ctx: PersonCtx,
  input: { grade: string; stratum: "A" | "B" | "C" | "D" | "none" },
): Promise<{ grade: string } | Refusal> {
  const key = gradeKey(input.grade);
  if (key === "" || key.length > 20) return refuse("credit.badGrade");
  const before = await readGrades(ctx.tx);
  const { [key]: had, ...others } = before.strata;
  if ((had ?? "none") === input.stratum) return refuse("credit.sameGrade", { grade: key });
  const after = {
    version: before.version + 1,
    source: ctx.by.name,
    strata: input.stratum === "none" ? others : { ...before.strata, [key]: input.stratum },
  };
  await ctx.tx.settings.set("credit.grades", after as unknown as Json);
  await record(ctx, "credit.gradeSet", "setting:credit.grades", {
    before: before as unknown as Json,
    after: after as unknown as Json,
  });
  await redraw(ctx, "credit:rules");
  return { grade: key };
}

/** From how many points of worsening on the index is a warning, and which way is worse. */
export async function setThreshold(
  ctx: PersonCtx,
  threshold: CreditThreshold,
): Promise<{ threshold: CreditThreshold } | Refusal> {
  const before = await readThreshold(ctx.tx);
  if (threshold.points < 1 || threshold.points > 1_000) return refuse("credit.badThreshold");
  await ctx.tx.settings.set("credit.threshold", threshold as unknown as Json);
  await record(ctx, "credit.thresholdSet", "setting:credit.threshold", {
    before: before as unknown as Json,
    after: threshold as unknown as Json,
  });
  await redraw(ctx, "credit:rules");
  return { threshold };
}
