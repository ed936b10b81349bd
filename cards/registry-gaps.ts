import {
  gapNames,
  gapShortNames,
  type InspectorGap,
  inspectorGaps,
  registryGaps,
  type TargetGap,
  targetGaps,
} from "../src/domain/registry-gaps.ts";
import type { TargetType } from "../src/domain/roster.ts";
import { targetTypeNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { figures, heading, paragraph, rows } from "./kit-blocks.ts";
import {
  button,
  buttons,
  form,
  input,
  type Root,
  type RootOnly,
  select,
  submit,
  table,
} from "./kit-elements.ts";
import { districtOptions, typeOptions } from "./registry-row.ts";

/** How many there are, and how many of them lack what. */
export interface GapLine {
  all: number;
  gaps: Record<TargetGap, number>;
}

export interface RegistryGapsFacts {
  /** Only this district's schools; null: the whole county and the inspectors. */
  district: string | null;
  targets: GapLine;
  byType: ({ type: TargetType } & GapLine)[];
  byDistrict: ({ district: string } & GapLine)[];
  inspectors: { all: number; gaps: Record<InspectorGap, number> } | null;
  /** Specialties that this year's plan asks for and nobody has, with the plan entry that asks. */
  specialties: { specialty: string; entry: string }[];
  districts: string[];
  /** Changes of districts that wait for the office; null: not for this reader. */
  waiting: number | null;
  /** The reader's own duty of this month. */
  dutyId: string | null;
}

/** 名录缺项（应纳尽纳） */
export function registryGapsCard(facts: RegistryGapsFacts): Card {
  const { district, targets, inspectors } = facts;
  const missing = sumOf(targets.gaps) + (inspectors ? sumOf(inspectors.gaps) : 0) + facts.specialties.length;
  return card({
    title: district === null ? "名录缺项" : `名录缺项：${district}`,
    labels: [
      missing === 0 ? { text: "没有缺项", colour: "green" } : { text: `${missing} 处`, colour: "orange" },
    ],
    colour: missing === 0 ? "green" : "orange",
    elements: [
      figures([
        { label: "检查对象", value: targets.all },
        ...targetGaps.map((gap) => figureOf(gapShortNames[gap], targets.gaps[gap])),
      ]),
      ...(missing === 0 ? [paragraph("两库没有发现缺项。")] : []),
      ...(facts.byType.length === 0 ? [] : [heading("按类型"), typeTable(facts)]),
      ...(district !== null || facts.byDistrict.length === 0
        ? []
        : [heading("按学区"), districtTable(facts)]),
      ...(inspectors ? inspectorBlocks(inspectors) : []),
      ...(facts.specialties.length === 0 ? [] : specialistBlocks(facts)),
      ...(missing === 0 ? [] : [drill(facts)]),
      ...(facts.dutyId === null ? [] : [checked(facts.dutyId)]),
      buttons([
        button("打开名录", { act: "registry.listing", kind: "targets", filter: { words: "" }, page: 1 }),
        ...(facts.waiting === null
          ? []
          : [button(`待核对的变动（${facts.waiting}）`, { act: "registry.waiting", page: 1 })]),
      ]),
    ],
  });
}

const sumOf = (gaps: Record<string, number>): number => Object.values(gaps).reduce((sum, n) => sum + n, 0);
const figureOf = (label: string, value: number) => ({
  label,
  value,
  colour: value === 0 ? ("green" as const) : ("orange" as const),
});

const gapColumns = targetGaps.map((gap) => ({
  key: gap,
  title: gapShortNames[gap],
  align: "right" as const,
}));
const cells = ({ all, gaps }: GapLine): Record<TargetGap | "all", string> => ({
  all: String(all),
  code: String(gaps.code),
  class: String(gaps.class),
  tag: String(gaps.tag),
  stale: String(gaps.stale),
});

const typeTable = ({ byType }: RegistryGapsFacts): RootOnly =>
  table(
    [{ key: "place", title: "类型" }, { key: "all", title: "家数", align: "right" }, ...gapColumns],
    byType.map((line) => ({ place: targetTypeNames[line.type] ?? line.type, ...cells(line) })),
    { freezeFirst: true },
  );

/** Room on the card; the districts with most missing come first, the others are found by the form below. */
const MOST_ROWS = 20;
const missingIn = ({ gaps }: GapLine): number => sumOf(gaps);

const districtTable = ({ byDistrict }: RegistryGapsFacts): RootOnly =>
  table(
    [{ key: "place", title: "学区" }, { key: "all", title: "家数", align: "right" }, ...gapColumns],
    (byDistrict.length <= MOST_ROWS
      ? byDistrict
      : [...byDistrict].sort((a, b) => missingIn(b) - missingIn(a))
    )
      .slice(0, MOST_ROWS)
      .map((line) => ({ place: line.district === "" ? "（没有学区）" : line.district, ...cells(line) })),
    { freezeFirst: true },
  );

const inspectorBlocks = ({ all, gaps }: NonNullable<RegistryGapsFacts["inspectors"]>): Root[] => [
  heading(`执法检查人员（${all} 人）`),
  rows(inspectorGaps.map((gap): [string, string] => [gapNames[gap], `${gaps[gap]} 人`])),
];

const specialistBlocks = ({ specialties }: RegistryGapsFacts): Root[] => [
  heading("计划需要而没有人具备的专长"),
  rows(specialties.slice(0, 10).map(({ specialty, entry }): [string, string] => [specialty, entry])),
];

function drill({ district, districts, inspectors }: RegistryGapsFacts): RootOnly {
  const gaps = (inspectors ? registryGaps : targetGaps).map((gap) => ({
    value: gap,
    text:
      inspectors && !(gap in { code: 0, class: 0, tag: 0, stale: 0 })
        ? `人员：${gapNames[gap]}`
        : gapNames[gap],
  }));
  return form(
    "registry_gap",
    [
      select("gap", gaps, { required: true, hint: "看哪一类缺项" }),
      select("type", typeOptions(), { hint: "类型不限" }),
      ...(district === null && districts.length > 0
        ? [select("district", districtOptions(districts), { hint: "学区不限" })]
        : []),
    ],
    [submit("registry_gap_send", "列出来", { act: "registry.gapSearch" }, { kind: "primary" })],
  );
}

const checked = (dutyId: string): RootOnly =>
  form(
    "registry_checked",
    [
      input("reason", "本月核对情况", {
        required: true,
        longest: 300,
        hint: "例如：已逐校核对，两所新园代码正在办理",
      }),
    ],
    [
      submit(
        "registry_checked_send",
        "已核对",
        { act: "registry.checked", dutyId },
        { kind: "primary_filled" },
      ),
    ],
  );
