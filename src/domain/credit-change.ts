import type { CreditFile, CreditRow } from "./credit-file.ts";
import { type CreditGrades, type CreditThreshold, stratumOfGrade } from "./credit-grades.ts";
import type { Target } from "./roster.ts";
import { groupByName } from "./roster-diff.ts";
import { nameKey } from "./roster-text.ts";

/** 信用风险分类 of one target in one month. */
export interface CreditRecord {
  targetId: string;
  /** "YYYY-MM" */
  month: string;
  /** The source's own; "" when it gave the index alone. */
  grade: string;
  /** A–D */
  stratum: string | null;
  index: number | null;
  importId: string;
}

export interface CreditFault {
  row: number;
  name: string;
  code: "target" | "ambiguous" | "grade" | "gradeMissing" | "index" | "twice";
  said: string;
}

/** What a file says of the targets of the registry, without its month. */
export type CreditSaid = Pick<CreditRecord, "targetId" | "grade" | "stratum" | "index">;

/** Row by row: by code first, then by a name that only one target bears. */
export function matchCredit(
  file: CreditFile,
  targets: Target[],
  grades: CreditGrades,
): { said: CreditSaid[]; faults: CreditFault[] } {
  const byCode = new Map(targets.flatMap((one) => (one.code === null ? [] : [[one.code, one] as const])));
  const named = groupByName(targets);
  const said = new Map<string, CreditSaid>();
  const faults: CreditFault[] = [];
  for (const row of file.rows) {
    const found = byCode.has(row.code) ? [byCode.get(row.code)] : (named.get(nameKey(row.name)) ?? []);
    const [target] = found;
    const no = (code: CreditFault["code"], what: string) =>
      faults.push({ row: row.row, name: row.name || row.code, code, said: what });
    if (!target) no("target", row.name || row.code);
    else if (found.length > 1) no("ambiguous", row.name);
    else if (said.has(target.id)) no("twice", target.name);
    else {
      const one = saidOf(row, target.id, grades);
      if ("code" in one) no(one.code, one.what);
      else said.set(target.id, one);
    }
  }
  return { said: [...said.values()], faults };
}

function saidOf(
  { grade, index }: CreditRow,
  targetId: string,
  grades: CreditGrades,
): CreditSaid | { code: CreditFault["code"]; what: string } {
  if (grade === "" && index === "") return { code: "gradeMissing", what: "" };
  const stratum = grade === "" ? null : stratumOfGrade(grades, grade);
  if (grade !== "" && stratum === null) return { code: "grade", what: grade };
  const value = index === "" ? null : Number(index);
  if (value !== null && (!Number.isFinite(value) || !/^-?\d{1,6}(\.\d{1,6})?$/.test(index)))
    return { code: "index", what: index };
  return { targetId, grade, stratum, index: value };
}

/** How many went from which class to which; "" stands for none. */
export function classMoves(
  said: CreditSaid[],
  before: (targetId: string) => string | null,
): { from: string; to: string; count: number }[] {
  const moves = new Map<string, number>();
  for (const { targetId, stratum } of said) {
    const from = before(targetId);
    if (stratum === null || stratum === from) continue;
    const key = `${from ?? ""}>${stratum}`;
    moves.set(key, (moves.get(key) ?? 0) + 1);
  }
  return [...moves]
    .map(([key, count]) => ({ from: key.split(">")[0] ?? "", to: key.split(">")[1] ?? "", count }))
    .sort((a, b) => (`${a.from}${a.to}` < `${b.from}${b.to}` ? -1 : 1));
}

export interface CreditAlarm {
  targetId: string;
  kind: "class" | "index";
  level: "yellow" | "red";
  facts: { from: string | number; to: string | number };
}

type Standing = Pick<CreditRecord, "stratum" | "index">;

/** S8: into C from better is yellow, into D from better is red; an index that worsened beyond the threshold is yellow. */
export function alarmsOf(
  targetId: string,
  before: Standing,
  after: Standing,
  threshold: CreditThreshold,
): CreditAlarm[] {
  const alarms: CreditAlarm[] = [];
  const [from, to] = [before.stratum, after.stratum];
  if (from !== null && to !== null && from < to && to >= "C") {
    alarms.push({ targetId, kind: "class", level: to === "D" ? "red" : "yellow", facts: { from, to } });
  }
  if (before.index !== null && after.index !== null) {
    const grown = (after.index - before.index) * (threshold.riskier === "up" ? 1 : -1);
    if (grown > threshold.points)
      alarms.push({
        targetId,
        kind: "index",
        level: "yellow",
        facts: { from: before.index, to: after.index },
      });
  }
  return alarms;
}
