import type { Bundle } from "./bundle-parts.ts";
import type { Ground } from "./ground.ts";
import { type Kind, notChecked, type Outcome, type Sha } from "./report.ts";

/** A bundle under examination. */
export interface Work {
  bundle: Bundle;
  kind: Kind;
  sha: Sha;
  /** By row of the roster: leaves and tickets need the same salts, a quarter of all hashing. */
  salts: string[];
  /** What the steps of the teams share, once made. */
  ground: Ground | null;
}

/** Each line followed by a line feed, as every list of draw-v1 is hashed. */
export const linesOf = (lines: readonly string[]): string =>
  lines.length === 0 ? "" : `${lines.join("\n")}\n`;

/** The salt of an id (draw-protocol.md §1, Freeze). */
export const saltOf = ({ bundle, sha }: Work, id: string): string => sha(`salt-v1|${bundle.saltHex}|${id}`);

/** Not in this bundle although the draw has it: the list, which becomes public when the plan says so. */
export function unpublished({ kind }: Work): Outcome {
  if (kind === "committed") return notChecked("notDrawn");
  return notChecked(kind === "voided" ? "voided" : "notPublished");
}

/** What becomes public with the list of an open draw, and never of a sealed one. */
export const withheld = (work: Work): Outcome =>
  "seed" in work.bundle && work.bundle.mode === "sealed" ? notChecked("sealed") : unpublished(work);

/** What supervisors alone have. */
export const supervisorsOnly = (work: Work): Outcome =>
  "seed" in work.bundle ? notChecked("supervisorsOnly") : unpublished(work);
