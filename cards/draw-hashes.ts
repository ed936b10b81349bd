import { type Display, markdown, panel } from "./kit-elements.ts";
import { bold, ink, lines, md, text } from "./kit-text.ts";

/** What was published before anybody could know the outcome, and what was opened at the drawing (draw-protocol.md §1). */
export interface DrawHashes {
  rosterHash: string;
  rulesHash: string;
  commit: string;
  recommit: string;
  /** The rest is null until the draw is drawn (or, for the secret, voided). */
  secret: string | null;
  entropy: string | null;
  seed: string | null;
  drawnHash: string | null;
  sealedHash: string | null;
  /** The second secret, opened when the draw's work is over. */
  again: string | null;
  /** Head of the audit chain when the draw was committed. */
  audit: { n: number; hash: string } | null;
}

/** bb8d03…87f053 */
const short = (hash: string): string => (hash.length <= 20 ? hash : `${hash.slice(0, 6)}…${hash.slice(-6)}`);

/** All check values in full, each with what it is for, folded away. */
export function hashPanel(hashes: DrawHashes): Display {
  const { audit } = hashes;
  return panel(md`校验信息（点开看完整数值，人人可以核对）`, [
    ...values(hashes).flatMap(([name, value, what]) =>
      value === null ? [] : [explained(name, value, what)],
    ),
    ...(audit === null
      ? []
      : [
          explained(
            "操作日志校验值",
            audit.hash,
            `锁定时操作日志共 ${audit.n} 条，之后若被改动或删减会对不上。`,
          ),
        ]),
  ]);
}

const values = (h: DrawHashes): [name: string, value: string | null, what: string][] => [
  ["名单校验值", h.rosterHash, "见证之前已固定抽取范围内的全部对象，增删任何一家都会对不上。"],
  ["规则校验值", h.rulesHash, "见证之前已固定比例、排除规则、见证人和截止时间。"],
  ["密数校验值", h.commit, "系统的随机密数在见证之前已经锁定，不能看了数字再换。"],
  ["递补密数校验值", h.recommit, "以后有人回避或不能参加时，用它决定由谁递补，现在同样已经锁定。"],
  ["公开的递补密数", h.again, "检查结束后公开，按它可以核对每一次递补。"],
  ["公开的密数", h.secret, "抽取后公开，按它重新计算，应与密数校验值一致。"],
  ["见证数字", h.entropy, "按提交先后排列的全部见证数字。"],
  ["抽取种子", h.seed, "由密数、名单、规则和见证数字共同算出，抽中谁全由它决定。"],
  ["抽中名单校验值", h.drawnHash, "公布的名单与它对得上，才是当时抽出的名单。"],
  ["全部记录校验值", h.sealedHash, "固定了抽取的完整记录，监督人员据此逐项复算。"],
];

const explained = (name: string, value: string, what: string): Display =>
  markdown(lines([md`${bold(name)}　${ink("grey", what)}`, text(value, 600)]), { size: "notation" });

/** The four commitments in short, for the face of the card; two to a line on a phone. */
export const shortHashes = (h: DrawHashes): Display =>
  markdown(
    lines([
      ink("grey", "见证之前已公布的校验值"),
      ink("grey", `名单 ${short(h.rosterHash)}　规则 ${short(h.rulesHash)}`),
      ink("grey", `密数 ${short(h.commit)}　递补 ${short(h.recommit)}`),
    ]),
    { size: "notation" },
  );
