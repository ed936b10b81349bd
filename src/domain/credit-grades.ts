// Which stratum (A–D) a grade of the source stands for, and from when on a change is a warning. Both are data.

export interface CreditGrades {
  version: number;
  /** Where the mapping comes from, for the office to read. */
  source: string;
  /** Grade as normalised by `gradeKey` → stratum A–D. */
  strata: Record<string, string>;
}

const nine = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D"];

/** Nine-level grades by their letter, and the four official words. */
export const defaultGrades: CreditGrades = {
  version: 1,
  source: "系统预置",
  strata: {
    ...Object.fromEntries(nine.map((grade) => [grade, grade.slice(0, 1)])),
    低: "A",
    一般: "B",
    较高: "C",
    高: "D",
  },
};

/** A grade without the words around it: "较高风险" and "信用风险较高" are one grade, as are "a级" and "A". */
export const gradeKey = (grade: string): string =>
  grade
    .normalize("NFKC")
    .toUpperCase()
    .replace(/信用|风险|企业|等级|[\s级类]/g, "");

/** Null when the mapping does not know the grade. */
export function stratumOfGrade(grades: CreditGrades, grade: string): string | null {
  const key = gradeKey(grade);
  return Object.hasOwn(grades.strata, key) ? (grades.strata[key] ?? null) : null;
}

export interface CreditThreshold {
  /** Points of the index beyond which a worsening is a warning. */
  points: number;
  /** `up`: a higher index is riskier. */
  riskier: "up" | "down";
}

/** 20 points is a default of ours [D]. */
export const defaultThreshold: CreditThreshold = { points: 20, riskier: "up" };
