import { names } from "../../cards/kit-blocks.ts";
import type { Cure } from "../domain/assign-cures.ts";
import type { Shortage } from "../domain/assign-shortage.ts";

/**
 * Why not every target can get a team, and what would cure it: the minimum cut in words (draw-protocol.md §2.2). The card
 * hangs in a group, so nobody's leave, certificate or kin is told by name.
 */
export function shortageWords(shortage: Shortage & { names: string[] }): string[] {
  const short = shortage.groups.map(
    ({ specialty, department, missing }) => `缺 ${missing} 人次：${kindOf(specialty, department)}。`,
  );
  const cures = shortage.cures.map(cureWords);
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

function cureWords(cure: Cure): string {
  const part = cure.enough ? "" : "（还不够，须与其他办法并用）";
  switch (cure.kind) {
    case "add":
      return `再增加 ${cure.n} 名${kindOf(cure.specialty, cure.department)}${part}`;
    case "leave":
      return `有 ${cure.inspectors.length} 名符合条件的人员在请假，其中一人销假${part}`;
    case "certificate":
      return `有 ${cure.inspectors.length} 名符合条件的人员没有在检查期内有效的行政执法证，其中一人换证${part}`;
    case "relation":
      return `有 ${cure.inspectors.length} 名人员登记了回避关系，登记有误的可以更正${part}`;
    default: {
      const never: never = cure;
      return never;
    }
  }
}
