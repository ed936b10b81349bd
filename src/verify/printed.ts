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
  return [title, ...stepLines(report.steps), `结论：${line}`, ...(report.ok ? valueLines(json) : [])];
}

/** What is left open one after another for the same reason stands on one line. */
function stepLines(steps: readonly Step[]): string[] {
  const lines: string[] = [];
  let reason = "";
  for (const step of steps) {
    const { title, line } = stepWords(step);
    if (step.state === "notChecked" && line === reason) {
      const last = lines.length - 1;
      lines[last] = (lines[last] ?? "").replace("：", `、${title}：`);
    } else lines.push(stepLine(step));
    reason = step.state === "notChecked" ? line : "";
  }
  return lines;
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
