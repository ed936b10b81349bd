// What the form step has let pass: the parts of a bundle. What a kind of bundle does not contain is absent.

export interface Bundle {
  version: "draw-v1";
  drawId: string;
  mode: "open" | "sealed";
  rulesHash: string;
  leaves: string[];
  rosterHash: string;
  commit: string;
  recommit: string;
  after: AfterEntry[];
  sHex?: string;
  /** From here on: once it is drawn. */
  E?: string;
  contributions?: { n: number; digits: string; by: string; at: string }[];
  seed?: string;
  drawnHash?: string;
  sealedHash?: string;
  attested?: { by: string; at: string; sealedHash: string }[];
  /** Once the list is public. */
  nonce?: string;
  drawn?: { id: string }[];
  /** Of an open draw, and for supervisors. */
  rules?: Rules;
  saltHex?: string;
  roster?: Listed[];
  excluded?: { id: string; ruleCode: string }[];
  quotas?: Quota[];
  /** For supervisors alone. */
  assign?: Assign;
}

export interface Rate {
  num: number;
  den: number;
}

export interface Quota {
  stratum: string;
  size: number;
  rate: Rate;
  n: number;
}

export interface Listed {
  id: string;
  stratum: string;
  weight: number;
  ticket: string;
  rank: number;
}

/** Further fields are only hashed. */
export interface Rules {
  drawId: string;
  rates: Record<string, Rate>;
  total?: number;
  deadline: string;
  organiser: string;
  witnesses: string[];
  nonce: string;
  excludedHash: string;
  assignHash: string;
  source?: string;
  period?: string | number;
}

export interface SlotRule {
  specialty: string | null;
  /** Null: the bureau itself. */
  department: string | null;
}

export interface Inspector {
  id: string;
  active: boolean;
  certUntil: string | null;
  leave: { from: string; to: string }[];
  specialties: string[];
  department: string | null;
  carried: number;
}

/** Who may be in which team; fixed by assignHash before the seed was known. */
export interface Terms {
  k: number;
  window: { from: string; until: string };
  slotRules: SlotRule[];
  inspectors: Inspector[];
  relations: { inspector: string; target: string; kind: string }[];
}

/** A place in a team as it was filled. In large draws only the number of candidates is kept. */
export interface Filled {
  target: string;
  slot: number;
  candidates?: string[];
  count?: number;
  /** -1: a repair filled it. */
  pick: number;
  inspector: string;
}

export interface Teams {
  slots: Filled[];
  moves: { target: string; slot: number; from: string; to: string }[];
  caps: { inspector: string; cap: number }[];
  raised: string[];
}

export type Assign = { version: "assign-v1"; nonce: string } & Terms & Teams;

export interface AfterEntry {
  n: number;
  kind: AfterKind;
  at: string;
  digest: string;
  hash: string;
  nonce?: string;
  detail?: unknown;
}

export type AfterKind = "deadline" | "repick" | "extend" | "replace" | "void" | "close";

export interface Repick {
  target: string;
  slot: number;
  n: number;
  struck: string;
  why: string;
  candidates: string[];
  pick: number;
  raised: number;
  /** null: nobody was left to follow; then pick is -1 and there are no candidates. */
  inspector: string | null;
}

/** Targets added down the same list: 补抽, and with `out` 替换. */
export interface Added extends Teams {
  reason: string;
  by: string;
  approvedBy: string;
  out?: string;
  add: { id: string; stratum: string; rank: number }[];
}
