// CardAct: everything a card can ask for. A button carries `ActValue` (its act and what it is about); what comes back,
// with the submitted form, is read by `parse` into a `CardAct` or a refusal. Whether it may be done is the flows' matter.

import { z } from "zod";
import { registryGaps } from "../src/domain/registry-gaps.ts";
import type { TargetType } from "../src/domain/roster.ts";
import { targetTypeNames } from "../src/domain/words.ts";
import { momentOf } from "./when.ts";

const id = z.string().min(1).max(100);
const page = z.number().int().min(1).max(10_000);
const words = (longest: number) => z.string().trim().max(longest);
const reason = words(500).min(1);
/** An empty optional field may be "", [] or absent (feishu-protocol.md §4.2). */
const remark = z
  .union([words(500), z.array(z.never())])
  .optional()
  .transform((value) => (typeof value === "string" ? value : ""));
/** Several lines of our own registers. */
const longRemark = z
  .union([words(2_000), z.array(z.never())])
  .optional()
  .transform((value) => (typeof value === "string" ? value : ""));
const none = z.strictObject({});
const itemRef = { code: id, version: z.number().int().min(1) };

/** An optional choice of several: "" or absent when nothing was chosen. */
const several = z
  .union([z.array(words(100)).max(100), words(0)])
  .optional()
  .transform((value) => (Array.isArray(value) ? value : []));
const planRef = { year: z.number().int().min(2000).max(2100), version: z.number().int().min(1).max(999) };
const entryRef = { ...planRef, entryId: id };
const yesNo = z.enum(["yes", "no"]).transform((value) => value === "yes");
/** A field that may be left out, or come as [] or null. */
const optional = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (Array.isArray(value) || value === null ? undefined : value), field.optional());
/** The option of a filter that stands for all of them. */
export const ALL = "all";
const targetTypes = Object.keys(targetTypeNames) as [TargetType, ...TargetType[]];
const relationKind = z.enum(["kin", "works", "worked", "responsible", "other"]);

/** 摇号球 · 掷骰 · 现场抽签 · 其他: how the digits of a witness came about. */
export const means = ["摇号球", "掷骰", "现场抽签", "其他"] as const;

const registryKind = z.enum(["targets", "inspectors"]);
const targetType = z.enum(targetTypes);
const status = z.enum(["active", "inactive"]);
/** What a filter that is not set comes as. */
const whichever = z.enum(["", ALL]).transform(() => undefined);
const placeName = words(50).min(1);
const listingFilter = z.strictObject({
  words: words(60),
  type: targetType.optional(),
  district: placeName.optional(),
  tag: words(30).min(1).optional(),
  status: status.optional(),
});
/** A column number from 0, as a select gives it; absent when it is not taken over. */
const mappedColumn = optional(
  z
    .string()
    .regex(/^(none|\d{1,3}|)$/)
    .transform((value) => (value === "none" || value === "" ? undefined : Number(value))),
);
const mappingForm = z.object({
  headerRow: z
    .string()
    .regex(/^(none|[1-9]\d{0,6})$/)
    .transform((value) => (value === "none" ? 0 : Number(value))),
  c_name: mappedColumn,
  c_code: mappedColumn,
  c_type: mappedColumn,
  c_district: mappedColumn,
  c_address: mappedColumn,
  c_contact: mappedColumn,
  c_phone: mappedColumn,
  c_creditClass: mappedColumn,
  c_certNumber: mappedColumn,
  c_certUntil: mappedColumn,
  c_section: mappedColumn,
  c_mobile: mappedColumn,
  c_specialties: mappedColumn,
});
const gapPlace = z.strictObject({ type: targetType.optional(), district: placeName.optional() });
/** A record's form: its fields by name, read by domain/registry-form.ts. Empty fields may be "", [] or absent. */
const registryForm = z
  .record(z.string().max(40), z.unknown())
  .refine((form) => Object.keys(form).length <= 40)
  .transform((form) =>
    Object.fromEntries(
      Object.entries(form).map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]),
    ),
  )
  .refine((form) => Object.values(form).every((value) => value.length <= 500))
  .transform((fields) => ({ fields }));
/** Where a 临时任务 came from. */
export const origins = ["上级部署", "投诉举报", "转办交办", "信用预警", "舆情反映", "其他"] as const;

