import type { Opening, Verdict } from "../domain/draw-verdict.ts";

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
  | { card: "publications"; page: number; by: string }
  | { card: "publication"; publicationId: string }
  /** `key` works once, for ten minutes. */
  | { card: "preview-link"; key: string }
  /** A file instead of a card, made when it is sent. */
  | { card: "file"; file: FileRef }
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
  | { card: "import"; importId: string }
  | { card: "import-faults"; importId: string; page: number };

/** What file; src/files.ts makes it from the records as they are when it is sent. */
export type FileRef =
  | { kind: "import-faults"; importId: string }
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
    case "publications":
      return "publications";
    case "publication":
      return `publication:${page.publicationId}`;
    case "approval":
      return `approval:${page.approvalId}`;
    case "import":
    case "platform-draw":
    case "import-faults":
      return `import:${page.importId}`;
    default:
      return null;
  }
}
