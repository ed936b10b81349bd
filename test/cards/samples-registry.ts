// Facts for the cards of the registries, made up: 示例县 does not exist.

import { registryEditCard } from "../../cards/registry-edit.ts";
import { type RegistryEntryFacts, registryEntryCard } from "../../cards/registry-entry.ts";
import { registryGapListCard } from "../../cards/registry-gap-list.ts";
import { type RegistryGapsFacts, registryGapsCard } from "../../cards/registry-gaps.ts";
import { type RegistryListingFacts, registryListingCard } from "../../cards/registry-listing.ts";
import type { RegistryRow } from "../../cards/registry-row.ts";
import { registryWaitingCard } from "../../cards/registry-waiting.ts";
import type { Sample } from "./samples.ts";

const sample = <F>(name: string, draw: Sample["draw"] & ((facts: F) => unknown), facts: F): Sample => ({
  name,
  facts,
  draw,
});
const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, n) => make(n));
const at = "2026-11-24T09:30:00+08:00";

const row = (n: number): RegistryRow => ({
  id: `JY-${n}`,
  name: `示例镇第${n + 1}小学`,
  about: "小学 · 公办 · 城关学区",
  stopped: n === 2,
});

const listing: RegistryListingFacts = {
  kind: "targets",
  filter: { words: "小学", type: "primary", district: "城关学区", tag: "寄宿", status: "active" },
  total: 43,
  page: 2,
  entries: times(10, row),
  near: [],
  districts: ["城关学区", "河东学区"],
  mayAdd: true,
  group: false,
};

const change = { field: "联系电话", before: "（空）", after: "0310-5551234" };
const entry: RegistryEntryFacts = {
  kind: "targets",
  id: "JY-1",
  rev: 3,
  name: "示例镇第一小学",
  stopped: false,
  updatedOn: "2026-11-24",
  stale: false,
  rows: [
    { label: "类型", value: "小学" },
    { label: "学区", value: "城关学区" },
  ],
  lists: [
    { title: "本年检查任务", lines: ["2026-03-1-005　2026-12-01至2026-12-20"] },
    { title: "回避关系", lines: ["李文博：近亲属"] },
  ],
  how: "edit",
  last: { by: "何清", at, changes: [change] },
  pendingId: "a1",
  manage: null,
};
const inspector: RegistryEntryFacts = {
  ...entry,
  kind: "inspectors",
  id: "I-1",
  name: "李文博",
  rows: [{ label: "科室", value: "基础教育科" }],
  lists: [],
  last: null,
  pendingId: null,
  manage: {
    own: false,
    leave: [{ value: "2026-12-01|2026-12-05", text: "2026-12-01至2026-12-05" }],
    relations: [{ value: "kin|JY-1", text: "示例镇第一小学：近亲属" }],
  },
};

const form = {
  name: "示例镇第一小学",
  code: "",
  type: "primary",
  ownership: "public",
  subject: "事业单位",
  district: "城关学区",
  address: "示例镇一街",
  contact: "张老师",
  phone: "",
  classes: "12",
  tags: "寄宿、校车",
  aliases: "",
  note: "",
  status: "active",
};
const editing = {
  kind: "targets" as const,
  id: "JY-1",
  rev: 3,
  name: "示例镇第一小学",
  form,
  propose: false,
};

const none = { code: 0, class: 0, tag: 0, stale: 0 };
const line = { all: 120, gaps: { code: 4, class: 2, tag: 17, stale: 0 } };
const gaps: RegistryGapsFacts = {
  district: null,
  targets: line,
  byType: [
    { type: "primary", ...line },
    { type: "training", all: 8, gaps: none },
  ],
  byDistrict: [
    { district: "城关学区", ...line },
    { district: "", all: 1, gaps: none },
  ],
  inspectors: { all: 40, gaps: { cert: 1, expired: 2, expiring: 3, unbound: 0, staleInspector: 0 } },
  specialties: [{ specialty: "食品安全", entry: "学校食堂检查" }],
  districts: ["城关学区"],
  waiting: 2,
  dutyId: "d1",
};

