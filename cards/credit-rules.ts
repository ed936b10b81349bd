import { type Card, card } from "./kit.ts";
import { heading, note, paragraph, rows } from "./kit-blocks.ts";
import { button, form, input, markdown, select, submit } from "./kit-elements.ts";
import { ink } from "./kit-text.ts";

export interface CreditRulesFacts {
  /** Grades by class, as the source writes them. */
  classes: { stratum: string; grades: string[] }[];
  version: number;
  source: string;
  points: number;
  riskier: "up" | "down";
  /** Only 双随机办 may change it. */
  mayChange: boolean;
}

const caption = (words: string) => markdown(ink("grey", words));
const strata = ["A", "B", "C", "D"].map((value) => ({ value, text: `${value} 类` }));

/** Which grade of the source stands for which class, and from when on a worsening is a warning. Internal. */
export const creditRulesCard = (facts: CreditRulesFacts): Card =>
  card({
    title: "信用等级对应和预警标准",
    subtitle: `第 ${facts.version} 版`,
    colour: "blue",
    elements: [
      rows([
        ...facts.classes.map(({ stratum, grades }): [string, string] => [
          `${stratum} 类`,
          grades.length === 0 ? "（没有对应的等级）" : grades.join("、"),
        ]),
        ["最近修改", facts.source],
      ]),
      paragraph(
        `指数${facts.riskier === "up" ? "升高" : "降低"} ${facts.points} 点以上的，列为黄色预警；分类变差到 C 类为黄色预警，到 D 类为红色预警。`,
      ),
      ...(facts.mayChange
        ? [
            heading("修改等级对应"),
            form(
              "credit_grade",
              [
                input("grade", "来源中的等级", { required: true, longest: 20, hint: "例如：A-、较高风险" }),
                caption("对应的分类"),
                select("stratum", [...strata, { value: "none", text: "不再对应" }], { required: true }),
              ],
              [submit("credit_grade_send", "保存对应", { act: "credit.setGrade" }, { kind: "primary" })],
            ),
            heading("修改预警标准"),
            form(
              "credit_threshold",
              [
                input("points", "指数变化（点）", {
                  required: true,
                  longest: 4,
                  preset: String(facts.points),
                }),
                caption("指数怎样算变差"),
                select(
                  "riskier",
                  [
                    { value: "up", text: "越高风险越大" },
                    { value: "down", text: "越低风险越大" },
                  ],
                  { required: true, chosen: facts.riskier },
                ),
              ],
              [submit("credit_threshold_send", "保存标准", { act: "credit.setThreshold" })],
            ),
          ]
        : []),
      button("返回预警", { act: "warning.list", page: 1, closed: false }),
      note("修改只影响以后的导入，每次修改都留下审计记录。信用风险分类仅供内部使用。"),
    ],
  });
