import { registryEditCard } from "../../../cards/registry-edit.ts";
import { type RegistryEntryFacts, registryEntryCard } from "../../../cards/registry-entry.ts";
import { dayOf } from "../../domain/calendar.ts";
import { may } from "../../domain/permission.ts";
import type { Person } from "../../domain/person.ts";
import { changesInWords, fieldName, valueInWords } from "../../domain/registry-change.ts";
import type { RegistryEntry, RegistryKind } from "../../domain/registry-form.ts";
import { gapDays } from "../../domain/registry-gaps.ts";
import type { Inspector, Relation, RelationKind, Target } from "../../domain/roster.ts";
import { editing } from "../../flows/edit-registry.ts";
import type { Records } from "../../flows/ports.ts";
import { registrySubject } from "../../flows/registry-shelf.ts";
import { lastChange } from "../../flows/undo-registry.ts";
import type { Draw } from "../view.ts";

const relationNames: Record<RelationKind, string> = {
  kin: "近亲属",
  works: "任职",
  worked: "曾任职",
  responsible: "责任督学、包校",
  other: "其他利害关系",
};

export const entry: Draw<"registry-entry"> = async ({ tx, now }, { kind, id, readerId }) => {
  const kept = kind === "targets" ? await tx.listing.target(id) : await tx.listing.inspector(id);
  if (!kept) return null;
  const reader = readerId === null ? null : await tx.people.byId(readerId);
  const how = reader && editing(reader, kind, kept.entry);
  const last = how === "edit" ? await lastChange(tx, kind, id, kept.rev) : null;
  const pending = (await tx.approvals.of(registrySubject(kind, id))).find(({ state }) => state === "pending");
  const shown = reader === null ? "nothing" : privileges(reader, kind, kept.entry);
  const year = dayOf(now).slice(0, 4);
  const of =
    kind === "targets"
      ? await targetFacts(tx, kept.entry as Target, shown, year)
      : await inspectorFacts(tx, kept.entry as Inspector, shown, year, how === "edit");
  return registryEntryCard({
    kind,
    id,
    rev: kept.rev,
    name: kept.entry.name,
    stopped: kept.entry.status === "inactive",
    updatedOn: dayOf(kept.updatedAt),
    stale: kept.updatedAt < gapDays(now, dayOf(now)).staleBefore,
    ...of,
    how,
    last: last && {
      by: (await tx.people.byId(last.by))?.name ?? "",
      at: last.at.toISOString(),
      changes: changesInWords(kind, last.before, withoutBookkeeping(last.after)),
    },
    pendingId: pending && shown !== "nothing" ? pending.id : null,
  });
};

const withoutBookkeeping = ({ rev, reason, approval, ...fields }: Record<string, unknown>) => fields;

/** `all`: everything; `own`: a district's own school, somebody's own record; `nothing`: what everybody may know. */
type Privilege = "all" | "own" | "nothing";

function privileges(reader: Person, kind: RegistryKind, of: RegistryEntry): Privilege {
  if (may(reader.roles, "registry.details")) return "all";
  if (kind === "inspectors") return reader.inspectorId === of.id ? "own" : "nothing";
  const own = may(reader.roles, "registry.propose") && reader.section !== null;
  return own && (of as Target).district === reader.section ? "own" : "nothing";
}

/** What only some may know: ways to reach people, and what says something about them. */
const guarded = new Set(["contact", "phone", "mobile", "email", "note", "certNumber", "certUntil", "leave"]);

function fieldRows(kind: RegistryKind, of: RegistryEntry, fields: readonly string[], shown: Privilege) {
  return fields
    .filter((field) => shown !== "nothing" || !guarded.has(field))
    .map((field) => ({
      label: fieldName(kind, field),
      value: valueInWords(field, (of as unknown as Record<string, unknown>)[field]),
    }))
    .filter(({ value }) => value !== valueInWords("", null));
}

type Facts = Pick<RegistryEntryFacts, "rows" | "lists" | "manage">;

