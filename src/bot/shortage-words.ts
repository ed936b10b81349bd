import { names } from "../../cards/kit-blocks.ts";
import type { Cure } from "../domain/assign-cures.ts";
import type { Shortage } from "../domain/assign-shortage.ts";

/** Why not every target can get a team, and what would cure it: the minimum cut in words (draw-protocol.md §2.2). */
export function shortageWords(
  shortage: Shortage & { names: string[] },
  nameOf: (id: string) => string,
): string[] {
  const short = shortage.groups.map(
    ({ specialty, department, missing }) => `缺 ${missing} 人次：${kindOf(specialty, department)}。`,
  );
  const cures = shortage.cures.map((cure) => cureWords(cure, nameOf));
  return [
    `有 ${shortage.names.length} 家检查对象凑不齐检查组（如${names(shortage.names, 3).replace(/ 人$/, " 家")}）。`,
    ...short,
    ...(cures.length > 0 ? [`可以这样解决：${cures.join("；")}。`] : []),
  ];
}

function kindOf(specialty: string | null, department: string | null): string {
  const whose = department === null ? "本局执法检查人员" : `${department}派出的执法检查人员`;
  return specialty === null ? whose : `${whose}（“${specialty}”专长）`;
}

function cureWords(cure: Cure, nameOf: (id: string) => string): string {
  const part = cure.enough ? "" : "（还不够，需与其他办法并用）";
  switch (cure.kind) {
    case "add":
      return `再增加 ${cure.n} 名${kindOf(cure.specialty, cure.department)}${part}`;
    case "leave":
      return `${names(cure.inspectors.map(nameOf), 4)}中有一人销假${part}`;
    case "certificate":
      return `${names(cure.inspectors.map(nameOf), 4)}中有一人换发有效的行政执法证${part}`;
    case "relation":
      return `核对${names(cure.inspectors.map(nameOf), 4)}的回避登记是否准确${part}`;
    default: {
      const never: never = cure;
      return never;
    }
  }
}
