import { type Card, card } from "./kit.ts";
import { note, paragraph } from "./kit-blocks.ts";
import {
  button,
  buttons,
  type Display,
  type Field,
  form,
  input,
  markdown,
  multiSelect,
  type Option,
  select,
  submit,
} from "./kit-elements.ts";
import { ink } from "./kit-text.ts";

export interface PlanEntryFacts {
  year: number;
  version: number;
  entryId: string;
  code: string;
  name: string;
  /** How often it was changed when this was drawn (flows/edit-plan.ts). */
  seen: number;
  step: 1 | 2 | 3;
  basics: {
    section: string;
    kind: "key" | "general";
    items: string[];
    itemOptions: Option[];
    partners: string;
    departments: string;
    lead: string;
  };
  scope: {
    types: string[];
    ownership: string[];
    subjects: string[];
    typeOptions: Option[];
    ownershipOptions: Option[];
    subjectOptions: Option[];
    districts: string;
    tags: string;
    credit: boolean;
    /** As text: the rate of those without a class, then by class. */
    rate: string;
    classes: { stratum: string; rate: string }[];
    total: string;
  };
  times: {
    batches: number;
    draw: string;
    visit: string;
    teamSize: number;
    specialty: string;
    announced: boolean;
  };
  fault: string | null;
}

const steps = ["基本情况", "对象和比例", "时间和检查组"] as const;
const caption = (words: string): Display => markdown(ink("grey", words));

/** One entry of a draft, in three short forms. */
export function planEntryCard(facts: PlanEntryFacts): Card {
  const ref = { year: facts.year, version: facts.version, entryId: facts.entryId };
  const next = facts.step < 3 ? "保存，下一步" : "保存，返回计划";
  const save = { kind: "primary_filled" } as const;
  const acts = ["plan.saveBasics", "plan.saveScope", "plan.saveTimes"] as const;
  const act = acts[facts.step - 1] ?? "plan.saveBasics";
  return card({
    title: `计划任务：${facts.name || "（未命名）"}`,
    subtitle: `${facts.code}　第 ${facts.step} 步：${steps[facts.step - 1] ?? ""}`,
    labels: [{ text: `${facts.step}/3`, colour: "blue" }],
    colour: "blue",
    elements: [
      ...(facts.fault === null ? [] : [paragraph(ink("orange", `还要补正：${facts.fault}`))]),
      form(`plan_entry_${facts.step}`, fields(facts), [
        submit("plan_entry_save", next, { act, ...ref, seen: facts.seen }, save),
      ]),
      buttons(
        ([1, 2, 3] as const)
          .filter((step) => step !== facts.step)
          .map((step) => button(steps[step - 1] ?? "", { act: "plan.step", ...ref, step })),
      ),
      button("返回计划", { act: "plan.open", year: facts.year, version: facts.version }),
    ],
  });
}

function fields(facts: PlanEntryFacts): (Display | Field)[] {
  switch (facts.step) {
    case 1:
      return basics(facts);
    case 2:
      return scope(facts.scope);
    case 3:
      return times(facts.times);
  }
}

const basics = ({ name, basics: one }: PlanEntryFacts): (Display | Field)[] => [
  input("name", "任务名称", {
    required: true,
    preset: name,
    longest: 60,
    hint: "例如：民办幼儿园规范办园检查",
  }),
  input("section", "责任科室", { required: true, preset: one.section, longest: 30 }),
  caption("事项类别"),
  select(
    "kind",
    [
      { value: "general", text: "一般检查事项" },
      { value: "key", text: "重点检查事项" },
    ],
    {
      required: true,
      chosen: one.kind,
    },
  ),
  caption("抽查事项（可多选；一次上门查多个事项的，放在同一项任务里）"),
  multiSelect("items", one.itemOptions, { required: true, chosen: one.items }),
  input("partners", "配合科室（多个用顿号隔开）", { preset: one.partners, longest: 100 }),
  input("departments", "会同部门（每组各派一人，多个用顿号隔开）", { preset: one.departments, longest: 100 }),
  input("lead", "发起部门（外部门发起、由其抽取的才填）", { preset: one.lead, longest: 40 }),
];

const scope = (one: PlanEntryFacts["scope"]): (Display | Field)[] => [
  caption("检查对象（都不选就是名录内全部对象，即不定向）"),
  multiSelect("types", one.typeOptions, { chosen: one.types, hint: "类型" }),
  multiSelect("ownership", one.ownershipOptions, { chosen: one.ownership, hint: "办学性质" }),
  multiSelect("subjects", one.subjectOptions, { chosen: one.subjects, hint: "主体类型" }),
  input("districts", "学区（多个用顿号隔开，不填为全部）", { preset: one.districts, longest: 200 }),
  input("tags", "分类标注（有其中任何一个的才抽，不填为不限）", { preset: one.tags, longest: 200 }),
  caption("信用风险分类"),
  select(
    "credit",
    [
      { value: "no", text: "不涉及信用风险分类" },
      { value: "yes", text: "按信用风险分类抽查" },
    ],
    {
      required: true,
      chosen: one.credit ? "yes" : "no",
    },
  ),
  input("rate", "抽查比例（按信用分类抽查时，为未分类对象的比例）", {
    preset: one.rate,
    longest: 20,
    hint: "例如：5%",
  }),
  ...one.classes.map(({ stratum, rate }) =>
    input(`rate${stratum}`, `${stratum} 类比例（按信用分类抽查时）`, { preset: rate, longest: 20 }),
  ),
  input("total", "合计不少于（家，可不填）", { preset: one.total, longest: 6 }),
  note("一般检查事项的比例不超过 10%（C、D 类除外）；C、D 类比例应高于 A、B 类。"),
];

const times = (one: PlanEntryFacts["times"]): (Display | Field)[] => [
  input("batches", "全年抽取批次", { required: true, preset: String(one.batches), longest: 2 }),
  input("draw", "抽取时间", {
    required: true,
    preset: one.draw,
    longest: 40,
    hint: "例如：3月 或 2027-03-01至2027-03-31",
  }),
  input("visit", "检查时间", { required: true, preset: one.visit, longest: 40, hint: "例如：4月—6月" }),
  input("teamSize", "每组人数（不少于2人）", { required: true, preset: String(one.teamSize), longest: 1 }),
  input("specialty", "每组须有的专长（可不填）", { preset: one.specialty, longest: 30 }),
  caption("告知方式"),
  select(
    "announced",
    [
      { value: "yes", text: "提前告知" },
      { value: "no", text: "不预先告知" },
    ],
    {
      required: true,
      chosen: one.announced ? "yes" : "no",
    },
  ),
];
