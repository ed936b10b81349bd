// A report as lines of plain text, for the command.

import type { Bundle } from "./bundle-parts.ts";
import type { Report, Step } from "./report.ts";
import { reportWords, stepWords } from "./words.ts";

const signs: Record<Step["state"], string> = { passed: "✓", failed: "✗", notChecked: "○" };

export function stepLine(step: Step): string {
  const { title, line } = stepWords(step);
  return `${signs[step.state]} ${title}：${line}`;
}

/** The whole report, and in full the four values that were public first. */
export function reportLines(report: Report, json: unknown): string[] {
  const { title, line } = reportWords(report);
  return [title, ...report.steps.map(stepLine), `结论：${line}`, ...(report.ok ? valueLines(json) : [])];
}

function valueLines(json: unknown): string[] {
  const { rosterHash, rulesHash, commit, recommit } = json as Bundle;
  return [
    `  名单校验值　　${rosterHash}`,
    `  规则校验值　　${rulesHash}`,
    `  密数校验值　　${commit}`,
    `  递补密数校验值 ${recommit}`,
  ];
}
