import type { Opening, Verdict } from "../domain/draw-verdict.ts";
import type { ListingFilter } from "../domain/listing-words.ts";
import type { RegistryForm, RegistryKind } from "../domain/registry-form.ts";
import type { RegistryGap } from "../domain/registry-gaps.ts";
import type { TargetType } from "../domain/roster.ts";

/**
 * What a message shows: a card by name and whose facts to load. Outbox rows hold pages, not cards, so that what is sent
 * is drawn from the state at that moment.
 */
export type Page =
  | { card: "welcome"; personId: string }
  | { card: "help"; personId: string | null; group: boolean; topic?: string }
  | { card: "answer"; code: string; facts: Facts }
  | { card: "refusal"; code: string; facts: Facts }
  | { card: "draw-due" }
  | { card: "draw-prepare"; entryId: string; by: string }
  | { card: "draw-ceremony"; drawId: string }
  | { card: "draw-list"; drawId: string; page: number }
  | { card: "draw-more"; drawId: string }
  | { card: "draw-void"; drawId: string }
  | { card: "draw-proposal"; proposalId: string }
  | { card: "draw-verification"; drawId: string; by: string; kind: "full" | "public"; verdict: Verdict }
  | { card: "draw-opening"; opening: Opening }
  /** `key` works once, for ten minutes. */
  | { card: "draw-full-link"; drawId: string; key: string }
  | { card: "approval"; approvalId: string }
  | {
      card: "items";
      state: "active" | "offered" | "retired" | "all";
      text: string;
      page: number;
      readerId?: string;
    }
  | { card: "item"; code: string; readerId?: string }
  | { card: "item-edit"; code: string; part: "basics" | "guide" }
  | { card: "item-history"; code: string; page: number }
  /** `readerId`: whose buttons it shows; without it (in a group) none. `version`: the newest when left out. */
  | { card: "plan"; year: number; version?: number; readerId?: string; page?: number }
  | { card: "plan-entry"; year: number; version: number; entryId: string; step: 1 | 2 | 3 }
  | { card: "scheme-list"; page: number }
  | { card: "scheme"; schemeId: string }
  | { card: "scheme-edit"; schemeId: string }
  | { card: "training-list"; page: number }
  /** `trainingId` is null for a new one. */
  | { card: "training-form"; trainingId: string | null }
  | { card: "task-list"; page: number }
  | { card: "task"; entryId: string }
  /** `entryId` is null for a new one, of that section. */
  | { card: "task-form"; entryId: string | null; section: string | null }
  | { card: "publications"; page: number; by: string }
  | { card: "publication"; publicationId: string }
  /** `key` works once, for ten minutes. */
  | { card: "preview-link"; key: string }
  /** A file instead of a card, made when it is sent. */
  | { card: "file"; file: FileRef }
  | { card: "table-import"; importId: string }
  | {
      card: "registry-listing";
      kind: RegistryKind;
      filter: ListingFilter;
      page: number;
      readerId: string | null;
    }
  /** `readerId`: whose single chat it is in; null: a group, where only what everybody may know is shown. */
  | { card: "registry-entry"; kind: RegistryKind; id: string; readerId: string | null }
  | RegistryEditPage
  | { card: "registry-gaps"; district: string | null; readerId: string }
  | { card: "registry-gap-list"; gap: RegistryGap; place: GapPlace; page: number; readerId: string }
  | { card: "registry-waiting"; page: number }
  | { card: "platform-draw"; importId: string }
  /** `readerId`: it was asked for by that person in single chat. */
  | { card: "assignment"; assignmentId: string; memberId: string | null; readerId?: string }
  | { card: "recusal"; recusalId: string; stage: "opinion" | "decision" }
  | { card: "notice"; noticeId: string }
  | { card: "digest"; noticeIds: string[] }
  | { card: "mine"; personId: string; page: number }
  | { card: "progress"; drawId: string; page: number }
  | { card: "progress-list"; page: number }
  | { card: "board" }
  | { card: "credit-import"; importId: string }
  | { card: "credit-rules"; readerId: string }
  | { card: "credit-warnings"; page: number; closed: boolean }
  | { card: "credit-warning"; warningId: string }
  | { card: "import"; importId: string }
  | { card: "import-faults"; importId: string; page: number }
  | { card: "import-near"; importId: string; page: number };

/** Which part of a registry; absent: all of it. */
export interface GapPlace {
  type?: TargetType | undefined;
  district?: string | undefined;
}

/** The form as it was opened: what is saved is compared with `rev`, and what was typed is not lost. */
export interface RegistryEditPage {
  card: "registry-edit";
  kind: RegistryKind;
  /** null: a new record. */
  id: string | null;
  rev: number;
  /** As it was called when the form was opened. */
  name: string;
  /** What the record said then: what others change meanwhile is told against it. */
  seen: RegistryForm;
  form: RegistryForm;
  propose: boolean;
  /** Somebody else changed the record while the form stood open. */
  conflict?: { by: string | null; at: string; before: RegistryForm; after: RegistryForm };
}

/** What file; src/files.ts makes it from the records as they are when it is sent. */
export type FileRef =
  | { kind: "import-faults"; importId: string }
  | { kind: "table-faults"; importId: string }
  | { kind: "items" }
  | { kind: "plan"; year: number; version: number }
  /** 导出名录; `classes`: with credit class and index, for who may see them. */
  | { kind: "roster"; roster: "targets" | "inspectors"; classes: boolean }
  | { kind: "credit-faults"; importId: string }
  | { kind: "publication"; publicationId: string; format: PackageFormat };

/** 公示包 comes in these. */
export type PackageFormat = "html" | "xlsx" | "docx" | "json";

/** What the words of an answer need; bot/replies.ts has the words by code. */
export type Facts = Record<string, string | number | string[]>;

export const answer = (code: string, facts: Facts = {}): Page => ({ card: "answer", code, facts });

/**
 * The thing whose change makes copies of this page stale; null for pages that tell of one moment.
 * A task and its recusals share a subject: a decision changes the team's cards too.
 */
export function subjectOf(page: Page): string | null {
  switch (page.card) {
    case "draw-ceremony":
    case "draw-list":
    case "draw-verification":
      return `draw:${page.drawId}`;
    case "assignment":
      return `assignment:${page.assignmentId}`;
    case "recusal":
      return `recusal:${page.recusalId}`;
    case "notice":
      return `notice:${page.noticeId}`;
    case "digest":
      return `digest:${page.noticeIds[0]}`;
    case "draw-proposal":
      return `proposal:${page.proposalId}`;
    case "plan":
      return page.version === undefined ? null : `plan:${page.year}:${page.version}`;
    case "item":
      return `item:${page.code}`;
    case "scheme":
      return `scheme:${page.schemeId}`;
    case "task":
      return `entry:${page.entryId}`;
    case "training-list":
      return "trainings";
    case "publications":
      return "publications";
    case "publication":
      return `publication:${page.publicationId}`;
    case "approval":
      return `approval:${page.approvalId}`;
    case "registry-entry":
      return `${page.kind === "targets" ? "target" : "inspector"}:${page.id}`;
    case "credit-rules":
      return "credit:rules";
    case "credit-warning":
      return `warning:${page.warningId}`;
    case "credit-import":
    case "import":
    case "platform-draw":
    case "table-import":
    case "import-faults":
    case "import-near":
      return `import:${page.importId}`;
    default:
      return null;
  }
}
