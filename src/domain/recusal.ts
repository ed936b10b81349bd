/**
 * 回避 (行政处罚法 第四十三条: decided by the head of the authority, the inquiry is not stopped before) or absence. A recusal
 * gets the section head's opinion and is decided by a bureau leader; an absence is decided by the section head alone.
 * Where no head but the applicant exists, it goes straight to the leader.
 */
export interface Recusal {
  id: string;
  memberId: string;
  kind: "recusal" | "absence";
  reason: string;
  state: RecusalState;
  /** Person id. */
  askedBy: string;
  askedAt: Date;
  opinionBy: string | null;
  opinionAgree: boolean | null;
  opinionText: string | null;
  opinionAt: Date | null;
  decidedBy: string | null;
  approved: boolean | null;
  decisionText: string | null;
  decidedAt: Date | null;
}

/** `opinion`: with the section head; `decision`: with the bureau leader. */
export type RecusalState = "opinion" | "decision" | "approved" | "refused";

export type RecusalCommand =
  | { type: "opine"; agree: boolean; text: string }
  | { type: "decide"; approve: boolean; text: string };

export type RecusalRefusal = {
  refused: "recusal.own" | "recusal.closed" | "recusal.answered" | "recusal.samePerson";
};

/** A fresh application. `headAvailable`: the applicant's section has a head who is not the applicant. */
export function askRecusal(asked: {
  id: string;
  memberId: string;
  kind: Recusal["kind"];
  reason: string;
  askedBy: string;
  headAvailable: boolean;
  now: Date;
}): Recusal {
  const { headAvailable, now, ...rest } = asked;
  const open = { opinionBy: null, opinionAgree: null, opinionText: null, opinionAt: null };
  const undecided = { decidedBy: null, approved: null, decisionText: null, decidedAt: null };
  return { ...rest, state: headAvailable ? "opinion" : "decision", askedAt: now, ...open, ...undecided };
}

/**
 * What an opinion or a decision leads to. The applicant never answers his own; an answered step is not answered again; a
 * decision closes it. That `by` holds the post the stage asks for, the flow has checked.
 */
export function decideRecusal(
  recusal: Recusal,
  command: RecusalCommand,
  by: string,
  now: Date,
): { recusal: Recusal } | RecusalRefusal {
  if (by === recusal.askedBy) return { refused: "recusal.own" };
  if (recusal.state === "approved" || recusal.state === "refused") return { refused: "recusal.closed" };
  switch (command.type) {
    case "opine": {
      if (recusal.state !== "opinion" || recusal.kind === "absence") return { refused: "recusal.answered" };
      const opinion = {
        opinionBy: by,
        opinionAgree: command.agree,
        opinionText: command.text,
        opinionAt: now,
      };
      return { recusal: { ...recusal, ...opinion, state: "decision" } };
    }
    case "decide": {
      if (recusal.state === "opinion" && recusal.kind === "recusal") return { refused: "recusal.answered" };
      // Who gave the section's opinion does not also decide for the bureau.
      if (recusal.opinionBy === by) return { refused: "recusal.samePerson" };
      const decision = {
        decidedBy: by,
        approved: command.approve,
        decisionText: command.text,
        decidedAt: now,
      };
      return { recusal: { ...recusal, ...decision, state: command.approve ? "approved" : "refused" } };
    }
    default: {
      const never: never = command;
      return never;
    }
  }
}
