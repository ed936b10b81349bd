// What the flows ask of the records of 实施方案, 培训 and 临时任务.

import type { OutOfPlan } from "../domain/out-of-plan.ts";
import type { Scheme } from "../domain/scheme.ts";
import type { Training } from "../domain/training.ts";

export interface Schemes {
  byId(id: string): Promise<Scheme | null>;
  /** Of one batch (any version of the entry), newest version first. */
  of(entryCode: string, batch: number): Promise<Scheme[]>;
  /** Of many entries by code, newest version first. */
  ofEntries(entryCodes: string[]): Promise<Scheme[]>;
  insert(scheme: Scheme): Promise<void>;
  /** False when it is no longer in state `from`. */
  update(scheme: Scheme, from: Scheme["state"]): Promise<boolean>;
}

export interface Trainings {
  byId(id: string): Promise<Training | null>;
  /** On `day` or later, newest first. */
  since(day: string): Promise<Training[]>;
  anySince(day: string): Promise<boolean>;
  save(training: Training): Promise<void>;
}

export interface Tasks {
  byId(entryId: string): Promise<OutOfPlan | null>;
  /** Of a year, newest first. */
  ofYear(year: number): Promise<OutOfPlan[]>;
  save(task: OutOfPlan): Promise<void>;
  /** What may be checked, by code. */
  items(): Promise<{ code: string; name: string }[]>;
}
