// What sort of target it is: from what the file says, else from its name and code.

import type { RosterStatus, Subject, Target, TargetType } from "./roster.ts";
import { targetTypeNames } from "./words.ts";

/** Codes that a bureau's own system uses in its exports. */
const exportCodes: Record<string, { type?: TargetType; ownership: Target["ownership"] }> = {
  directagency: { type: "agency", ownership: "public" },
  compulsory: { type: "nine-year", ownership: "public" },
  middleschool: { type: "junior", ownership: "public" },
  highschool: { type: "senior", ownership: "public" },
  primaryschool: { type: "primary", ownership: "public" },
  adultschool: { type: "community", ownership: "public" },
  centralpreschool: { type: "kindergarten", ownership: "public" },
  publicpreschool: { type: "kindergarten", ownership: "public" },
  privatepreschool: { type: "kindergarten", ownership: "private" },
  privateschool: { ownership: "private" },
};

/** First match wins, so the narrower word stands first. */
const typeMarks: [RegExp, TargetType][] = [
  [/培训|辅导|托管|教育咨询|教育科技|艺术中心/, "training"],
  [/附属幼儿园|附设幼儿园|幼儿园|幼教|托幼|学前/, "kindergarten"],
  [/特殊教育|特教|培智|聋/, "special"],
  [/成人|社区学|老年大学|开放大学|电大/, "community"],
  [/职业|职教|技工|职高|中专|卫校/, "vocational"],
  [/九年一贯|九年制/, "nine-year"],
  [/完全中学|完中|十二年/, "complete"],
  [/小学|完小|教学点|[一二三四五六七八九十]小$/, "primary"],
  [/高级中学|高中/, "senior"],
  [/初级中学|初中|中学|[一二三四五六七八九十]中$/, "junior"],
  [/进修|教研|教师发展|资助中心|装备|电教|勤工俭学|招生考试|教育中心/, "agency"],
  [/学校|书院/, "nine-year"],
];

const markedType = (text: string): TargetType | undefined => typeMarks.find(([mark]) => mark.test(text))?.[1];

export interface Kind {
  type: TargetType;
  ownership: Target["ownership"];
  subject: Subject;
}

/** What the cells of a row say about the kind of target, before guessing. */
export interface SaidKind {
  name: string;
  type: string | null;
  ownership: string | null;
  subject: string | null;
  code: string | null;
  /** The list's own title, such as 普惠性民办幼儿园名单. */
  list: string | null;
}

/** `stated` holds what the file really says; `guess` is complete and is used for what a new target lacks. */
export function kindOf(said: SaidKind): { stated: Partial<Kind>; guess: Kind } {
  const stated: Partial<Kind> = {};
  const coded = exportCodes[said.type?.toLowerCase() ?? ""];
  const type = coded ? coded.type : said.type === null ? undefined : statedType(said.type);
  const ownership = coded?.ownership ?? ownershipIn(said.ownership) ?? ownershipIn(said.type);
  const subject = subjectIn(said.subject);
  if (type !== undefined) stated.type = type;
  if (ownership !== undefined) stated.ownership = ownership;
  if (subject !== undefined) stated.subject = subject;
  return { stated, guess: { ...guessKind(said, stated), ...stated } };
}

const statedType = (text: string): TargetType | undefined =>
  (Object.keys(targetTypeNames) as TargetType[]).find(
    (type) => type === text || targetTypeNames[type] === text,
  ) ?? markedType(text);

function ownershipIn(text: string | null): Target["ownership"] | undefined {
  if (text === null) return undefined;
  if (/民办|私立|社会力量|营利|private/i.test(text)) return "private";
  return /公办|公立|集体|public/i.test(text) ? "public" : undefined;
}

function subjectIn(text: string | null): Subject | undefined {
  if (text === null) return undefined;
  if (/民办非企业|民非|社会服务机构|非营利/.test(text)) return "民办非企业单位";
  if (/事业/.test(text)) return "事业单位";
  if (/企业|公司|营利/.test(text)) return "企业";
  return text === "其他" || /个体|社会团体|机关/.test(text) ? "其他" : undefined;
}

/** GB 32100: who registered it and as what. An old number without letters is a 注册号 of the company register. */
function subjectByCode(code: string | null): Subject | undefined {
  if (code === null) return undefined;
  if (code.length !== 18 || code.startsWith("91")) return "企业";
  if (code.startsWith("12")) return "事业单位";
  return code.startsWith("52") ? "民办非企业单位" : "其他";
}

function guessKind(said: SaidKind, stated: Partial<Kind>): Kind {
  const company = /公司|工作室|商行/.test(said.name);
  const type = stated.type ?? markedType(said.name) ?? markedType(said.list ?? "") ?? "other";
  const known = stated.subject ?? subjectByCode(said.code) ?? (company ? "企业" : undefined);
  const isPrivate = known === "企业" || known === "民办非企业单位" || type === "training";
  const ownership =
    stated.ownership ??
    ownershipIn(said.list) ??
    ownershipIn(said.name) ??
    (isPrivate ? "private" : "public");
  return { type, ownership, subject: known ?? (ownership === "private" ? "民办非企业单位" : "事业单位") };
}

/** Undefined when the cell says neither. */
export function statusIn(text: string): RosterStatus | undefined {
  if (/停|注销|撤|失效|关闭|吊销|筹建|迁出|不列入|离职|退休|调离|inactive/i.test(text)) return "inactive";
  return /正常|在办|在册|在岗|在职|存续|有效|开业|在营|active/i.test(text) ? "active" : undefined;
}

/** A–D by letter (nine-level grades by their first letter) or by the four official words; undefined when it is none. */
export function creditClassIn(text: string): string | undefined {
  const letter = /^([A-D])[+-]?[级类]?$/i.exec(text.normalize("NFKC"))?.[1];
  if (letter !== undefined) return letter.toUpperCase();
  const words: Record<string, string> = { 低: "A", 一般: "B", 较高: "C", 高: "D" };
  return words[text.replace(/信用|风险|企业|等级/g, "")];
}
