import type { ActName, ActOf } from "../../../cards/acts.ts";
import type { ActHandler } from "../act.ts";
import * as approval from "./approval.ts";
import * as assignment from "./assignment.ts";
import * as draw from "./draw.ts";
import * as imports from "./import.ts";
import * as notice from "./notice.ts";
import * as open from "./open.ts";
import * as platform from "./platform.ts";
import * as proposal from "./proposal.ts";
import * as publication from "./publication.ts";
import * as recusal from "./recusal.ts";

/** Every button has its handler under the same name, or this does not compile. */
export const acts: { [Name in ActName]: ActHandler<ActOf<Name>> } = {
  "help.open": open.help,
  "mine.open": open.mine,
  "board.open": open.board,
  "progress.open": open.progress,
  "progress.list": open.progressList,
  "draw.due": draw.due,
  "draw.prepare": draw.prepare,
  "draw.back": draw.due,
  "draw.commit": draw.commit,
  "draw.open": draw.open,
  "draw.contribute": draw.contribution,
  "draw.void": draw.giveUp,
  "draw.list": draw.list,
  "draw.number": draw.number,
  "draw.verify": draw.verify,
  "draw.attest": draw.attest,
  "draw.full": draw.full,
  "draw.extend": proposal.ask,
  "draw.replace": proposal.ask,
  "draw.proposeVoid": proposal.ask,
  "proposal.decide": proposal.decide,
  "approval.open": approval.open,
  "approval.decide": approval.decide,
  "approval.withdraw": approval.withdraw,
  "publication.list": publication.list,
  "publication.open": publication.open,
  "publication.prepare": publication.prepare,
  "publication.download": publication.download,
  "publication.register": publication.register,
  "publication.correct": publication.correct,
  "publication.withdraw": publication.withdraw,
  "pages.open": publication.openToAll,
  "pages.preview": publication.preview,
  "platform.apply": platform.apply,
  "assignment.open": open.assignment,
  "assignment.confirm": assignment.confirm,
  "assignment.recuse": assignment.recuse,
  "assignment.absent": assignment.absent,
  "assignment.confirmFor": assignment.confirmFor,
  "assignment.absentFor": assignment.absentFor,
  "assistance.add": assignment.assist,
  "recusal.open": recusal.open,
  "recusal.opinion": recusal.opinion,
  "recusal.decide": recusal.decision,
  "absence.decide": recusal.absence,
  "notice.ack": notice.ack,
  "notice.ackAll": notice.ackAll,
  "import.open": imports.open,
  "import.apply": imports.apply,
  "import.cancel": imports.cancel,
  "import.faults": imports.faults,
  "import.download": imports.download,
};
