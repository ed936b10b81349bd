import { origins } from "./acts.ts";
import { type Card, card } from "./kit.ts";
import { note } from "./kit-blocks.ts";
import {
  button,
  type Display,
  type Field,
  form,
  input,
  markdown,
  multiSelect,
  select,
  submit,
} from "./kit-elements.ts";
import { ink } from "./kit-text.ts";

export interface TaskFormFacts {
  /** null: a new one. */
  entryId: string | null;
  name: string;
  section: string;
  /** One of `origins`, or "". */
  origin: string;
  why: string;
  items: { value: string; name: string }[];
  chosenItems: string[];
  types: { value: string; name: string }[];
  chosenTypes: string[];
  districts: string[];
  chosenDistricts: string[];
  tags: string[];
  /** Targets by name. */
  targets: string[];
  percent: number;
  teamSize: number;
  announced: boolean;
  drawUntil: string;
  visitFrom: string;
  visitUntil: string;
}

const titled = (title: string, field: Field): (Display | Field)[] => [markdown(ink("grey", title)), field];
const options = (list: { value: string; name: string }[]) =>
  list.slice(0, 60).map(({ value, name }) => ({ value, text: name }));
const preset = (chosen: string[]) => (chosen.length === 0 ? {} : { chosen });

/** 新建 or 修改 of a 临时任务. */
export function taskFormCard(facts: TaskFormFacts): Card {
  const districts = [...new Set(facts.districts)].map((name) => ({ value: name, name }));
  return card({
    title: facts.entryId === null ? "新建临时任务" : "修改临时任务",
    colour: "blue",
    elements: [
      form(
        "task",
        [
          input("name", "任务名称", { required: true, preset: facts.name, longest: 60 }),
          input("section", "责任科室", { required: true, preset: facts.section, longest: 40 }),
          ...titled(
            "任务来源",
            select(
              "origin",
              origins.map((one) => ({ value: one, text: one })),
              { required: true, ...(facts.origin === "" ? {} : { chosen: facts.origin }) },
            ),
          ),
          input("why", "具体缘由（不要写举报人信息）", {
            required: true,
            multiline: true,
            preset: facts.why,
            longest: 300,
          }),
          ...titled(
            "抽查事项",
            multiSelect("items", options(facts.items), { required: true, ...preset(facts.chosenItems) }),
          ),
          input("names", "指定单位（写全称或编号，用顿号隔开；指定的全部检查）", {
            multiline: true,
            preset: facts.targets.join("、"),
            longest: 1000,
          }),
          ...titled("或按类型抽取", multiSelect("types", options(facts.types), preset(facts.chosenTypes))),
          ...titled(
            "或按学区抽取",
            multiSelect("districts", options(districts), preset(facts.chosenDistricts)),
          ),
          input("tags", "或按分类标注抽取（用顿号隔开）", { preset: facts.tags.join("、"), longest: 200 }),
          input("percent", "抽查比例（%，不指定单位时适用）", {
            required: true,
            preset: String(facts.percent),
            longest: 3,
          }),
          input("teamSize", "每组人数", { required: true, preset: String(facts.teamSize), longest: 1 }),
          ...titled(
            "告知方式",
            select(
              "announced",
              [
                { value: "yes", text: "检查前通知" },
                { value: "no", text: "不预先通知" },
              ],
              { required: true, chosen: facts.announced ? "yes" : "no" },
            ),
          ),
          input("drawUntil", "抽取截止日期", { required: true, preset: facts.drawUntil, longest: 20 }),
          input("visitFrom", "检查开始日期", { required: true, preset: facts.visitFrom, longest: 20 }),
          input("visitUntil", "检查结束日期", { required: true, preset: facts.visitUntil, longest: 20 }),
        ],
        [
          submit(
            "task_save",
            "保存",
            { act: "task.save", entryId: facts.entryId },
            { kind: "primary_filled" },
          ),
        ],
      ),
      note("保存后可以继续修改；送审由分管领导批准，公示后才能抽取。"),
      button("返回", { act: "task.list", page: 1 }, { kind: "text" }),
    ],
  });
}
