import type { Readings } from "../domain/initials.ts";
import type { RegistryKind } from "../domain/registry-form.ts";
import type { GapDays, InspectorGap, TargetGap } from "../domain/registry-gaps.ts";
import type { Inspector, Relation, Target } from "../domain/roster.ts";
import type { GapPlace } from "./page.ts";

/** A record of a registry with what the store counts: `rev` grows with every change. */
export interface Kept<T> {
  entry: T;
  rev: number;
  updatedAt: Date;
}

/** Some of a long list: ids in order, and how many there are in all. */
export interface Found {
  ids: string[];
  total: number;
}

/** How many targets of a type and district there are, and how many of them lack what. */
export interface GapCount {
  type: Target["type"];
  district: string | null;
  all: number;
  gaps: Record<TargetGap, number>;
}

/** 名录 as people use it: searched, listed, kept complete. Everything is set-based: 100,000 rows are never loaded. */
export interface Listing {
  /** Records whose line holds every piece (domain/listing-words.ts), in order of name. */
  find(kind: RegistryKind, pieces: string[], skip: number, take: number): Promise<Found>;
  /** Records whose line holds most of the pieces, for when nothing holds all. */
  near(kind: RegistryKind, pieces: string[], take: number): Promise<{ id: string; name: string }[]>;
  target(id: string): Promise<Kept<Target> | null>;
  inspector(id: string): Promise<Kept<Inspector> | null>;
  /** Somebody else's record with this code, or with this certificate number. */
  targetWithCode(code: string, except: string): Promise<Target | null>;
  inspectorWithCert(certNumber: string, except: string): Promise<Inspector | null>;
  relationsOfTarget(targetId: string): Promise<Relation[]>;
  relationsOfInspector(inspectorId: string): Promise<Relation[]>;
  /** False when there is none. */
  removeRelation(relation: Pick<Relation, "inspectorId" | "targetId" | "kind">): Promise<boolean>;
  creditHistory(
    targetId: string,
    most: number,
  ): Promise<{ month: string; grade: string; stratum: string | null }[]>;
  /** Active tasks at a target whose window ends on `day` or later. */
  visitsOf(
    targetId: string,
    day: string,
  ): Promise<{ assignmentId: string; visitFrom: string; visitUntil: string }[]>;
  /** So many tasks an inspector has whose window ends on `day` or later. */
  load(inspectorId: string, day: string): Promise<number>;
  /** Makes the lines of at most `most` records that have none; returns how many it made. */
  index(most: number): Promise<number>;
  /** Lines of records with the word in their names are made anew by the next `index`. */
  forget(word: string): Promise<number>;
  targetGaps(days: GapDays): Promise<GapCount[]>;
  targetsWith(gap: TargetGap, place: GapPlace, days: GapDays, skip: number, take: number): Promise<Found>;
  inspectorGaps(days: GapDays): Promise<{ all: number; gaps: Record<InspectorGap, number> }>;
  inspectorsWith(gap: InspectorGap, days: GapDays, skip: number, take: number): Promise<Found>;
  /** Whether an active inspector of the bureau with a valid certificate has the specialty. */
  hasSpecialist(specialty: string, today: string): Promise<boolean>;
}

/** Where the office's own readings are kept among the settings. */
export const READINGS = "listing.readings";
export type { Readings };
