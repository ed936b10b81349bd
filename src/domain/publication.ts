/** 公示: what may be told to everybody, field by field (rules.md §7). What is not named here can never leave. */
export const publicationKinds = ["items", "plan", "task", "scheme"] as const;
export type PublicationKind = (typeof publicationKinds)[number];

export interface PublicItem {
  code: string;
  name: string;
  kind: "key" | "general";
  section: string;
  targets: string;
  basis: string;
  content: string;
  methods: string[];
  ratio: string;
  frequency: string;
  departments: string[];
}

export interface PublicChange<Change extends string> {
  change: Change;
  code: string;
  name: string;
  what: string;
}

export interface PublicItems {
  kind: "items";
  bureau: string;
  items: PublicItem[];
  changes: PublicChange<"added" | "changed" | "retired">[];
}

export interface PublicEntry {
  code: string;
  name: string;
  kind: "key" | "general";
  section: string;
  partners: string[];
  departments: string[];
  lead: string | null;
  items: string[];
  scope: string;
  ratio: string;
  times: number;
  /** Days, YYYY-MM-DD. */
  drawFrom: string;
  drawUntil: string;
  visitFrom: string;
  visitUntil: string;
}

export interface PublicPlan {
  kind: "plan";
  bureau: string;
  year: number;
  version: number;
  reason: string;
  entries: PublicEntry[];
  changes: PublicChange<"added" | "changed" | "removed">[];
}

export interface PublicTask {
  kind: "task";
  bureau: string;
  entry: PublicEntry;
  reason: string;
}

export interface PublicScheme {
  kind: "scheme";
  bureau: string;
  code: string;
  batch: number;
  name: string;
  sections: { heading: string; text: string }[];
}

export type PublicContent = PublicItems | PublicPlan | PublicTask | PublicScheme;

export interface Publication {
  id: string;
  kind: PublicationKind;
  /** `items`, `plan:2026`, `entry:<id>`, `scheme:<id>` */
  subject: string;
  version: number;
  title: string;
  content: PublicContent;
  /** SHA-256 of the content's canonical text, hex. */
  contentHash: string;
  state: "draft" | "submitted" | "approved" | "published" | "withdrawn";
  byId: string;
  at: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  address: string | null;
  number: string | null;
  /** YYYY-MM-DD */
  publishedOn: string | null;
  recordedBy: string | null;
  recordedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnWhy: string | null;
}

const item = (one: PublicItem): PublicItem => ({
  code: one.code,
  name: one.name,
  kind: one.kind,
  section: one.section,
  targets: one.targets,
  basis: one.basis,
  content: one.content,
  methods: [...one.methods],
  ratio: one.ratio,
  frequency: one.frequency,
  departments: [...one.departments],
});

const entry = (one: PublicEntry): PublicEntry => ({
  code: one.code,
  name: one.name,
  kind: one.kind,
  section: one.section,
  partners: [...one.partners],
  departments: [...one.departments],
  lead: one.lead,
  items: [...one.items],
  scope: one.scope,
  ratio: one.ratio,
  times: one.times,
  drawFrom: one.drawFrom,
  drawUntil: one.drawUntil,
  visitFrom: one.visitFrom,
  visitUntil: one.visitUntil,
});

const change = <C extends string>(one: PublicChange<C>): PublicChange<C> => ({
  change: one.change,
  code: one.code,
  name: one.name,
  what: one.what,
});

/**
 * The content with the fields of its model and no others: whatever else hangs on the objects that a flow handed over
 * (classes, rates by class, phones) stays behind. Fields come out in the order of the model, so equal content has equal text.
 */
export function whitelisted(content: PublicContent): PublicContent {
  switch (content.kind) {
    case "items":
      return {
        kind: "items",
        bureau: content.bureau,
        items: content.items.map(item),
        changes: content.changes.map(change),
      };
    case "plan":
      return {
        kind: "plan",
        bureau: content.bureau,
        year: content.year,
        version: content.version,
        reason: content.reason,
        entries: content.entries.map(entry),
        changes: content.changes.map(change),
      };
    case "task":
      return { kind: "task", bureau: content.bureau, entry: entry(content.entry), reason: content.reason };
    case "scheme":
      return {
        kind: "scheme",
        bureau: content.bureau,
        code: content.code,
        batch: content.batch,
        name: content.name,
        sections: content.sections.map(({ heading, text }) => ({ heading, text })),
      };
  }
}

/** The text that is hashed: the whitelisted content as JSON. */
export const canonicalText = (content: PublicContent): string => JSON.stringify(whitelisted(content));

/** As the publication is headed. */
export function titleOf(content: PublicContent): string {
  switch (content.kind) {
    case "items":
      return "随机抽查事项清单";
    case "plan":
      return `${content.year}年度“双随机”抽查计划${content.version > 1 ? `（第${content.version}版）` : ""}`;
    case "task":
      return `临时抽查任务：${content.entry.name}`;
    case "scheme":
      return `${content.name}（第${content.batch}批）实施方案`;
  }
}

/** The 公示网址 when it is an http(s) address of at most 500 characters; null otherwise. */
export function publicAddress(said: string): string | null {
  const text = said.trim();
  if (text.length > 500 || !/^https?:\/\/[^\s<>"]+$/i.test(text) || !URL.canParse(text)) return null;
  return text;
}

/**
 * Why a registration cannot stand: neither address nor number, or a day that lies ahead or before the approval
 * (rules.md §7: it counts once 公示网址 or 平台编号 and date are recorded).
 */
export function registrationFault(
  said: { address: string; number: string; on: string },
  approvedOn: string,
  today: string,
): "publication.where" | "publication.address" | "publication.future" | "publication.early" | null {
  if (said.address === "" && said.number === "") return "publication.where";
  if (said.address !== "" && publicAddress(said.address) === null) return "publication.address";
  if (said.on > today) return "publication.future";
  return said.on < approvedOn ? "publication.early" : null;
}

/** What differs between the list that is public and the list as it is now, by code. */
export function itemChanges(before: PublicItem[], now: PublicItem[]): PublicItems["changes"] {
  const old = new Map(before.map((one) => [one.code, one]));
  const fresh = new Set(now.map(({ code }) => code));
  const changed = now.flatMap((one): PublicItems["changes"] => {
    const was = old.get(one.code);
    if (!was) return [{ change: "added", code: one.code, name: one.name, what: "新增" }];
    const fields = (Object.keys(fieldNames) as (keyof PublicItem)[]).filter(
      (field) => String(was[field]) !== String(one[field]),
    );
    if (fields.length === 0) return [];
    const what = `调整${fields.map((field) => fieldNames[field]).join("、")}`;
    return [{ change: "changed", code: one.code, name: one.name, what }];
  });
  const gone = before
    .filter(({ code }) => !fresh.has(code))
    .map(({ code, name }) => ({ change: "retired" as const, code, name, what: "停用" }));
  return [...changed, ...gone];
}

const fieldNames: Partial<Record<keyof PublicItem, string>> = {
  name: "名称",
  kind: "类别",
  section: "责任科室",
  targets: "检查对象",
  basis: "依据",
  content: "检查内容",
  methods: "检查方式",
  ratio: "抽查比例",
  frequency: "抽查频次",
  departments: "配合部门",
};
