import { type FieldChange, fieldName } from "../src/domain/registry-change.ts";
import { fieldsOf, longest, type RegistryForm, type RegistryKind } from "../src/domain/registry-form.ts";
import { ownershipNames, subjectNames, targetTypeNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { note, paragraph } from "./kit-blocks.ts";
import {
  button,
  type Display,
  type Field,
  form,
  input,
  markdown,
  type Option,
  type Root,
  select,
  submit,
} from "./kit-elements.ts";
import { ink } from "./kit-text.ts";
import { differenceTable } from "./registry-difference.ts";
import { chosenOf } from "./registry-row.ts";
import { moment } from "./when.ts";

export interface RegistryEditFacts {
  kind: RegistryKind;
  /** null: a new record. */
  id: string | null;
  rev: number;
  /** As it is called now; empty for a new one. */
  name: string;
  /** What stands in the fields. */
  form: RegistryForm;
  /** It goes to the office first. */
  propose: boolean;
  /** What somebody else changed while the form stood open; `by` null: not by hand. */
  conflict: { by: string | null; at: string; changes: FieldChange[] } | null;
}

const optionsOf = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, text]) => ({ value, text }));

const choices: Record<string, Option[]> = {
  type: optionsOf(targetTypeNames),
  ownership: optionsOf(ownershipNames),
  subject: optionsOf(subjectNames),
  status: [
    { value: "active", text: "正常" },
    { value: "inactive", text: "停用（不再参加抽取）" },
  ],
};

const hints: Record<string, string> = {
  name: "全称",
  code: "18 位统一社会信用代码，或 15 位、13 位旧号码",
  tags: "用、隔开，例如：寄宿、校车",
  aliases: "用、隔开",
  specialties: "用、隔开，例如：食品安全、财务",
  certUntil: "最后有效日，例如 2027-12-31",
  classes: "数字",
  mobile: "11 位手机号",
};

/** 修改名录: every field of a record in one form. */
export function registryEditCard(facts: RegistryEditFacts): Card {
  const { kind, id, conflict } = facts;
  const what = kind === "targets" ? "检查对象" : "执法检查人员";
  return card({
    title: id === null ? `新增${what}` : `修改：${facts.name}`,
    ...(facts.propose ? { subtitle: "提交后由双随机办核对，核对前名录不变" } : {}),
    labels: conflict ? [{ text: "刚被他人修改", colour: "red" }] : [],
    colour: conflict ? "orange" : "blue",
    elements: [
      ...(conflict ? changedMeanwhile(conflict) : []),
      form(
        "registry_edit",
        [
          ...fieldsOf(kind).flatMap((field) => fieldElements(facts, field)),
          input("reason", "理由（停用、恢复的必须填写）", { longest: 300, preset: facts.form.reason ?? "" }),
        ],
        [
          submit(
            "registry_save",
            facts.propose ? "提交核对" : "保存",
            { act: "registry.save", kind, id, rev: facts.rev },
            { kind: "primary_filled" },
          ),
        ],
      ),
      id === null
        ? button("返回名录", { act: "registry.listing", kind, filter: { words: "" }, page: 1 })
        : button("不改了", { act: "registry.open", kind, id }),
    ],
  });
}

function changedMeanwhile({ by, at, changes }: NonNullable<RegistryEditFacts["conflict"]>): Root[] {
  return [
    paragraph(
      `您填写期间，${by ?? "导入或系统"}于 ${moment(at)} 改动了这条记录，您的修改没有写入。请对照下表，改好后重新提交。`,
    ),
    ...(changes.length === 0 ? [note("对方改动的内容不在这张表单里。")] : [differenceTable(changes)]),
  ];
}

function fieldElements(
  { kind, form: values, propose }: RegistryEditFacts,
  field: string,
): (Display | Field)[] {
  const label = fieldName(kind, field);
  const value = values[field] ?? "";
  const options = choices[field];
  // A district keeps its own schools and hands none to another.
  if (propose && field === "district") return [];
  if (options !== undefined)
    return [
      markdown(ink("grey", label), { size: "notation" }),
      select(field, options, { required: true, ...chosenOf(options, value) }),
    ];
  return [
    input(field, label, {
      required: field === "name",
      longest: longest[field] ?? 100,
      hint: hints[field] ?? "没有的留空",
      preset: value,
      multiline: field === "note",
    }),
  ];
}
