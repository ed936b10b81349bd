import type { Card } from "../../cards/kit.ts";
import type { Page } from "../flows/page.ts";
import type { Draw, View } from "./view.ts";
import { approval } from "./views/approval.ts";
import { assignment, recusal } from "./views/assignment.ts";
import * as credit from "./views/credit.ts";
import { creditRules } from "./views/credit-rules.ts";
import * as draw from "./views/draw.ts";
import * as matters from "./views/draw-matters.ts";
import { importFaults, importNear, importPreview } from "./views/import.ts";
import * as items from "./views/items.ts";
import { mine } from "./views/mine.ts";
import { digest, notice } from "./views/notice.ts";
import { plan, planEntry } from "./views/plan.ts";
import { platformDraw } from "./views/platform-draw.ts";
import { board, progress, progressList } from "./views/progress.ts";
import * as publication from "./views/publication.ts";
import * as registry from "./views/registry-entry.ts";
import * as gaps from "./views/registry-gaps.ts";
import * as listing from "./views/registry-listing.ts";
import * as scheme from "./views/scheme.ts";
import { tableImport } from "./views/table-import.ts";
import * as task from "./views/task.ts";
import * as training from "./views/training.ts";
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
  items: items.items,
  item: items.item,
  "item-edit": items.itemEdit,
  "item-history": items.itemHistory,
  plan,
  "plan-entry": planEntry,
  "registry-listing": listing.listing,
  "registry-entry": registry.entry,
  "registry-edit": registry.edit,
  "registry-gaps": gaps.gaps,
  "registry-gap-list": gaps.gapList,
  "registry-waiting": listing.waiting,
  "scheme-list": scheme.list,
  scheme: scheme.scheme,
  "scheme-edit": scheme.edit,
  "training-list": training.list,
  "training-form": training.form,
  "task-list": task.list,
  task: task.task,
  "task-form": task.form,
  publications: publication.list,
  publication: publication.one,
  "preview-link": publication.previewLink,
  "platform-draw": platformDraw,
  "table-import": tableImport,
  assignment,
  recusal,
  notice,
  digest,
  mine,
  progress,
  "progress-list": progressList,
  board,
  "credit-import": credit.preview,
  "credit-rules": creditRules,
  "credit-warnings": credit.warnings,
  "credit-warning": credit.warning,
  import: importPreview,
  "import-faults": importFaults,
  "import-near": importNear,
};

/** The card of a page; null when what it is about is gone or nothing is left to say. */
export const render = async (view: View, page: Page): Promise<Card | null> =>
  page.card === "file" ? null : (cards[page.card] as Draw<typeof page.card>)(view, page as never);
