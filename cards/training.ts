import { type Card, card } from "./kit.ts";
import { figures, names, note, pageOf, pager, paragraph, rows } from "./kit-blocks.ts";
import { button, form, input, markdown, multiSelect, type Root, rule, submit } from "./kit-elements.ts";
import { ink, text } from "./kit-text.ts";
import { fullDay } from "./when.ts";

export interface TrainingListFacts {
  year: number;
  trainings: {
    trainingId: string;
    day: string;
    topic: string;
    trainer: string;
    hours: number;
    attended: number;
    skills: string[];
  }[];
  inspectors: number;
  /** Names of those who attended none this year (S13). */
  untrained: string[];
  page: number;
}

const PER_PAGE = 5;

/** 培训: the log of the year, newest first, and who is untrained. */
export function trainingListCard(facts: TrainingListFacts): Card {
  const { part, page, pages } = pageOf(facts.trainings, facts.page, PER_PAGE);
  return card({
    title: `${facts.year} 年抽查培训`,
    colour: facts.trainings.length === 0 ? "orange" : "blue",
    elements: [
      figures([
        { label: "培训（次）", value: facts.trainings.length },
        { label: "检查人员", value: facts.inspectors },
        {
          label: "本年未参训",
          value: facts.untrained.length,
          colour: facts.untrained.length > 0 ? "orange" : "green",
        },
      ]),
      ...(facts.trainings.length === 0 ? [paragraph("本年还没有登记培训。抽取前应当先组织培训。")] : []),
      ...part.flatMap((one): Root[] => [
        rows([
          [fullDay(one.day), text(one.topic, 100)],
          ["授课", `${one.trainer}，${one.hours} 学时，${one.attended} 人参加`],
          ["内容标签", text(one.skills.join("、"), 100)],
        ]),
        button("更正", { act: "training.edit", trainingId: one.trainingId }, { kind: "text" }),
      ]),
      ...pager(page, pages, (to) => ({ act: "training.list", page: to })),
      rule(),
      ...(facts.untrained.length === 0 ? [] : [note(text(`本年未参训：${names(facts.untrained, 30)}`, 400))]),
      button("登记培训", { act: "training.new" }, { kind: "primary_filled" }),
    ],
  });
}

export interface TrainingFormFacts {
  /** null: a new one. */
  trainingId: string | null;
  day: string;
  topic: string;
  trainer: string;
  hours: string;
  skills: string[];
  /** Who attended as it is on record, by name. */
  attended: string[];
  /** Sections and departments, for choosing whole groups. */
  sections: string[];
}

/** 登记 or 更正 of a training. */
export function trainingFormCard(facts: TrainingFormFacts): Card {
  const { trainingId } = facts;
  const groups = [
    { value: "*", text: "全体执法检查人员" },
    ...[...new Set(facts.sections)]
      .slice(0, 40)
      .map((section) => ({ value: section, text: `${section}（全部）` })),
  ];
  const all = facts.attended.join("、");
  return card({
    title: trainingId === null ? "登记培训" : "更正培训记录",
    colour: "blue",
    elements: [
      form(
        "training",
        [
          input("day", "培训日期", { required: true, preset: facts.day, longest: 20 }),
          input("topic", "培训主题", { required: true, preset: facts.topic, longest: 100 }),
          input("trainer", "授课人（单位）", { required: true, preset: facts.trainer, longest: 60 }),
          input("hours", "学时", { required: true, preset: facts.hours, longest: 5 }),
          markdown(ink("grey", "参加人员（按科室整体选择）")),
          multiSelect("groups", groups, { hint: "可选全体或若干科室" }),
          input("names", "其他参加人员姓名（用顿号隔开）", {
            multiline: true,
            longest: 1000,
            ...(all === "" || all.length > 900 ? {} : { preset: all }),
          }),
          input("skills", "培训的专长或事项（用顿号隔开，可不填）", {
            longest: 200,
            preset: facts.skills.join("、").slice(0, 200),
          }),
          ...(trainingId === null ? [] : [input("reason", "更正理由", { required: true, longest: 300 })]),
        ],
        [
          trainingId === null
            ? submit("training_send", "登记", { act: "training.log" }, { kind: "primary_filled" })
            : submit(
                "training_send",
                "保存更正",
                { act: "training.correct", trainingId },
                { kind: "primary_filled" },
              ),
        ],
      ),
      ...(all.length > 900 ? [note(`原登记 ${facts.attended.length} 人，更正时请重新选择。`)] : []),
      note("记录不能删除；更正前后的内容和理由都会留存。"),
      button("返回", { act: "training.list", page: 1 }, { kind: "text" }),
    ],
  });
}
