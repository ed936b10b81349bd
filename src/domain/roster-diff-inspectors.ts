// What a list of inspectors would change.

import type { Inspector, Relation, Target } from "./roster.ts";
import {
  collected,
  type DiffOptions,
  groupByName,
  type Outcome,
  outcomes,
  type RosterDiff,
} from "./roster-diff.ts";
import { type Fault, type FaultyRow, fault } from "./roster-fault.ts";
import { rosterIds } from "./roster-ids.ts";
import type { InspectorDraft } from "./roster-inspector.ts";
import type { InspectorFile } from "./roster-read.ts";
import { differ } from "./roster-repeats.ts";
import { nameKey } from "./roster-text.ts";

export interface InspectorRegistry {
  inspectors: Inspector[];
  relations: Relation[];
  /** Relations name targets; every one must be found. */
  targets: Target[];
}

/** `relations`: those the file says and the registry lacks or has with another day. None is ever taken away. */
export type InspectorDiff = RosterDiff<Inspector> & { relations: Relation[] };

/**
 * Compares a list of inspectors with the registry. A row is the inspector with its certificate; else the one whose id is
 * its number; else the one of its name, unless certificate, mobile or section say otherwise. A row that declares a
 * relation with a target nobody knows stays out: to lose it would break 行政处罚法 43.
 */
export function diffInspectors(
  registry: InspectorRegistry,
  file: InspectorFile,
  options: DiffOptions = {},
): InspectorDiff {
  const { all, relations } = inspectorOutcomes(registry, file, options);
  return { ...collected(all), relations: relations() };
}

/** The same row by row; `relations` are known once all rows were looked at. */
export function inspectorOutcomes(
  registry: InspectorRegistry,
  file: InspectorFile,
  options: DiffOptions = {},
): { all: Generator<Outcome<Inspector>>; relations: () => Relation[] } {
  const targets = groupByName(registry.targets);
  const { kept, faulty } = withKnownRelations(file, targets);
  const match = inspectorMatcher(registry.inspectors);
  const ids = rosterIds("R", registry.inspectors, options.nextId);
  const relations: Relation[] = [];
  const relate = (id: string, draft: InspectorDraft): void =>
    void relations.push(...relationsOf(id, draft, targets));
  const rows = { drafts: kept, faulty };
  const all = outcomes<Inspector, InspectorDraft>(registry.inspectors, rows, options.whole ?? false, {
    match,
    merge: (before, draft) => {
      relate(before.id, draft);
      return { ...before, ...draft.stated };
    },
    create: (draft) => {
      const id = ids([draft.number]);
      relate(id, draft);
      return newInspector(draft, id);
    },
    codeOf: (inspector) => inspector.certNumber,
    statusOf: (draft) => draft.stated.status,
  });
  const had = new Set(registry.relations.map(relationText));
  return { all, relations: () => relations.filter((relation) => !had.has(relationText(relation))) };
}

function inspectorMatcher(current: Inspector[]): (draft: InspectorDraft) => Inspector | Fault | null {
  const byId = new Map(current.map((inspector) => [inspector.id, inspector]));
  const byCert = new Map(
    current.flatMap((one) => (one.certNumber === null ? [] : [[one.certNumber, one] as const])),
  );
  const byName = groupByName(current);
  return ({ stated, number }) => {
    const sure = byCert.get(stated.certNumber ?? "") ?? byId.get(number ?? "");
    if (sure) return sure;
    const named = byName.get(nameKey(stated.name)) ?? [];
    const sameMobile = named.find((one) => one.mobile !== null && one.mobile === stated.mobile);
    if (sameMobile) return sameMobile;
    const fitting = named.filter((one) => !isOther(one, stated));
    return fitting.length > 1
      ? fault("row.ambiguousName", { name: stated.name, count: fitting.length })
      : (fitting[0] ?? null);
  };
}

const isOther = (one: Inspector, stated: InspectorDraft["stated"]): boolean =>
  differ(one.certNumber, stated.certNumber ?? null) ||
  differ(one.mobile, stated.mobile ?? null) ||
  differ(one.section, stated.section ?? null);

const newInspector = ({ stated }: InspectorDraft, id: string): Inspector => ({
  id,
  certNumber: null,
  certUntil: null,
  section: null,
  department: null,
  district: null,
  specialties: [],
  leave: [],
  mobile: null,
  email: null,
  tags: [],
  note: null,
  status: "active",
  ...stated,
});

function withKnownRelations(file: InspectorFile, targets: Map<string, Target[]>) {
  const faulty: FaultyRow[] = [...file.faulty];
  const kept = file.drafts.filter((draft) => {
    const unknown = draft.relations.filter(({ targetName }) => !targets.has(nameKey(targetName)));
    const faults = unknown.map(({ targetName }) => fault("row.relationUnknown", { name: targetName }));
    if (faults.length > 0)
      faulty.push({ row: draft.row, name: draft.stated.name, code: draft.stated.certNumber ?? null, faults });
    return faults.length === 0;
  });
  return { kept, faulty };
}

/** A name that several targets bear relates to all of them: to err on that side costs nothing but a choice. */
const relationsOf = (
  inspectorId: string,
  draft: InspectorDraft,
  targets: Map<string, Target[]>,
): Relation[] =>
  draft.relations.flatMap(({ kind, targetName, until }) =>
    (targets.get(nameKey(targetName)) ?? []).map(({ id: targetId }) => ({
      inspectorId,
      targetId,
      kind,
      until,
    })),
  );

const relationText = ({ inspectorId, targetId, kind, until }: Relation): string =>
  JSON.stringify([inspectorId, targetId, kind, until]);
