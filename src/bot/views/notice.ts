import { noticeAccountabilityCard } from "../../../cards/notice-accountability.ts";
import type { NoticeStanding } from "../../../cards/notice-blocks.ts";
import { type DigestItem, noticeDigestCard } from "../../../cards/notice-digest.ts";
import { noticeReminderCard } from "../../../cards/notice-reminder.ts";
import { noticeSupervisionCard } from "../../../cards/notice-supervision.ts";
import { fullDay } from "../../../cards/when.ts";
import { dayOf, workdaysBetween } from "../../domain/calendar.ts";
import { preview } from "../../domain/duty.ts";
import type { Person } from "../../domain/person.ts";
import { noticeNames } from "../../domain/words.ts";
import type { NoticeRow, StoredDuty } from "../../flows/ports.ts";
import { aboutOf } from "../../flows/read-mine.ts";
import type { Draw, View } from "../view.ts";
import { dutyName, matterOf, openingAct } from "./duty-words.ts";

interface Matter {
  notice: NoticeRow;
  duty: StoredDuty;
  owner: Person | null;
  name: string;
  matter: string;
  standing: NoticeStanding;
  /** Negative when overdue. */
  workdaysLeft: number;
}

export const notice: Draw<"notice"> = async (view, page) => {
  const row = await view.tx.notices.byId(page.noticeId);
  const found = row && (await matterFor(view, row));
  // A matter settled before the notice went out needs no notice.
  if (!found || (view.first && found.duty.endedAt !== null)) return null;
  const facts = {
    ...found.standing,
    duty: found.name,
    matter: found.matter,
    dueAt: found.duty.dueAt.toISOString(),
  };
  switch (found.notice.kind) {
    case "reminder":
      return noticeReminderCard({ ...facts, workdaysLeft: found.workdaysLeft });
    case "supervision":
      return noticeSupervisionCard({
        ...facts,
        ...ownerFacts(found),
        number: found.notice.number ?? "",
        overdueWorkdays: Math.max(0, -found.workdaysLeft),
        to: addressed(found),
        next: whatFollows(found, view),
      });
    case "accountability":
      return noticeAccountabilityCard({
        ...facts,
        ...ownerFacts(found),
        number: null,
        overdueWorkdays: Math.max(0, -found.workdaysLeft),
        before: await sheetsBefore(view, found),
        checked: checkedFacts(found),
        statement: null,
      });
    default: {
      const never: never = found.notice.kind;
      return never;
    }
  }
};

export const digest: Draw<"digest"> = async (view, page) => {
  const rows = await view.tx.notices.byIds(page.noticeIds);
  const found: Matter[] = [];
  for (const row of rows) {
    const matter = await matterFor(view, row);
    if (matter) found.push(matter);
  }
  const told = view.first ? found.filter(({ duty }) => duty.endedAt === null) : found;
  if (told.length === 0) return null;
  const items: DigestItem[] = told.map((one) => ({
    ...one.standing,
    kind: one.notice.kind,
    number: one.notice.number,
    duty: one.name,
    matter: one.matter,
    dueAt: one.duty.dueAt.toISOString(),
    workdaysLeft: one.workdaysLeft,
  }));
  return noticeDigestCard({ digestId: page.noticeIds[0] ?? "", items });
};

async function matterFor(view: View, row: NoticeRow): Promise<Matter | null> {
  const duty = await view.tx.duties.byId(row.dutyId);
  if (!duty) return null;
  const about = await aboutOf(view.tx, duty);
  const standing: NoticeStanding = {
    noticeId: row.id,
    issuedAt: row.issuedAt.toISOString(),
    ackedAt: row.ackedAt?.toISOString() ?? null,
    settledAt: duty.endedAt?.toISOString() ?? null,
    act: row.addressee === duty.ownerId ? openingAct(about) : null,
  };
  return {
    notice: row,
    duty,
    standing,
    owner: await view.tx.people.byId(duty.ownerId),
    name: dutyName(duty),
    matter: matterOf(about),
    // As it stood when the sheet was issued: a sheet does not change its figures afterwards.
    workdaysLeft: signedWorkdays(view, row.issuedAt, duty.dueAt),
  };
}

function signedWorkdays({ calendar }: View, from: Date, due: Date): number {
  const [a, b] = [dayOf(from), dayOf(due)];
  return b >= a ? workdaysBetween(calendar, a, b) : -workdaysBetween(calendar, b, a);
}

const ownerFacts = ({ owner }: Matter) => ({
  owner: owner?.name ?? "",
  ownerSection: owner?.section ?? null,
});

function addressed({ notice: row, duty }: Matter): "owner" | "head" | "office" {
  if (row.addressee === duty.ownerId) return "owner";
  return row.rung === "supervise+1" ? "head" : "office";
}

function whatFollows({ duty }: Matter, { calendar }: View): string | null {
  const next = preview(duty, calendar).find((rung) => rung.kind === "repick");
  return next ? "逾期一个工作日后仍未确认的，将按规则另行抽取人员，原任务不再由本人承担。" : null;
}

async function sheetsBefore({ tx }: View, { duty, notice: row }: Matter) {
  const before = (await tx.notices.ofDuty(duty.id)).filter(
    (one) => one.id !== row.id && one.kind !== "accountability" && one.addressee === duty.ownerId,
  );
  return before.map((one) => ({
    name: noticeNames[one.kind],
    number: one.number,
    issuedAt: one.issuedAt.toISOString(),
    ackedAt: one.ackedAt?.toISOString() ?? null,
  }));
}

const checkedFacts = ({ duty, matter }: Matter): { fact: string; source: string }[] => [
  { fact: `“${matter}”至本单生成时仍未办结`, source: "待办事项记录" },
  {
    fact: `办理期限自${fullDay(dayOf(duty.startAt))}起算，至${fullDay(dayOf(duty.dueAt))}届满`,
    source: "待办事项记录",
  },
];
