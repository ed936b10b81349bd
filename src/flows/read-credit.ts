import type { CreditRecord } from "../domain/credit-change.ts";
import {
  type CreditGrades,
  type CreditThreshold,
  defaultGrades,
  defaultThreshold,
} from "../domain/credit-grades.ts";
import type { Records } from "./ports.ts";

/** Classes and indexes of a target by month, oldest first. Internal: never for a public page or a group. */
export const creditHistory = (tx: Records, targetId: string): Promise<CreditRecord[]> =>
  tx.credit.of(targetId);

/** `credit.grades`: which stratum a grade stands for. */
export const readGrades = async (tx: Records): Promise<CreditGrades> =>
  ((await tx.settings.get("credit.grades")) as unknown as CreditGrades | null) ?? defaultGrades;

/** `credit.threshold` */
export const readThreshold = async (tx: Records): Promise<CreditThreshold> =>
  ((await tx.settings.get("credit.threshold")) as unknown as CreditThreshold | null) ?? defaultThreshold;
