import { gapNames, isTargetGap, type RegistryGap } from "../src/domain/registry-gaps.ts";
import type { TargetType } from "../src/domain/roster.ts";
import { targetTypeNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { pager, paragraph } from "./kit-blocks.ts";
import { button } from "./kit-elements.ts";
import { type RegistryRow, registryRow } from "./registry-row.ts";

export interface RegistryGapListFacts {
  gap: RegistryGap;
  place: { type?: TargetType | undefined; district?: string | undefined };
  /** Whose overview it came from. */
  ownDistrict: string | null;
  total: number;
  page: number;
  entries: RegistryRow[];
}

export const GAP_PAGE = 10;

/** The records that lack one thing, page by page. */
export function registryGapListCard(facts: RegistryGapListFacts): Card {
  const { gap, place, total, page, entries } = facts;
  const kind = isTargetGap(gap) ? ("targets" as const) : ("inspectors" as const);
  const where = [place.district ?? "", place.type ? (targetTypeNames[place.type] ?? "") : ""].filter(Boolean);
  return card({
    title: gapNames[gap],
    ...(where.length === 0 ? {} : { subtitle: where.join(" · ") }),
    labels: [
      { text: kind === "targets" ? `${total} 家` : `${total} 人`, colour: total === 0 ? "green" : "orange" },
    ],
    colour: total === 0 ? "green" : "orange",
    elements: [
      ...(entries.length === 0
        ? [paragraph("没有这类缺项。")]
        : entries.map((row) => registryRow(kind, row))),
      ...pager(page, Math.max(1, Math.ceil(total / GAP_PAGE)), (to) => ({
        act: "registry.gapList",
        gap,
        place,
        page: to,
      })),
      button("返回名录缺项", { act: "registry.gaps", district: facts.ownDistrict }),
    ],
  });
}
