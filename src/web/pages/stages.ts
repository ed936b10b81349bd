import { drawStateNames } from "../../domain/words.ts";
import type { PublicDraw } from "../../flows/read-public-draw.ts";

export interface Stage {
  name: string;
  /** What is to be said of it in a word or two. */
  told: string;
  at: string | null;
  state: "done" | "now" | "ahead";
}

/** How many witnesses have given, and of how many. */
export const givenOf = ({ witnesses }: PublicDraw): [number, number] => [
  witnesses.filter(({ given }) => given !== null).length,
  witnesses.length,
];

/** Where a draw of our own stands on its way. A voided one stops where it was. */
export function stagesOf(draw: PublicDraw): Stage[] {
  const [given, all] = givenOf(draw);
  const drawn = draw.drawnAt !== null;
  const listed = draw.drawn !== null;
  const going = draw.state !== "voided";
  const stage = (name: string, done: boolean, before: boolean, at: string | null, told: string): Stage => ({
    name,
    told,
    at: done ? at : null,
    state: done ? "done" : before && going ? "now" : "ahead",
  });
  return [
    stage("锁定", true, true, draw.committedAt, `${draw.poolSize} 家`),
    stage("见证", drawn, true, draw.drawnAt, `${given}/${all} 人`),
    stage("抽取", drawn, false, draw.drawnAt, draw.drawnTotal === null ? "未进行" : `${draw.drawnTotal} 家`),
    stage("公开名单", listed, drawn && draw.announced, null, listedWords(draw)),
    stage(
      "监督复核",
      draw.attested.length > 0,
      drawn && (listed || !draw.announced),
      draw.attested[0]?.at ?? null,
      draw.attested.length > 0 ? `${draw.attested.length} 人签认` : "未签认",
    ),
  ];
}

function listedWords({ drawn, announced, state }: PublicDraw): string {
  if (drawn !== null) return "已公开";
  return announced || state === "voided" ? "未公开" : "检查结束后";
}

/** The state in a word. What is drawn elsewhere has no other state than that. */
export function stateName(draw: Pick<PublicDraw, "state" | "source">): string {
  return draw.source === "platform" && draw.state !== "voided" ? "平台抽取" : drawStateNames[draw.state];
}
