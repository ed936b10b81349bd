import type { ListingFilter } from "../src/domain/listing-words.ts";
import type { RegistryKind } from "../src/domain/registry-form.ts";
import { targetTypeNames } from "../src/domain/words.ts";
import { ALL } from "./acts.ts";
import { type Card, card } from "./kit.ts";
import { note, pager, paragraph } from "./kit-blocks.ts";
import {
  button,
  buttons,
  form,
  input,
  type Press,
  type Root,
  type RootOnly,
  rule,
  select,
  submit,
} from "./kit-elements.ts";
import { chosenOf, districtOptions, type RegistryRow, registryRow, typeOptions } from "./registry-row.ts";

export interface RegistryListingFacts {
  kind: RegistryKind;
  filter: ListingFilter;
  total: number;
  page: number;
  /** The records of this page. */
  entries: RegistryRow[];
  /** Names that come near when nothing was found. */
  near: RegistryRow[];
  districts: string[];
  /** 新增 is offered: the reader may enter a record, or propose one. */
  mayAdd: boolean;
  /** In a group nothing but the list. */
  group: boolean;
}

export const LISTING_PAGE = 10;

/** 名录: what a search found. */
export function registryListingCard(facts: RegistryListingFacts): Card {
  const { kind, filter, total, page, entries } = facts;
  const pages = Math.max(1, Math.ceil(total / LISTING_PAGE));
  return card({
    title: kind === "targets" ? "检查对象名录" : "执法检查人员名录",
    ...(said(filter) === "" ? {} : { subtitle: said(filter) }),
    labels: [{ text: kind === "targets" ? `${total} 家` : `${total} 人`, colour: "blue" }],
    colour: "blue",
    elements: [
      ...(entries.length === 0 ? nothing(facts) : entries.map((row) => registryRow(kind, row))),
      ...pager(page, pages, (to) => ({ act: "registry.listing", kind, filter, page: to })),
      ...(facts.group ? [] : [rule(), searchForm(facts), below(facts)]),
    ],
  });
}

const said = ({ words, type, district, tag, status }: ListingFilter): string =>
  [
    words,
    type ? (targetTypeNames[type] ?? type) : "",
    district ?? "",
    tag ? `标注“${tag}”` : "",
    status === undefined ? "" : status === "inactive" ? "已停用" : "正常",
  ]
    .filter(Boolean)
    .join(" · ");

function nothing({ kind, near, filter }: RegistryListingFacts): Root[] {
  const empty = said(filter) === "";
  return [
    paragraph(empty ? "名录还是空的。把名录文件发给我，核对后写入。" : "没有找到符合条件的记录。"),
    ...(near.length > 0
      ? [note("您要找的是不是："), ...near.map((row) => registryRow(kind, row))]
      : empty
        ? []
        : [note("可以只写名称中的几个字、代码、学区，或拼音首字母；几个词之间用空格隔开。")]),
  ];
}

function searchForm({ kind, filter, districts }: RegistryListingFacts): RootOnly {
  const [types, places] = [typeOptions(), districtOptions(districts)];
  const states = [
    { value: ALL, text: "状态不限" },
    { value: "active", text: "正常" },
    { value: "inactive", text: "已停用" },
  ];
  return form(
    "registry_search",
    [
      input("words", "查找", { hint: "名称、代码、学区或拼音首字母", longest: 60, preset: filter.words }),
      ...(kind === "targets"
        ? [select("type", types, { hint: "类型不限", ...chosenOf(types, filter.type) })]
        : []),
      ...(places.length > 1
        ? [select("district", places, { hint: "学区不限", ...chosenOf(places, filter.district) })]
        : []),
      input("tag", "分类标注", { hint: "不限", longest: 30, preset: filter.tag ?? "" }),
      select("status", states, { hint: "状态不限", ...chosenOf(states, filter.status) }),
    ],
    [submit("registry_search_send", "查找", { act: "registry.search", kind }, { kind: "primary" })],
  );
}

function below({ kind, mayAdd }: RegistryListingFacts): Press {
  const other: RegistryKind = kind === "targets" ? "inspectors" : "targets";
  return buttons([
    button(kind === "targets" ? "看执法检查人员" : "看检查对象", {
      act: "registry.listing",
      kind: other,
      filter: { words: "" },
      page: 1,
    }),
    ...(mayAdd ? [button("新增", { act: "registry.edit", kind, id: null })] : []),
  ]);
}
