import type { Role } from "./permission.ts";

/** What can be owed (rules.md §5), with `witness` and `recusal` for what a draw and a recusal ask of people. */
export type DutyKind =
  | "plan"
  | "claim"
  | "registry"
  | "train"
  | "draw"
  | "witness"
  | "confirm"
  | "recusal"
  | "approve"
  | "notify"
  | "visit"
  | "enter"
  | "audit"
  | "publish"
  | "dispose"
  | "recheck"
  | "refer"
  | "answer";

/** To whom a sheet goes, by what they are to the duty; which people those are is looked up when it fires. */
export type Addressee = "owner" | "sectionHead" | "office" | "leader";

/** A step after the due time: so many working days (or hours) late, to whom. */
export interface Step {
  after: number;
  to: Addressee[];
}

/** 失职问责单（建议稿）: besides `after`, also once so many 督办单 stayed unanswered for so long, whichever comes first. */
export interface Accountability extends Step {
  unanswered: number;
  unansweredFor: number;
}

/** The ladder's numbers as they were when the duty began. All in working days, or all in hours. */
export interface Policy {
  clock: "workdays" | "hours";
  /** 提醒单 so long before the due time; on a clock in days 0 is the morning of the due day. */
  reminders: number[];
  /** A duty of at most this length gets one 提醒单 at half time instead. */
  short: number;
  /** 督办单, earliest first. */
  supervision: Step[];
  /** So long after the first 督办单 somebody else is drawn; null: never. */
  repickAfter: number | null;
  /** null: not for this kind, or not for this owner. */
  accountability: Accountability | null;
}

/** What the bureau can set. `byKind` goes before the common numbers. */
export interface LadderSettings {
  common: Policy;
  byKind: Partial<Record<DutyKind, Partial<Policy>>>;
  /** Only these may end in a 失职问责单（建议稿）. */
  accountable: readonly DutyKind[];
}

/** rules.md §5 as it stands, until the bureau sets something else. */
export const ladder: LadderSettings = {
  // The three sheets are [S] 事前懒政提醒、事中怠政督办、事后失职问责; how many days and to whom is [D].
  common: {
    clock: "workdays",
    reminders: [5, 2, 0], // [D]
    short: 3, // [D]
    supervision: [
      { after: 1, to: ["owner", "sectionHead"] }, // [D]
      { after: 3, to: ["owner", "sectionHead", "office"] }, // [D]
    ],
    repickAfter: null,
    accountability: { after: 5, unanswered: 2, unansweredFor: 2, to: ["leader", "office"] }, // [D]
  },
  byKind: {
    // [D] One 督办单 at due + 1, then somebody else: nobody is left to be held to account for it.
    confirm: { supervision: [{ after: 1, to: ["owner", "sectionHead"] }], repickAfter: 1 },
  },
  // [S] plan making and carrying out, result entry, follow-up, publicity; transfers as part of the follow-up.
  accountable: ["plan", "draw", "visit", "enter", "publish", "dispose", "recheck", "refer"],
};

/** Where the owner stands: nobody sits in judgement on himself or on the one above him. */
export type Standing = "staff" | "deputy" | "chief";

export function standingOf(roles: readonly Role[]): Standing {
  if (roles.includes("chief")) return "chief";
  return roles.includes("deputy") ? "deputy" : "staff";
}

/**
 * The policy a new duty of this kind takes with it as its snapshot.
 *
 * rules.md §5: "A task not confirmed ends at 督办 +1 with a re-pick." We read it as the 督办单 at due + 1 and the re-pick
 * one working day after that sheet, so that the 督办单 leaves a day to answer it.
 *
 * A deputy's own overdue goes to the chief and to nobody below; the chief's own gets reminders only, and what comes of
 * it stands in the report to 局党组 alone (rules.md §5).
 */
export function policyFor(
  kind: DutyKind,
  settings: LadderSettings = ladder,
  owner: Standing = "staff",
): Policy {
  const policy: Policy = { ...settings.common, ...settings.byKind[kind] };
  policy.supervision = [...policy.supervision].sort((a, b) => a.after - b.after);
  if (!settings.accountable.includes(kind)) policy.accountability = null;
  switch (owner) {
    case "staff":
      return policy;
    case "deputy":
      return aboveOnly(policy);
    case "chief":
      return { ...policy, supervision: [], accountability: null };
    default: {
      const never: never = owner;
      return never;
    }
  }
}

const aboveOnly = (policy: Policy): Policy => ({
  ...policy,
  supervision: policy.supervision.map((step) => ({ ...step, to: ["owner", "leader"] })),
  accountability: policy.accountability && { ...policy.accountability, to: ["leader"] },
});
