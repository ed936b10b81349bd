/** What anybody may see of a draw now, and nothing else: the whitelist of the public pages (rules.md §7). */
export interface PublicDraw {
  drawId: string;
  name: string;
  code: string;
  section: string;
  items: string[];
  batch: number;
  batches: number;
  /** `platform`: drawn on a superior's platform and only taken over here. */
  source: "own" | "platform";
  platform: { taskNumber: string; fileHash: string } | null;
  state: "committed" | "drawn" | "published" | "voided";
  sealed: boolean;
  announced: boolean;
  organiser: string;
  /** ISO instant, as every moment here; visit days are `YYYY-MM-DD`. */
  committedAt: string;
  /** The one that counts now, after every extension. */
  deadline: string;
  extensions: { until: string; reason: string; at: string }[];
  witnesses: {
    name: string;
    supervisor: boolean;
    given: { n: number; digits: string; means: string; at: string } | null;
  }[];
  /** Strict mode: a public number that did not exist when the draw was committed. */
  strict: { source: string; period: string; value: string | null } | null;
  poolSize: number;
  teamSize: number;
  visitFrom: string;
  visitUntil: string;
  drawnAt: string | null;
  drawnTotal: number | null;
  /** In order of showing; null: not public yet. team: names as the bureau opts (张*). */
  drawn:
    | {
        n: number;
        id: string;
        name: string;
        district: string | null;
        team: string[] | null;
        added: boolean;
        replaced: boolean;
      }[]
    | null;
  attested: { name: string; at: string }[];
  voided: { at: string; reason: string; by: string[] } | null;
  /** The operations log as it stood at the commitment. */
  audit: { n: number; hash: string };
  /** The public bundle at this stage, as JSON text; null for a platform draw. */
  bundle: string | null;
  after: { kind: string; at: string; words: string }[];
}
