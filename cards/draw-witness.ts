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

export const voidForm = (drawId: string): RootOnly =>
  form(
    "draw_void",
    [
      input("reason", "作废理由（仅组织者可用，有人提交数字后不能再作废）", {
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
