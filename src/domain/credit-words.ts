import type { CreditAlarm, CreditFault } from "./credit-change.ts";

/** Why a row of a month's credit classes is not taken over, and what to do. */
export function creditFaultWords({ code, said }: CreditFault): string {
  switch (code) {
    case "target":
      return "名录里没有这家检查对象，请核对名称或统一社会信用代码";
    case "ambiguous":
      return "名录里有不止一家叫这个名称，请在文件中补上统一社会信用代码";
    case "grade":
      return `不认识等级“${said}”，请改为 A 至 D 的等级或低、一般、较高、高`;
    case "gradeMissing":
      return "等级和指数都没有填写";
    case "index":
      return `风险指数“${said}”不是数字`;
    case "twice":
      return `“${said}”在文件中出现了不止一次，以第一次为准`;
  }
}

/** What a warning tells of. */
export const alarmWords = ({ kind, facts }: Pick<CreditAlarm, "kind" | "facts">): string =>
  kind === "class"
    ? `信用风险分类由 ${facts.from} 类变为 ${facts.to} 类`
    : `信用风险指数由 ${facts.from} 变为 ${facts.to}`;
