import type { FieldChange } from "../src/domain/registry-change.ts";
import type { RegistryKind } from "../src/domain/registry-form.ts";
import { type Card, card } from "./kit.ts";
import { heading, note, rows } from "./kit-blocks.ts";
import {
  button,
  buttons,
  form,
  input,
  markdown,
  type Option,
  type Press,
  type Root,
  type RootOnly,
  select,
  submit,
} from "./kit-elements.ts";
import { ink, lines, plain, text } from "./kit-text.ts";
import { differenceTable } from "./registry-difference.ts";
import { fullDay, moment } from "./when.ts";

export interface RegistryEntryFacts {
  kind: RegistryKind;
  id: string;
  rev: number;
  name: string;
  stopped: boolean;
  /** YYYY-MM-DD */
  updatedOn: string;
  /** Nothing was changed or confirmed for a year. */
  stale: boolean;
  /** What the reader may know of it, empty fields left out. */
  rows: { label: string; value: string }[];
  /** Whole lists with their own headings: tasks of the year, relations, credit history. */
  lists: { title: string; lines: string[] }[];
  how: "edit" | "propose" | null;
  /** The last change by hand, while it can be taken back. */
  last: { by: string; at: string; changes: FieldChange[] } | null;
  /** A change of a district that waits for the office. */
  pendingId: string | null;
  /** What leave and relations may be changed here; null: none of it. `own`: the reader's own relations, to declare. */
  manage: { own: boolean; leave: Option[]; relations: Option[] } | null;
}

/** One record of a registry, with what the reader may do to it. */
export function registryEntryCard(facts: RegistryEntryFacts): Card {
  const { kind, last } = facts;
  return card({
    title: facts.name,
    subtitle: kind === "targets" ? "检查对象名录" : "执法检查人员名录",
    labels: [
      facts.stopped ? { text: "已停用", colour: "neutral" } : { text: "正常", colour: "green" },
      ...(facts.pendingId === null ? [] : [{ text: "变动待核对", colour: "orange" as const }]),
    ],
    colour: facts.stopped ? "grey" : "blue",
    elements: [
      rows([
        ...facts.rows.map(({ label, value }): [string, string] => [plain(label, 12), value]),
        ["最近更新", fullDay(facts.updatedOn)],
      ]),
      ...facts.lists.flatMap(({ title, lines: list }): Root[] => [
        heading(title),
        markdown(lines(few(list))),
      ]),
      ...(last === null
        ? []
        : [
            note(`上次修改：${last.by}　${moment(last.at)}`),
            differenceTable(last.changes.slice(0, MOST_CHANGES)),
          ]),
      doing(facts),
      ...(facts.manage === null ? [] : managing(facts, facts.manage)),
    ],
  });
}

/** Room on the card: of long lists the first, and how many more there are. */
const MOST_LINES = 6;
const MOST_CHANGES = 6;
const MOST_OPTIONS = 14;

const few = (list: string[]) => [
  ...list.slice(0, MOST_LINES).map((line) => text(line, 60)),
  ...(list.length > MOST_LINES ? [ink("grey", `……另有 ${list.length - MOST_LINES} 条`)] : []),
];

function doing({ kind, id, rev, how, last, pendingId, stale }: RegistryEntryFacts): Press {
  return buttons([
    ...(how === "edit" ? [button("修改", { act: "registry.edit", kind, id }, { kind: "primary" })] : []),
    ...(how === "propose"
      ? [button("提交变动", { act: "registry.edit", kind, id }, { kind: "primary" })]
      : []),
    ...(how !== null && stale
      ? [
          button(
            "核对无误",
            { act: "registry.confirm", kind, id, rev },
            { confirm: { title: "核对无误？", text: "各项内容都已核对，不需要修改。" } },
          ),
        ]
      : []),
    ...(how === "edit" && last !== null
      ? [
          button(
            "撤销上次修改",
            { act: "registry.undo", kind, id, rev },
            { confirm: { title: "撤销上次修改？", text: "各项恢复为修改之前的内容，撤销也会留下记录。" } },
          ),
        ]
      : []),
    ...(pendingId === null
      ? []
      : [button("查看待核对的变动", { act: "approval.open", approvalId: pendingId })]),
    button("返回名录", { act: "registry.listing", kind, filter: { words: "" }, page: 1 }),
  ]);
}

const relationKinds: Option[] = [
  { value: "kin", text: "近亲属在该单位" },
  { value: "works", text: "在该单位任职或兼职" },
  { value: "worked", text: "曾在该单位任职" },
  { value: "responsible", text: "责任督学、包校" },
  { value: "other", text: "其他利害关系" },
];

const leaveForm = (inspectorId: string, rev: number): RootOnly =>
  form(
    "leave_add",
    [input("period", "请假时间", { required: true, longest: 60, hint: "例如 2026-12-01至2026-12-05" })],
    [submit("leave_add_send", "登记请假", { act: "leave.add", inspectorId, rev })],
  );

const endLeaveForm = (inspectorId: string, rev: number, leave: Option[]): RootOnly =>
  form(
    "leave_remove",
    [select("leave", leave.slice(0, MOST_OPTIONS), { required: true, hint: "选择要销的假" })],
    [submit("leave_remove_send", "销假", { act: "leave.remove", inspectorId, rev })],
  );

function managing(
  { id, rev }: RegistryEntryFacts,
  { own, leave, relations }: NonNullable<RegistryEntryFacts["manage"]>,
): Root[] {
  const inspectorId = id;
  return [
    ...(own ? [] : [leaveForm(inspectorId, rev)]),
    ...(leave.length === 0 ? [] : [endLeaveForm(inspectorId, rev, leave)]),
    form(
      "relation_add",
      [
        input("target", "与哪个检查对象有关系", { required: true, longest: 100, hint: "单位全称或编号" }),
        select("kind", relationKinds, { required: true, hint: "什么关系" }),
        input("until", "离任日期（曾任职的填写）", { longest: 30, hint: "例如 2025-08-31" }),
        input("reason", "说明", { longest: 200 }),
      ],
      [
        submit("relation_add_send", own ? "申报回避关系" : "登记回避关系", {
          act: "relation.add",
          inspectorId,
        }),
      ],
    ),
    ...(relations.length === 0
      ? []
      : [
          form(
            "relation_remove",
            [
              select("relation", relations.slice(0, MOST_OPTIONS), {
                required: true,
                hint: "选择要解除的回避关系",
              }),
              input("reason2", "解除理由", { required: true, longest: 200 }),
            ],
            [
              submit(
                "relation_remove_send",
                "解除",
                { act: "relation.remove", inspectorId },
                { confirm: { title: "解除回避关系？", text: "解除后这名人员可以被抽去检查该单位。" } },
              ),
            ],
          ),
        ]),
  ];
}
