import type { CreditRecord } from "../domain/credit-change.ts";

/** 信用风险预警 (S8) */
export interface CreditWarning {
  id: string;
  targetId: string;
  /** "YYYY-MM" */
  month: string;
  kind: "class" | "index";
  level: "yellow" | "red";
  facts: { from: string | number; to: string | number };
  state: "open" | "proposed" | "closed";
  /** The 临时任务 it led to. */
  entryId: string | null;
  closedWhy: string | null;
  closedBy: string | null;
  at: Date;
  closedAt: Date | null;
}

export interface Credit {
  /** Of one target, oldest month first. */
  of(targetId: string): Promise<CreditRecord[]>;
  month(month: string): Promise<CreditRecord[]>;
  /** Of every target its newest record before the month. */
  before(month: string): Promise<CreditRecord[]>;
  newestMonth(): Promise<string | null>;
  /** Set-based insert-or-replace, any number of rows (2,000 a statement). */
  save(records: CreditRecord[], now: Date): Promise<void>;
  /** Takes away the records of a month, before they are put back as they were. */
  forget(month: string): Promise<void>;
  /** Set-based; a warning that was there already stays as it was. */
  warn(warnings: CreditWarning[]): Promise<void>;
  warning(id: string): Promise<CreditWarning | null>;
  /** Newest first, red before yellow within a month. */
  warnings(states: CreditWarning["state"][]): Promise<CreditWarning[]>;
  /** False when it is no longer open. */
  settle(warning: CreditWarning): Promise<boolean>;
  /** The check that was proposed for it was not approved. */
  reopen(id: string): Promise<void>;
}