/** A day as people write it: 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日 → "YYYY-MM-DD". */
const daySaid = z.string().max(40).transform(toDay);
const count = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.number().max(most));
/** Names in one field, as people part them. */
const listed = z
  .union([words(1_000), z.array(z.never())])
  .optional()
  .transform((value) =>
    typeof value === "string" ? value.split(/[、，,；;\s]+/).filter((one) => one !== "") : [],
  );
/** 公示网址 or 平台编号, and the day. */
const wentPublic = { place: words(300).min(1), on: daySaid };
const training = {
  day: daySaid,
  topic: words(100).min(1),
  trainer: words(60).min(1),
  hours: z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.\d)?$/)
    .transform(Number),
  groups: several,
  names: listed,
  skills: listed,
};

/** By act: what its button carries, and what its form holds. */
const shapes = {
  "help.open": { carries: z.strictObject({ topic: words(40).optional() }), form: none },
  "mine.open": { carries: z.strictObject({ page }), form: none },
  "board.open": { carries: none, form: none },
  "draw.due": { carries: none, form: none },
  "draw.prepare": { carries: z.strictObject({ entryId: id }), form: none },
  "draw.back": { carries: none, form: none },
  "draw.commit": {
    carries: z.strictObject({ entryId: id }),
    form: z.object({
      batch: z
        .string()
        .regex(/^[1-9]\d?$/)
        .transform(Number),
      witnesses: z.array(id).min(1).max(30),
      /** ISO instant. */
      deadline: z.string().max(40).transform(toInstant),
      /** Strict mode: where the public number is published, and which one it will be. Both or neither. */
      source: remark,
      period: remark,
      /** Why it goes on without a training on record. */
      untrained: remark,
    }),
  },
  "draw.open": { carries: z.strictObject({ drawId: id }), form: none },
  "draw.contribute": {
    carries: z.strictObject({ drawId: id }),
    form: z.object({ digits: words(120).min(1), means: z.enum(means) }),
  },
  "draw.void": { carries: z.strictObject({ drawId: id }), form: z.object({ reason }) },
  "draw.number": { carries: z.strictObject({ drawId: id }), form: z.object({ value: words(200).min(1) }) },
  "draw.verify": { carries: z.strictObject({ drawId: id }), form: none },
  "draw.full": { carries: z.strictObject({ drawId: id }), form: none },
  "draw.attest": { carries: z.strictObject({ drawId: id }), form: none },
  "draw.extend": {
    carries: z.strictObject({ drawId: id }),
    form: z.object({
      more: z
        .string()
        .trim()
        .regex(/^[1-9]\d{0,3}$/)
        .transform(Number),
      reason,
    }),
  },
  "draw.replace": {
    carries: z.strictObject({ drawId: id }),
    form: z.object({ assignmentId: id, reason }),
  },
  "draw.proposeVoid": { carries: z.strictObject({ drawId: id }), form: z.object({ reason }) },
  "proposal.decide": {
    carries: z.strictObject({ proposalId: id, approve: z.boolean() }),
    form: z.object({ text: remark }),
  },
  "items.list": {
    carries: z.strictObject({
      state: z.enum(["active", "offered", "retired", "all"]),
      text: words(60),
      page,
    }),
    form: none,
  },
  "items.file": { carries: none, form: none },
  "plan.file": { carries: z.strictObject(planRef), form: none },
  "items.starter": { carries: none, form: none },
  "item.new": { carries: none, form: z.object({ name: words(60).min(1), basis: words(300).min(1) }) },
  "item.open": { carries: z.strictObject({ code: id }), form: none },
  "item.history": { carries: z.strictObject({ code: id, page }), form: none },
  "item.edit": { carries: z.strictObject({ code: id, part: z.enum(["basics", "guide"]) }), form: none },
  "item.claim": {
    carries: z.strictObject(itemRef),
    form: z.object({ section: remark, duty: words(200).min(1) }),
  },
  "item.giveBack": { carries: z.strictObject(itemRef), form: z.object({ reason }) },
  "item.retire": { carries: z.strictObject(itemRef), form: z.object({ reason }) },
  "item.restore": { carries: z.strictObject(itemRef), form: none },
  "item.undo": { carries: z.strictObject(itemRef), form: none },
  "item.saveBasics": {
    carries: z.strictObject(itemRef),
    form: z.object({
      name: words(60).min(1),
      kind: z.enum(["key", "general"]),
      types: z.array(id).min(1).max(20),
      basis: words(500).min(1),
      content: words(500).min(1),
      methods: remark,
      departments: remark,
      ratio: words(20).min(1),
      times: count(12),
      source: remark,
      reason: remark,
    }),
  },
  "item.savePoint": {
    carries: z.strictObject(itemRef),
    form: z.object({ n: remark, text: remark, standard: remark }),
  },
  "item.dropPoint": { carries: z.strictObject(itemRef), form: z.object({ n: remark }) },
  "item.saveLists": {
    carries: z.strictObject(itemRef),
    form: z.object({ materials: longRemark, steps: longRemark }),
  },
  "plan.open": {
    carries: z.strictObject({
      year: planRef.year.optional(),
      version: planRef.version.optional(),
      page: page.optional(),
    }),
    form: none,
  },
  "plan.new": { carries: z.strictObject({ year: planRef.year }), form: none },
  "plan.adjust": { carries: z.strictObject({ year: planRef.year }), form: z.object({ reason }) },
  "plan.add": { carries: z.strictObject(planRef), form: none },
  "plan.undo": { carries: z.strictObject(planRef), form: none },
  "plan.submit": { carries: z.strictObject(planRef), form: none },
  "plan.merge": { carries: z.strictObject({ ...planRef, a: id, b: id }), form: none },
  "plan.entry": { carries: z.strictObject(planRef), form: z.object({ entryId: id }) },
  "plan.copy": { carries: z.strictObject(planRef), form: z.object({ entryId: id }) },
  "plan.remove": { carries: z.strictObject(planRef), form: z.object({ entryId: id }) },
  "plan.step": {
    carries: z.strictObject({ ...entryRef, step: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
    form: none,
  },
  "plan.saveBasics": {
    carries: z.strictObject({ ...entryRef, seen: z.number().int().min(0) }),
    form: z.object({
      name: words(60).min(1),
      section: words(30).min(1),
      kind: z.enum(["key", "general"]),
      items: z.array(id).min(1).max(40),
      partners: remark,
      departments: remark,
      lead: remark,
    }),
  },
  "plan.saveScope": {
    carries: z.strictObject({ ...entryRef, seen: z.number().int().min(0) }),
    form: z.object({
      types: several,
      ownership: several,
      subjects: several,
      districts: remark,
      tags: remark,
      credit: yesNo,
      rate: remark,
      rateA: remark,
      rateB: remark,
      rateC: remark,
      rateD: remark,
      total: remark,
    }),
  },
  "plan.saveTimes": {
    carries: z.strictObject({ ...entryRef, seen: z.number().int().min(0) }),
    form: z.object({
      batches: count(12),
      draw: words(40).min(1),
      visit: words(40).min(1),
      teamSize: count(5),
      specialty: remark,
      announced: yesNo,
    }),
  },
  "plan.publishing": { carries: z.strictObject(planRef), form: none },
  "plan.reading": {
    carries: z.strictObject({ year: planRef.year, reading: z.enum(["draws", "visits"]) }),
    form: none,
  },
  "approval.open": { carries: z.strictObject({ approvalId: id }), form: none },
  "approval.decide": {
    carries: z.strictObject({ approvalId: id, approve: z.boolean() }),
    form: z.object({ text: remark }),
  },
  "approval.withdraw": { carries: z.strictObject({ approvalId: id }), form: none },
  "registry.listing": {
    carries: z.strictObject({ kind: registryKind, filter: listingFilter, page }),
    form: none,
  },
  "registry.search": {
    carries: z.strictObject({ kind: registryKind }),
    form: z.object({
      words: optional(words(60)).transform((value) => value ?? ""),
      type: optional(z.union([whichever, targetType])),
      district: optional(z.union([whichever, placeName])),
      tag: optional(z.union([whichever, words(30).min(1)])),
      status: optional(z.union([whichever, status])),
    }),
  },
  "registry.open": { carries: z.strictObject({ kind: registryKind, id }), form: none },
  "registry.edit": { carries: z.strictObject({ kind: registryKind, id: id.nullable() }), form: none },
  "registry.save": {
    carries: z.strictObject({ kind: registryKind, id: id.nullable(), rev: z.number().int().min(0) }),
    form: registryForm,
  },
  "registry.undo": {
    carries: z.strictObject({ kind: registryKind, id, rev: z.number().int().min(1) }),
    form: none,
  },
  "registry.confirm": {
    carries: z.strictObject({ kind: registryKind, id, rev: z.number().int().min(1) }),
    form: none,
  },
  "leave.add": {
    carries: z.strictObject({ inspectorId: id, rev: z.number().int().min(1) }),
    form: z.object({ period: words(60).min(1) }),
  },
  "leave.remove": {
    carries: z.strictObject({ inspectorId: id, rev: z.number().int().min(1) }),
    form: z.object({ leave: z.string().regex(/^\d{4}-\d{2}-\d{2}\|\d{4}-\d{2}-\d{2}$/) }),
  },
  "relation.add": {
    carries: z.strictObject({ inspectorId: id }),
    form: z.object({ target: words(100).min(1), kind: relationKind, until: remark, reason: remark }),
  },
  "relation.remove": {
    carries: z.strictObject({ inspectorId: id }),
    /** `relation`: the kind and the target's id, `kin|JY-0001`. */
    form: z.object({ relation: z.string().regex(/^[a-z]{1,20}\|.{1,64}$/), reason2: reason }),
  },
  "registry.gaps": { carries: z.strictObject({ district: placeName.nullable() }), form: none },
  "registry.gapList": {
    carries: z.strictObject({ gap: z.enum(registryGaps), place: gapPlace, page }),
    form: none,
  },
  "registry.gapSearch": {
    carries: none,
    form: z.object({
      gap: z.enum(registryGaps),
      type: optional(z.union([whichever, targetType])),
      district: optional(z.union([whichever, placeName])),
    }),
  },
  "registry.checked": { carries: z.strictObject({ dutyId: id }), form: z.object({ reason }) },
  "registry.waiting": { carries: z.strictObject({ page }), form: none },
  "scheme.list": { carries: z.strictObject({ page }), form: none },
  "scheme.draft": { carries: z.strictObject({ entryId: id, batch: page }), form: none },
  "scheme.open": { carries: z.strictObject({ schemeId: id }), form: none },
  "scheme.edit": { carries: z.strictObject({ schemeId: id }), form: none },
  "scheme.save": {
    carries: z.strictObject({ schemeId: id, seen: z.number().int().min(0) }),
    form: z.object({
      purpose: reason,
      matters: reason,
      scope: reason,
      staffing: reason,
      schedule: reason,
      method: reason,
      discipline: reason,
    }),
  },
  "scheme.submit": { carries: z.strictObject({ schemeId: id }), form: none },
  "scheme.published": { carries: z.strictObject({ schemeId: id }), form: z.object(wentPublic) },
  "training.list": { carries: z.strictObject({ page }), form: none },
  "training.new": { carries: none, form: none },
  "training.log": { carries: none, form: z.object(training) },
  "training.edit": { carries: z.strictObject({ trainingId: id }), form: none },
  "training.correct": {
    carries: z.strictObject({ trainingId: id }),
    form: z.object({ ...training, reason }),
  },
  "task.list": { carries: z.strictObject({ page }), form: none },
  "task.new": { carries: none, form: none },
  "task.open": { carries: z.strictObject({ entryId: id }), form: none },
  "task.edit": { carries: z.strictObject({ entryId: id }), form: none },
  "task.save": {
    carries: z.strictObject({ entryId: id.nullable() }),
    form: z.object({
      name: words(60).min(1),
      section: words(40).min(1),
      origin: z.enum(origins),
      why: words(300).min(1),
      items: z.array(id).min(1).max(20),
      types: several,
      districts: several,
      tags: listed,
      names: listed,
      percent: count(100),
      teamSize: count(9),
      announced: z.enum(["yes", "no"]).transform((word) => word === "yes"),
      drawUntil: daySaid,
      visitFrom: daySaid,
      visitUntil: daySaid,
    }),
  },
  "task.submit": { carries: z.strictObject({ entryId: id }), form: none },
  "task.published": { carries: z.strictObject({ entryId: id }), form: z.object(wentPublic) },
  "task.cancel": { carries: z.strictObject({ entryId: id }), form: z.object({ reason }) },
  "publication.list": { carries: z.strictObject({ page }), form: none },
  "publication.open": { carries: z.strictObject({ publicationId: id }), form: none },
  "publication.prepare": { carries: none, form: none },
  "publication.download": { carries: z.strictObject({ publicationId: id }), form: none },
  "publication.register": {
    carries: z.strictObject({ publicationId: id }),
    form: z.object({ address: remark, number: remark, on: z.string().max(40).transform(toInstant) }),
  },
  "publication.correct": {
    carries: z.strictObject({ publicationId: id }),
    form: z.object({ address: remark, number: remark, on: z.string().max(40).transform(toInstant), reason }),
  },
  "publication.withdraw": { carries: z.strictObject({ publicationId: id }), form: z.object({ why: reason }) },
  "pages.open": { carries: z.strictObject({ open: z.boolean() }), form: none },
  "pages.preview": { carries: none, form: none },
  "platform.apply": {
    carries: z.strictObject({ importId: id }),
    /** `entry`: the plan entry's id and the batch, `2026-01-v1|1`. */
    form: z.object({ entry: z.string().regex(/^[^|]{1,100}\|[1-9]\d?$/), taskNumber: words(60).min(1) }),
  },
  "draw.list": { carries: z.strictObject({ drawId: id, page }), form: none },
  "assignment.open": { carries: z.strictObject({ assignmentId: id }), form: none },
  "assignment.confirm": { carries: z.strictObject({ memberId: id }), form: none },
  "assignment.recuse": { carries: z.strictObject({ memberId: id }), form: z.object({ reason }) },
  "assignment.absent": { carries: z.strictObject({ memberId: id }), form: z.object({ reason }) },
  "assignment.confirmFor": { carries: z.strictObject({ memberId: id }), form: none },
  "assignment.absentFor": { carries: z.strictObject({ memberId: id }), form: z.object({ reason }) },
  "assistance.add": {
    carries: z.strictObject({ assignmentId: id }),
    form: z.object({ name: words(30).min(1), unit: words(60).min(1), task: words(200).min(1) }),
  },
  "recusal.open": { carries: z.strictObject({ recusalId: id }), form: none },
  "recusal.opinion": {
    carries: z.strictObject({ recusalId: id, agree: z.boolean() }),
    form: z.object({ text: remark }),
  },
  "recusal.decide": {
    carries: z.strictObject({ recusalId: id, approve: z.boolean() }),
    form: z.object({ text: remark }),
  },
  "absence.decide": {
    carries: z.strictObject({ recusalId: id, agree: z.boolean() }),
    form: z.object({ text: remark }),
  },
  "notice.ack": { carries: z.strictObject({ noticeId: id }), form: none },
  "notice.ackAll": { carries: z.strictObject({ digestId: id }), form: none },
  "credit.apply": {
    carries: z.strictObject({ importId: id }),
    form: z.object({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) }),
  },
  "credit.rules": { carries: none, form: none },
  "credit.setGrade": {
    carries: none,
    form: z.object({ grade: words(20).min(1), stratum: z.enum(["A", "B", "C", "D", "none"]) }),
  },
  "credit.setThreshold": {
    carries: none,
    form: z.object({
      points: words(4)
        .regex(/^\d{1,4}$/)
        .transform(Number),
      riskier: z.enum(["up", "down"]),
    }),
  },
  "credit.undo": { carries: z.strictObject({ importId: id }), form: none },
  "credit.download": { carries: z.strictObject({ importId: id }), form: none },
  "warning.list": { carries: z.strictObject({ page, closed: z.boolean() }), form: none },
  "warning.open": { carries: z.strictObject({ warningId: id }), form: none },
  "warning.propose": { carries: z.strictObject({ warningId: id }), form: z.object({ reason }) },
  "warning.close": { carries: z.strictObject({ warningId: id }), form: z.object({ reason }) },
  "import.open": { carries: z.strictObject({ importId: id }), form: none },
  "import.apply": { carries: z.strictObject({ importId: id }), form: none },
  "import.cancel": { carries: z.strictObject({ importId: id }), form: none },
  "import.download": { carries: z.strictObject({ importId: id }), form: none },
  "import.undo": { carries: z.strictObject({ importId: id }), form: none },
  "import.mapKind": { carries: z.strictObject({ importId: id, kind: registryKind }), form: none },
  "import.map": { carries: z.strictObject({ importId: id, kind: registryKind }), form: mappingForm },
  "import.near": { carries: z.strictObject({ importId: id, page }), form: none },
  /** `lines`: numbers of staged lines; `same`: each is the target it is like. */
  "import.decide": {
    carries: z.strictObject({
      importId: id,
      page,
      lines: z.array(z.number().int().min(1)).min(1).max(10),
      same: z.boolean(),
    }),
    form: none,
  },
  "import.faults": { carries: z.strictObject({ importId: id, page }), form: none },
  "table.apply": { carries: z.strictObject({ importId: id }), form: none },
  "table.cancel": { carries: z.strictObject({ importId: id }), form: none },
  "table.download": { carries: z.strictObject({ importId: id }), form: none },
  "progress.open": { carries: z.strictObject({ drawId: id, page }), form: none },
  "progress.list": { carries: z.strictObject({ page }), form: none },
} as const;

export type ActName = keyof typeof shapes;
/** `unknown` for the shape without fields, which adds nothing to an intersection. */
type Some<Shape> = string extends keyof Shape ? unknown : Shape;
type Given<Name extends ActName> = Some<z.input<(typeof shapes)[Name]["carries"]>>;
type Carried<Name extends ActName> = Some<z.output<(typeof shapes)[Name]["carries"]>>;
type Filled<Name extends ActName> = Some<z.output<(typeof shapes)[Name]["form"]>>;

/** What a button carries. */
export type ActValue = { [Name in ActName]: { act: Name } & Given<Name> }[ActName];

/** What was pressed, checked. `form` is there for acts whose card asks something. */
export type CardAct = {
  [Name in ActName]: { act: Name } & Carried<Name> &
    (unknown extends Filled<Name> ? unknown : { form: Filled<Name> });
}[ActName];

export type ActOf<Name extends ActName> = Extract<CardAct, { act: Name }>;

/**
 * `act.unknown`: not a press of one of our cards, or of an older edition. `act.tooLarge`. `act.form`: `field` was left
 * empty or holds what cannot be read. `act.reasonMissing`: a "no" without a word why.
 */
export type ActRefusal =
  | { refused: "act.unknown" }
  | { refused: "act.tooLarge" }
  | { refused: "act.form"; act: ActName; field: string }
  | { refused: "act.reasonMissing"; act: ActName };

const LARGEST_VALUE = 2_000;
const LARGEST_FORM = 12_000;

/** The `value` object of a button; throws when it would not come back as the same act. */
export function encode(value: ActValue): Record<string, unknown> {
  const { act, ...carried } = value;
  const parsed = shapes[act].carries.safeParse(carried);
  if (!parsed.success)
    throw Object.assign(new Error(`a button for ${act} carries ${JSON.stringify(carried)}`), {
      code: "card.act",
    });
  return { act, ...parsed.data };
}

/** Reads a press: what the button carried, and the form's fields by name. */
export function parse(
  value: Record<string, unknown>,
  form: Record<string, unknown> = {},
): CardAct | ActRefusal {
  if (sizeOf(value) > LARGEST_VALUE || sizeOf(form) > LARGEST_FORM) return { refused: "act.tooLarge" };
  const { act, ...carried } = value;
  if (!isActName(act)) return { refused: "act.unknown" };
  const shape = shapes[act];
  const about = shape.carries.safeParse(carried);
  if (!about.success) return { refused: "act.unknown" };
  if (shape.form === none) return { act, ...about.data } as CardAct;
  const filled = shape.form.safeParse(form);
  if (!filled.success)
    return { refused: "act.form", act, field: String(filled.error.issues[0]?.path[0] ?? "") };
  const parsed = { act, ...about.data, form: filled.data } as CardAct;
  return saysNoWithoutReason(parsed) ? { refused: "act.reasonMissing", act } : parsed;
}

const isActName = (act: unknown): act is ActName => typeof act === "string" && Object.hasOwn(shapes, act);
const sizeOf = (json: unknown): number => Buffer.byteLength(JSON.stringify(json) ?? "", "utf8");

function saysNoWithoutReason(act: CardAct): boolean {
  switch (act.act) {
    case "recusal.opinion":
    case "absence.decide":
      return !act.agree && act.form.text === "";
    case "recusal.decide":
    case "proposal.decide":
    case "approval.decide":
      return !act.approve && act.form.text === "";
    default:
      return false;
  }
}

function toInstant(value: string, ctx: z.RefinementCtx): string {
  const instant = momentOf(value);
  if (instant === null) ctx.addIssue({ code: "custom", message: "no date and time" });
  return instant ?? z.NEVER;
}

function toDay(said: string, ctx: z.RefinementCtx): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(said.normalize("NFKC").trim());
  const [, year, month = "", date = ""] = match ?? [];
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const real = match !== null && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  if (!real) ctx.addIssue({ code: "custom", message: "no day" });
  return real ? day : z.NEVER;
}
