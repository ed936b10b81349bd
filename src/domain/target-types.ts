import type { TargetType } from "./roster.ts";

const schools: TargetType[] = [
  "primary",
  "junior",
  "senior",
  "nine-year",
  "complete",
  "special",
  "vocational",
];

/** First match wins within an alternative; several may apply. */
const marks: [RegExp, TargetType[]][] = [
  [/培训/, ["training"]],
  [/托幼|幼儿园|学前/, ["kindergarten"]],
  [/义务教育/, ["primary", "junior", "nine-year"]],
  [/中小学/, ["primary", "junior", "senior", "nine-year", "complete"]],
  [/小学/, ["primary", "nine-year"]],
  [/初中|初级中学/, ["junior", "nine-year"]],
  [/高中|高级中学/, ["senior", "complete"]],
  [/中职|职业/, ["vocational"]],
  [/特殊教育|特教/, ["special"]],
  [/各级各类学校|各类学校|民办学校|局属学校|(?<![小中教幼])学校/, [...schools, "kindergarten"]],
];

/** The types that a list's words for its targets mean; empty when none is recognised. */
export function targetTypesIn(text: string): TargetType[] {
  const found = marks.flatMap(([mark, types]) => (mark.test(text) ? types : []));
  return [...new Set(found)];
}
