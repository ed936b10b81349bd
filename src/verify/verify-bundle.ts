import { checkAfter, checkClose } from "./after.ts";
import { readForm } from "./bundle-form.ts";
import type { Bundle } from "./bundle-parts.ts";
import { checkAssignHash, checkCommit, checkContributions, checkRulesHash, checkSeed } from "./committed.ts";
import { checkAddedTeams, checkAdditions, checkLaterPicks, checkRepicks } from "./later.ts";
import { checkExcluded, checkIds, checkLeaves, checkRosterHash } from "./pool.ts";
import { checkQuotas } from "./quotas.ts";
import {
  failed,
  notChecked,
  type Outcome,
  passed,
  type Report,
  type Sha,
  STEPS,
  type StepCode,
} from "./report.ts";
import { checkAttested, checkSealedHash } from "./sealed.ts";
import { checkTeamCaps, checkTeamOrder, checkTeamRaised, checkTeamSlots } from "./teams.ts";
import { checkDrawn, checkDrawnHash, checkShowOrder, checkTickets } from "./tickets.ts";
import type { Work } from "./work.ts";

type Check = (work: Work) => Outcome;

/** How each step is made, and on which it stands: where one of those failed, it is not made at all. */
const plan: Record<Exclude<(typeof STEPS)[number], "form">, [Check, ...StepCode[]]> = {
  ids: [checkIds],
  rosterHash: [checkRosterHash],
  leaves: [checkLeaves, "ids", "rosterHash"],
  excludedHash: [checkExcluded, "ids"],
  assignHash: [checkAssignHash, "ids"],
  rulesHash: [checkRulesHash],
  commit: [checkCommit],
  contributions: [checkContributions, "rulesHash"],
  seed: [checkSeed, "rosterHash", "rulesHash", "commit", "contributions"],
  quotas: [checkQuotas, "leaves", "rulesHash"],
  tickets: [checkTickets, "leaves", "seed"],
  drawn: [checkDrawn, "quotas", "tickets"],
  showOrder: [checkShowOrder, "ids", "seed"],
  drawnHash: [checkDrawnHash, "ids"],
  // It does not depend on what is inside: that the record is the one that was sealed is worth knowing all the more when
  // something in it is wrong.
  sealedHash: [checkSealedHash],
  caps: [checkTeamCaps, "assignHash", "rulesHash", "drawn"],
  slotOrder: [checkTeamOrder, "assignHash", "rulesHash", "drawn"],
  slots: [checkTeamSlots, "caps", "slotOrder"],
  raised: [checkTeamRaised, "slots"],
  after: [checkAfter, "commit"],
  close: [checkClose, "after"],
  repicks: [checkRepicks, "after", "slots"],
  additions: [checkAdditions, "after", "drawn"],
  addedTeams: [checkAddedTeams, "additions", "slots"],
  laterPicks: [checkLaterPicks, "close", "repicks", "addedTeams"],
  attested: [checkAttested, "sealedHash"],
};

/**
 * Checks a bundle of a draw, of whatever kind, as far as its content goes. Takes anything and throws nothing; `sha` is
 * lower-case hex SHA-256 of UTF-8 text. The steps come in the order of `STEPS`, all of them; what stands on a step that
 * failed is not checked, so the first that failed is the one to name.
 *
 * It shows that a bundle agrees with itself. That its rosterHash, rulesHash and commit were public before the witnesses
 * spoke, no bundle can show: they are to be compared with what was published then.
 */
export function verifyBundle(json: unknown, sha: Sha): Report {
  const { kind, fault } = formOf(json);
  const drawId = fault === null ? (json as Bundle).drawId : null;
  const steps: Report["steps"] = [];
  const work: Work = { bundle: json as Bundle, kind, sha, salts: [], ground: null };
  const broken = new Set<StepCode>();
  for (const code of STEPS) {
    const outcome = code === "form" ? (fault ?? passed({ kind, drawId: drawId ?? "" })) : madeStep(code);
    if (outcome.state === "failed" || outcome.facts.why === "afterFailure") broken.add(code);
    steps.push({ code, ...outcome });
  }
  return { drawId, kind, ok: broken.size === 0, steps };

  function madeStep(code: keyof typeof plan): Outcome {
    const [check, ...needs] = plan[code];
    const cause = (["form", ...needs] as const).find((need) => broken.has(need));
    return cause === undefined ? check(work) : notChecked("afterFailure", { failed: cause });
  }
}

/** Even values that resist being looked at, which JSON text cannot make, are a fault of form and no more. */
export function formOf(json: unknown): { kind: Report["kind"]; fault: Outcome | null } {
  try {
    const { kind, fault } = readForm(json);
    return { kind, fault: fault && failed("form", { at: fault.path, fault: fault.why }) };
  } catch {
    return { kind: "public", fault: failed("form", { at: "", fault: "type" }) };
  }
}