async function targetFacts(tx: Records, target: Target, shown: Privilege, year: string): Promise<Facts> {
  const fields = [
    "code",
    "type",
    "ownership",
    "subject",
    "district",
    "address",
    "contact",
    "phone",
    "classes",
    "tags",
    "aliases",
    "note",
  ];
  const rows = fieldRows("targets", target, fields, shown);
  // The class is internal: those who answer for the checks see it, a school's district does not (rules.md §7).
  if (shown !== "all") return { rows, lists: [], manage: null };
  if (target.creditClass !== null) rows.push({ label: "信用风险分类", value: target.creditClass });
  if (target.creditIndex !== null) rows.push({ label: "信用风险指数", value: String(target.creditIndex) });
  const visits = await tx.listing.visitsOf(target.id, `${year}-01-01`);
  const history = await tx.listing.creditHistory(target.id, 12);
  const relations = await tx.listing.relationsOfTarget(target.id);
  const people = await tx.registry.inspectorsByIds(relations.map(({ inspectorId }) => inspectorId));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    rows,
    lists: [
      {
        title: "本年检查任务",
        lines: visits.map((one) => `${one.assignmentId}　${one.visitFrom}至${one.visitUntil}`),
      },
      {
        title: "回避关系",
        lines: relations.map((one) => relationLine(names.get(one.inspectorId) ?? "", one)),
      },
      {
        title: "信用风险分类变化",
        lines: history.map(
          ({ month, grade, stratum }) =>
            `${month}　${grade}${stratum === null || stratum === grade ? "" : `（按 ${stratum} 类）`}`,
        ),
      },
    ].flatMap(short),
    manage: null,
  };
}

async function inspectorFacts(
  tx: Records,
  inspector: Inspector,
  shown: Privilege,
  year: string,
  edits: boolean,
): Promise<Facts> {
  const fields = [
    "certNumber",
    "certUntil",
    "section",
    "department",
    "district",
    "specialties",
    "tags",
    "leave",
    "mobile",
    "email",
    "note",
  ];
  const rows = fieldRows("inspectors", inspector, fields, shown);
  if (shown === "nothing") return { rows, lists: [], manage: null };
  rows.push({ label: "本年任务", value: `${await tx.listing.load(inspector.id, `${year}-01-01`)} 次` });
  const relations = await tx.listing.relationsOfInspector(inspector.id);
  const targets = await tx.registry.targetsByIds(relations.map(({ targetId }) => targetId));
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  const listed = relations.map((one) => ({
    value: `${one.kind}|${one.targetId}`,
    text: relationLine(names.get(one.targetId) ?? "", one),
  }));
  return {
    rows,
    lists: [{ title: "回避关系", lines: listed.map(({ text }) => text) }].flatMap(short),
    manage: edits
      ? {
          own: false,
          leave: [...inspector.leave]
            .reverse()
            .map(({ from, to }) => ({ value: `${from}|${to}`, text: `${from}至${to}` })),
          relations: listed,
        }
      : shown === "own"
        ? { own: true, leave: [], relations: [] }
        : null,
  };
}

const relationLine = (name: string, { kind, until }: Relation): string =>
  `${name}：${relationNames[kind]}${until === null ? "" : `（至 ${until}）`}`;

/** An empty list is not shown. */
const short = ({ title, lines }: { title: string; lines: string[] }) =>
  lines.length === 0 ? [] : [{ title, lines }];

export const edit: Draw<"registry-edit"> = async (_view, { kind, id, rev, form, propose, conflict, name }) =>
  registryEditCard({
    kind,
    id,
    rev,
    name,
    form,
    propose,
    conflict: conflict
      ? {
          by: conflict.by,
          at: conflict.at,
          changes: Object.keys(conflict.after).map((field) => ({
            field: fieldName(kind, field),
            before: valueInWords(field, conflict.before[field]),
            after: valueInWords(field, conflict.after[field]),
          })),
        }
      : null,
  });
