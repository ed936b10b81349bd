// The witnesses' part of the ceremony card: who has given digits, and the forms to give them or to void.

import { means } from "./acts.ts";
import { heading, note } from "./kit-blocks.ts";
import { form, input, type RootOnly, select, submit } from "./kit-elements.ts";
import { label, type Md, md } from "./kit-text.ts";
import { clock } from "./when.ts";

export interface CeremonyWitness {
  name: string;
  supervisor: boolean;
}

export interface CeremonyContribution {
  n: number;
  name: string;
  digits: string;
  means: string;
  /** ISO instant. */
  at: string;
}

/** The public number of strict mode. */
export interface CeremonyStrict {
  source: string;
  period: string;
  /** null until it is entered. */
  value: string | null;
  by: string | null;
}

export const strictLines = ({ source, period, value, by }: CeremonyStrict): Md[] => [
  value === null
    ? md`${label("orange", "待公开数")} ${source} ${period}（锁定时尚未产生，开出后由监督人员登记）`
    : md`${label("green", "公开数")} ${source} ${period}　${value}　${by ?? ""}登记`,
];

/** 09:12　摇号球　31415926535 */
export const given = (one: CeremonyContribution): Md => md`${clock(one.at)}　${one.means}　${one.digits}`;

/** A line for every witness; of two with one name the first to come is the first in the list. */
export function witnessLines(witnesses: CeremonyWitness[], contributions: CeremonyContribution[]): Md[] {
  const left = [...contributions];
  return witnesses.map((witness) => {
    const at = left.findIndex((one) => one.name === witness.name);
    const [mine] = at < 0 ? [] : left.splice(at, 1);
    const who = md`${witness.name}${witness.supervisor ? "（监督人员）" : ""}`;
    return mine
      ? md`${label("green", "已提交")} ${who}　${given(mine)}`
      : md`${label("orange", "待提交")} ${who}`;
  });
}

export const contributeForm = (drawId: string): RootOnly =>
  form(
    "draw_contribute",
    [
      heading("请见证人提交现场产生的数字"),
      input("digits", "见证数字（6 至 40 位）", {
        required: true,
        hint: "例如现场摇出的 31415926",
        longest: 60,
      }),
      select(
        "means",
        means.map((one) => ({ value: one, text: one })),
        { required: true, hint: "数字怎样产生", chosen: means[0] },
      ),
      note("数字由见证人当场产生、亲自提交，提交后不能更改。全部提交后自动抽取。"),
    ],
    [
      submit(
        "draw_contribute_send",
        "提交见证数字",
        { act: "draw.contribute", drawId },
        { kind: "primary_filled" },
      ),
    ],
  );

/** Strict mode, once all witnesses have given their digits. */
export const numberForm = (drawId: string): RootOnly =>
  form(
    "draw_number",
    [
      heading("请监督人员登记公开数"),
      input("value", "公开数", {
        required: true,
        hint: "照公布的号码填写，空格、加号会自动去掉",
        longest: 100,
      }),
      note("公开数在锁定时还没有产生，人人可以查对。登记后当场抽取，不能更改。"),
    ],
    [
      submit(
        "draw_number_send",
        "登记公开数",
        { act: "draw.number", drawId },
        {
          kind: "primary_filled",
          confirm: { title: "登记公开数？", text: "请再核对一遍来源、期号和号码，登记后不能更改。" },
        },
      ),
    ],
  );

export const voidForm = (drawId: string): RootOnly =>
  form(
    "draw_void",
    [
      input("reason", "作废理由（有人提交数字之前，组织者可以作废）", {
        required: true,
        hint: "例如：见证人选错",
        longest: 200,
      }),
    ],
    [
      submit(
        "draw_void_send",
        "作废本次抽取",
        { act: "draw.void", drawId },
        {
          kind: "danger",
          confirm: {
            title: "作废本次抽取？",
            text: "作废后记录和理由仍然公开保留，须重新锁定名单才能再抽。",
          },
        },
      ),
    ],
  );
