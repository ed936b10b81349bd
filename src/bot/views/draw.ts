import { type CeremonyFacts, type CeremonyStage, drawCeremonyCard } from "../../../cards/draw-ceremony.ts";
import { drawDueCard } from "../../../cards/draw-due.ts";
import type { DrawHashes } from "../../../cards/draw-hashes.ts";
import { drawListCard } from "../../../cards/draw-list.ts";
import { drawPrepareCard } from "../../../cards/draw-prepare.ts";
import type { DrawnTarget } from "../../../cards/draw-table.ts";
import { addWorkdays, dayOf, instantAt } from "../../domain/calendar.ts";
import { commitmentOf, type Draw as DrawRecord, listIsPublic } from "../../domain/draw-record.ts";
import { type DrawView, readDraw } from "../../flows/read-draw.ts";
import { readEntries } from "../../flows/read-entries.ts";
import type { Draw, View } from "../view.ts";
import { eventsOf } from "./draw-events.ts";
import { prepareFacts } from "./draw-prepare.ts";

export const due: Draw<"draw-due"> = async (view) => {
  const entries = await readEntries(view.tx, view.now);
  return drawDueCard({
    entries: entries
      .filter((one) => one.state === "open" || one.draws.some((draw) => draw.state === "committed"))
      .map(({ entry, items, draws, open }) => ({
        entryId: entry.id,
        code: entry.code,
        name: entry.name,
        section: entry.section,
        kind: entry.kind,
        items: items.map((item) => item.name),
        drawFrom: entry.drawFrom,
        drawUntil: entry.drawUntil,
        visitFrom: entry.visitFrom,
        visitUntil: entry.visitUntil,
        batches: entry.batches,
        batchesLeft: open.length,
        announced: entry.announced,
        underWay: draws.find((draw) => draw.state === "committed")?.id ?? null,
      })),
    later: entries
      .filter((one) => one.state === "notYet")
      .map(({ entry }) => ({ code: entry.code, name: entry.name, drawFrom: entry.drawFrom })),
  });
};

export const prepare: Draw<"draw-prepare"> = async (view, page) => {
  const tomorrow = instantAt(addWorkdays(view.calendar, dayOf(view.now), 1), 17 * 60 + 30);
  const facts = await prepareFacts(view.tx, page.entryId, page.by, view.now, tomorrow);
  return facts && drawPrepareCard(facts);
};

export const ceremony: Draw<"draw-ceremony"> = async (view, page) => {
  const found = await readDraw(view.tx, page.drawId);
  return found && drawCeremonyCard(ceremonyFacts(view, found));
};

export const list: Draw<"draw-list"> = async (view, page) => {
  const found = await readDraw(view.tx, page.drawId);
  if (!found) return null;
  if (!listIsPublic(found.draw)) return drawCeremonyCard(ceremonyFacts(view, found));
  const { draw, entry } = found;
  return drawListCard({
    drawId: draw.id,
    name: entry.name,
    batch: draw.batch,
    page: page.page,
    targets: drawnTargets(found),
  });
};

function ceremonyFacts({ now, publicUrl }: View, view: DrawView): CeremonyFacts {
  const { draw, entry, contributions } = view;
  const names = new Map(draw.witnesses.map((witness) => [witness.personId, witness.name]));
  return {
    drawId: draw.id,
    name: entry.name,
    batch: draw.batch,
    batches: entry.batches,
    section: entry.section,
    organiser: view.organiser?.name ?? "",
    poolSize: draw.poolSize,
    excludedTotal: draw.excludedSize,
    teamSize: entry.teamSize + entry.departments.length,
    announced: draw.announced,
    sealed: draw.sealed,
    committedAt: draw.committedAt.toISOString(),
    deadline: draw.deadline.toISOString(),
    hoursLeft: hoursLeft(view, now),
    witnesses: draw.witnesses.map(({ name, supervisor }) => ({ name, supervisor })),
    contributions: contributions.map((one) => ({
      n: one.n,
      name: names.get(one.personId) ?? "",
      digits: one.digits,
      means: one.means,
      at: one.at.toISOString(),
    })),
    strict: draw.strict,
    hashes: hashesOf(draw),
    platform: draw.platform,
    events: eventsOf(view),
    attested: view.attested.map(({ name }) => name),
    page: pageOf(publicUrl, draw),
    stage: stageOf(view, now),
  };
}

const HOUR_MS = 3600_000;

function hoursLeft({ draw, contributions }: DrawView, now: Date): number | null {
  const left = draw.deadline.getTime() - now.getTime();
  const awaits = draw.state === "committed" && contributions.length < draw.witnesses.length;
  return awaits && left > 0 ? Math.floor(left / HOUR_MS) : null;
}

/** Where the draw's public page is. */
export const pageOf = (publicUrl: string | null, draw: DrawRecord): string | null =>
  publicUrl === null ? null : `${publicUrl}/draws/${draw.id}`;

function stageOf(view: DrawView, now: Date): CeremonyStage {
  const { draw } = view;
  switch (draw.state) {
    case "committed":
      return { state: "committed", overdue: draw.deadline < now };
    case "voided":
      return {
        state: "voided",
        at: (draw.voidedAt ?? now).toISOString(),
        by: draw.voidedBy ?? [],
        reason: draw.voidReason ?? "",
      };
    case "drawn":
    case "published":
      return {
        state: draw.state,
        drawnAt: (draw.drawnAt ?? now).toISOString(),
        drawnTotal: draw.drawnSize ?? 0,
        inspectors: new Set(view.tasks.flatMap((task) => task.team.map(({ member }) => member.inspectorId)))
          .size,
        list: listIsPublic(draw) ? drawnTargets(view) : null,
      };
    default: {
      const never: never = draw.state;
      return never;
    }
  }
}

const drawnTargets = ({ tasks }: DrawView): DrawnTarget[] =>
  tasks.map(({ assignment, target, team }) => ({
    n: assignment.showOrder,
    target:
      (target?.name ?? assignment.targetId) + marks[assignment.state] + (assignment.added ? "（补抽）" : ""),
    district: target?.district ?? null,
    team: team
      .filter(({ member }) => member.state !== "struck")
      .map(({ inspector }) => inspector?.name ?? ""),
  }));

const marks = { active: "", replaced: "（已另补一家）", voided: "" } as const;

const hashesOf = (draw: DrawRecord): DrawHashes | null =>
  draw.source === "own"
    ? {
        ...commitmentOf(draw),
        again: draw.openedAgain,
        secret: draw.openedSecret,
        entropy: draw.entropy,
        seed: draw.seed,
        drawnHash: draw.drawnHash,
        sealedHash: draw.sealedHash,
        audit: { n: draw.auditN, hash: draw.auditHash },
      }
    : null;
