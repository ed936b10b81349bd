import type { Rate } from "./draw-quota.ts";
import type { TargetType } from "./roster.ts";

/** 抽查事项: one thing that may be checked, with the guide that makes results alike (一单两库一指引). */
export interface Item {
  code: string;
  /** Grows with every change; ItemVersion keeps each whole. */
  version: number;
  name: string;
  kind: "key" | "general";
  /** 责任科室; empty while nobody has claimed it. */
  section: string;
  /** 职责依据: which duty of the section the claim rests on. */
  duty: string;
  /** 会同部门 */
  departments: string[];
  targetTypes: TargetType[];
  legalBasis: string;
  /** 现场检查、书面检查、网络监测 … */
  methods: string[];
  content: string;
  /** 抽查比例上限; null while unknown. */
  ratioMax: Rate | null;
  /** Checks of one target a year at most; null while unknown. */
  timesAYear: number | null;
  /** Ratio and frequency as the list it was taken from writes them. */
  asWritten: string;
  /** Which published list or law it was taken from. */
  source: string;
  guide: Guide;
  state: ItemState;
  claimedBy: string | null;
  claimedAt: Date | null;
}

/** 待认领 · 在用 · 停用 */
export type ItemState = "offered" | "active" | "retired";

/** 检查指引 */
export interface Guide {
  points: GuidePoint[];
  /** What the target is to prepare. */
  materials: string[];
  steps: string[];
}

export interface GuidePoint {
  text: string;
  /** 判定标准: what counts as a pass. */
  standard: string;
}

export const noGuide: Guide = { points: [], materials: [], steps: [] };

export type ItemLack = "name" | "basis" | "section" | "types" | "caps" | "content";

/** What an item lacks to be in use (S5: no item without legal basis, owner, kind, target types, caps); empty when nothing. */
export function lacksOf(item: Item): ItemLack[] {
  const lacks: [ItemLack, boolean][] = [
    ["name", item.name === ""],
    ["basis", !citesLaw(item.legalBasis)],
    ["section", item.section === ""],
    ["types", item.targetTypes.length === 0],
    ["caps", item.ratioMax === null || item.timesAYear === null],
    ["content", item.content === ""],
  ];
  return lacks.flatMap(([lack, missing]) => (missing ? [lack] : []));
}

/** A title in 《》 or a document number such as 冀教〔2020〕1号. */
export const citesLaw = (text: string): boolean =>
  /《[^》]{2,}》/.test(text) || /[〔[(（]\d{4}[〕\])）]\s*\d+\s*号/.test(text);

/** What is changed by forms; code, version, state and claim have verbs of their own. */
export type ItemFields = Omit<Item, "code" | "version" | "state" | "claimedBy" | "claimedAt" | "duty">;

export type ItemCommand =
  | { verb: "claim"; section: string; duty: string; by: string }
  | { verb: "giveBack" }
  | { verb: "change"; fields: Partial<ItemFields> }
  | { verb: "retire" }
  | { verb: "restore" };

export type ItemRefusal =
  | { refused: "item.notOffered" | "item.notActive" | "item.notRetired" | "item.unchanged" }
  | { refused: "item.lacks"; lacks: ItemLack[] };

/** What a command makes of an item; the next version, or why not. Nothing of what an item was is lost: versions are kept. */
export function decideItem(item: Item, command: ItemCommand, now: Date): { item: Item } | ItemRefusal {
  const next = (fields: Partial<Item>): { item: Item } => ({
    item: { ...item, ...fields, version: item.version + 1 },
  });
  switch (command.verb) {
    case "claim": {
      if (item.state !== "offered") return { refused: "item.notOffered" };
      const { section, duty, by } = command;
      const claimed = next({ section, duty, claimedBy: by, claimedAt: now, state: "active" });
      const lacks = lacksOf(claimed.item);
      return lacks.length > 0 ? { refused: "item.lacks", lacks } : claimed;
    }
    case "giveBack":
      if (item.state !== "active") return { refused: "item.notActive" };
      return next({ section: "", duty: "", claimedBy: null, claimedAt: null, state: "offered" });
    case "change": {
      const changed = next(command.fields);
      if (sameFields(item, changed.item)) return { refused: "item.unchanged" };
      const lacks = item.state === "active" ? lacksOf(changed.item) : [];
      return lacks.length > 0 ? { refused: "item.lacks", lacks } : changed;
    }
    case "retire":
      return item.state === "active" ? next({ state: "retired" }) : { refused: "item.notActive" };
    case "restore":
      return item.state === "retired" ? next({ state: "active" }) : { refused: "item.notRetired" };
  }
}

const sameFields = (a: Item, b: Item): boolean =>
  JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });
