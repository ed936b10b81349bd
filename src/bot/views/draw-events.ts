import { moment } from "../../../cards/when.ts";
import type { AfterEntry } from "../../domain/draw-after.ts";
import { listIsPublic } from "../../domain/draw-record.ts";
import type { DrawView } from "../../flows/read-draw.ts";

/** What happened to a draw besides its drawing, in sentences that the group may read. */
export const eventsOf = (view: DrawView): string[] => afterWords(view).map(({ words }) => words);

/** The same with kind and time, for the public page. */
export const afterWords = (view: DrawView): { kind: string; at: string; words: string }[] =>
  view.after.map((entry) => ({
    kind: entry.kind,
    at: entry.at.toISOString(),
    words: `${moment(entry.at.toISOString())}　${wordsOf(entry, view)}`,
  }));

function wordsOf({ kind, detail }: AfterEntry, view: DrawView): string {
  const named = listIsPublic(view.draw);
  switch (kind) {
    case "deadline":
      return `到期未收齐见证数字，截止时间顺延到${moment(String(detail.until))}，名单、规则和密数不变。`;
    case "repick":
      return detail.inspector === null
        ? "有检查人员调整，暂时没有人可以递补。"
        : "有检查人员调整，已用锁定的第二个密数抽出递补人员。";
    case "extend":
      return `补抽 ${countOf(detail)} 家（按原次序）。理由：${String(detail.reason)}`;
    case "replace":
      return `${named ? nameOf(view, String(detail.out)) : "有一家检查对象"}另补一家（按原次序）。理由：${named ? String(detail.reason) : "检查结束后公开"}`;
    case "void":
      return `作废。理由：${String(detail.reason)}`;
    case "close":
      return "检查期结束，第二个密数公开，每一次递补都可以核对。";
    default: {
      const never: never = kind;
      return never;
    }
  }
}

const countOf = ({ add }: AfterEntry["detail"]): number => (Array.isArray(add) ? add.length : 0);

const nameOf = ({ tasks }: DrawView, targetId: string): string =>
  tasks.find(({ assignment }) => assignment.targetId === targetId)?.target?.name ?? targetId;
