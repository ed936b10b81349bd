import type { Card } from "../../cards/kit.ts";
import type { Page } from "../flows/page.ts";
import type { Draw, View } from "./view.ts";
import { approval } from "./views/approval.ts";
import { assignment, recusal } from "./views/assignment.ts";
import * as draw from "./views/draw.ts";
import * as matters from "./views/draw-matters.ts";
import { importFaults, importPreview } from "./views/import.ts";
import { mine } from "./views/mine.ts";
import { digest, notice } from "./views/notice.ts";
import { platformDraw } from "./views/platform-draw.ts";
import { board, progress, progressList } from "./views/progress.ts";
import * as publication from "./views/publication.ts";
import { answer, help, refusal, welcome } from "./views/words.ts";

/** Every page has its card, or this does not compile. */
const cards: { [Name in Exclude<Page["card"], "file">]: Draw<Name> } = {
  welcome,
  help,
  answer,
  refusal,
  "draw-due": draw.due,
  "draw-prepare": draw.prepare,
  "draw-ceremony": draw.ceremony,
  "draw-list": draw.list,
  "draw-more": matters.more,
  "draw-void": matters.voiding,
  "draw-proposal": matters.proposal,
  "draw-verification": matters.verification,
  "draw-opening": matters.opening,
  "draw-full-link": matters.fullLink,
  approval,
  publications: publication.list,
  publication: publication.one,
  "preview-link": publication.previewLink,
  "platform-draw": platformDraw,
  assignment,
  recusal,
  notice,
  digest,
  mine,
  progress,
  "progress-list": progressList,
  board,
  import: importPreview,
  "import-faults": importFaults,
};

/** The card of a page; null when what it is about is gone or nothing is left to say. */
export const render = async (view: View, page: Page): Promise<Card | null> =>
  page.card === "file" ? null : (cards[page.card] as Draw<typeof page.card>)(view, page as never);
