// CardAct: everything a card can ask for. A button carries `ActValue` (its act and what it is about); what comes back,
// with the submitted form, is read by `parse` into a `CardAct` or a refusal. Whether it may be done is the flows' matter.

import { z } from "zod";
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
const none = z.strictObject({});

/** 摇号球 · 掷骰 · 现场抽签 · 其他: how the digits of a witness came about. */
export const means = ["摇号球", "掷骰", "现场抽签", "其他"] as const;

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
  "approval.open": { carries: z.strictObject({ approvalId: id }), form: none },
  "approval.decide": {
    carries: z.strictObject({ approvalId: id, approve: z.boolean() }),
    form: z.object({ text: remark }),
  },
  "approval.withdraw": { carries: z.strictObject({ approvalId: id }), form: none },
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
  "import.open": { carries: z.strictObject({ importId: id }), form: none },
  "import.apply": { carries: z.strictObject({ importId: id }), form: none },
  "import.cancel": { carries: z.strictObject({ importId: id }), form: none },
  "import.download": { carries: z.strictObject({ importId: id }), form: none },
  "import.faults": { carries: z.strictObject({ importId: id, page }), form: none },
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