export const registrySamples: Sample[] = [
  sample("registry listing", registryListingCard, listing),
  sample("registry listing, group", registryListingCard, { ...listing, group: true, page: 1 }),
  sample("registry listing, near misses", registryListingCard, {
    ...listing,
    kind: "inspectors",
    filter: { words: "李文伯" },
    total: 0,
    page: 1,
    entries: [],
    near: times(3, row),
    mayAdd: false,
  }),
  sample("registry listing, empty", registryListingCard, {
    ...listing,
    filter: { words: "" },
    total: 0,
    page: 1,
    entries: [],
    districts: [],
  }),
  sample("registry entry", registryEntryCard, entry),
  sample("registry entry, as everybody sees it", registryEntryCard, {
    ...entry,
    lists: [],
    how: null,
    last: null,
    pendingId: null,
  }),
  sample("registry entry, a district's, stopped", registryEntryCard, {
    ...entry,
    how: "propose",
    last: null,
    stale: true,
    stopped: true,
  }),
  sample("registry entry, inspector", registryEntryCard, inspector),
  sample("registry entry, one's own", registryEntryCard, {
    ...inspector,
    how: null,
    manage: { own: true, leave: [], relations: [] },
  }),
  sample("registry edit", registryEditCard, { ...editing, conflict: null }),
  sample("registry edit, changed meanwhile", registryEditCard, {
    ...editing,
    conflict: { by: "何清", at, changes: [change] },
  }),
  sample("registry edit, changed by an import", registryEditCard, {
    ...editing,
    conflict: { by: null, at, changes: [] },
  }),
  sample("registry edit, a district's new one", registryEditCard, {
    ...editing,
    id: null,
    rev: 0,
    name: "",
    form: {},
    propose: true,
    conflict: null,
  }),
  sample("registry edit, inspector", registryEditCard, {
    ...editing,
    kind: "inspectors",
    id: "I-1",
    name: "李文博",
    form: { name: "李文博", certUntil: "2027-12-31", status: "active" },
    conflict: null,
  }),
  sample("registry gaps", registryGapsCard, gaps),
  sample("registry gaps, a district's", registryGapsCard, {
    ...gaps,
    district: "城关学区",
    byDistrict: [],
    inspectors: null,
    specialties: [],
    waiting: null,
    dutyId: null,
  }),
  sample("registry gaps, none", registryGapsCard, {
    ...gaps,
    targets: { all: 120, gaps: none },
    byType: [],
    byDistrict: [],
    inspectors: null,
    specialties: [],
    dutyId: null,
  }),
  sample("registry gap list", registryGapListCard, {
    gap: "tag",
    place: { type: "primary", district: "城关学区" },
    ownDistrict: null,
    total: 13,
    page: 1,
    entries: times(10, row),
  }),
  sample("registry gap list, empty", registryGapListCard, {
    gap: "expired",
    place: {},
    ownDistrict: "城关学区",
    total: 0,
    page: 1,
    entries: [],
  }),
  sample("registry waiting", registryWaitingCard, {
    changes: [{ approvalId: "a1", title: "名录变动：示例镇第一小学", by: "何清", at }],
    page: 1,
  }),
  sample("registry waiting, empty", registryWaitingCard, { changes: [], page: 1 }),
];

export const hugeRegistry: Sample[] = [
  sample("registry gaps, 200 districts", registryGapsCard, {
    ...gaps,
    byType: times(12, () => ({ type: "primary" as const, ...line })),
    byDistrict: times(200, (n) => ({ district: `第${n}学区`, ...line })),
    districts: times(200, (n) => `第${n}学区`),
    specialties: times(50, () => ({ specialty: "食品安全", entry: "学校食堂检查" })),
  }),
  sample("registry listing, 200 districts", registryListingCard, {
    ...listing,
    districts: times(200, (n) => `第${n}学区`),
  }),
  sample("registry entry, much of everything", registryEntryCard, {
    ...inspector,
    rows: times(14, () => ({ label: "备注", value: "很长的内容".repeat(40) })),
    lists: times(3, () => ({ title: "回避关系", lines: times(16, () => "示例镇第一小学：近亲属") })),
    last: { by: "何清", at, changes: times(14, () => change) },
    manage: {
      own: false,
      leave: times(30, (n) => ({ value: `2026-12-01|2026-12-${n}`, text: "请假" })),
      relations: times(30, (n) => ({ value: `kin|JY-${n}`, text: "近亲属" })),
    },
  }),
  sample("registry edit, everything changed", registryEditCard, {
    ...editing,
    form: Object.fromEntries(Object.keys(form).map((name) => [name, "很长的内容".repeat(30)])),
    conflict: { by: "何清", at, changes: times(14, () => ({ ...change, before: "长".repeat(300) })) },
  }),
  sample("registry waiting, 100", registryWaitingCard, {
    changes: times(100, (n) => ({ approvalId: `a${n}`, title: "名录变动：示例镇第一小学", by: "何清", at })),
    page: 3,
  }),
];
