// What anybody may see of a draw, put together for the public pages: a whitelist of facts, in Chinese where they are words.

import { afterWords } from "./bot/views/draw-events.ts";
import { listIsPublic } from "./domain/draw-record.ts";
import type { Records } from "./flows/ports.ts";
import type { Drawing } from "./flows/ports-draws.ts";
import { readPublicBundle } from "./flows/read-bundle.ts";
import { type DrawView, readDraw } from "./flows/read-draw.ts";
import type { PublicDraw } from "./flows/read-public-draw.ts";

export async function publicDraw(tx: Records, drawing: Drawing, drawId: string): Promise<PublicDraw | null> {
  const view = await readDraw(tx, drawId);
  if (!view) return null;
  const { draw, entry } = view;
  return {
    drawId: draw.id,
    name: entry.name,
    code: entry.code,
    section: entry.section,
    items: view.items.map(({ name }) => name),
    batch: draw.batch,
    batches: entry.batches,
    source: draw.source,
    platform: draw.platform && { taskNumber: draw.platform.taskNumber, fileHash: draw.platform.fileHash },
    state: draw.state,
    sealed: draw.sealed,
    announced: draw.announced,
    organiser: view.organiser?.name ?? "",
    committedAt: draw.committedAt.toISOString(),
    deadline: draw.deadline.toISOString(),
    extensions: view.after
      .filter(({ kind }) => kind === "deadline")
      .map(({ at, detail }) => ({
        until: String(detail.until),
        reason: String(detail.reason),
        at: at.toISOString(),
      })),
    witnesses: witnessesOf(view),
    strict: draw.strict && {
      source: draw.strict.source,
      period: draw.strict.period,
      value: draw.strict.value,
    },
    poolSize: draw.poolSize,
    teamSize: entry.teamSize + entry.departments.length,
    visitFrom: entry.visitFrom,
    visitUntil: entry.visitUntil,
    drawnAt: draw.drawnAt?.toISOString() ?? null,
    drawnTotal: draw.drawnSize,
    drawn: listIsPublic(draw) ? drawnOf(view) : null,
    attested: view.attested.map(({ name, at }) => ({ name, at: at.toISOString() })),
    voided: draw.voidedAt && {
      at: draw.voidedAt.toISOString(),
      reason: draw.voidReason ?? "",
      by: draw.voidedBy ?? [],
    },
    audit: { n: draw.auditN, hash: draw.auditHash },
    bundle: await readPublicBundle(tx, drawing, draw),
    after: afterWords(view),
  };
}

/** Every draw, newest first, for the list of the public pages. */
export async function publicDraws(tx: Records) {
  const list = [];
  for (const draw of await tx.draws.list()) {
    const entry = await tx.plan.entry(draw.entryId);
    const { id: drawId, batch, state } = draw;
    list.push({ drawId, name: entry?.name ?? "", batch, state, committedAt: draw.committedAt.toISOString() });
  }
  return list;
}

function witnessesOf({ draw, contributions }: DrawView): PublicDraw["witnesses"] {
  const given = new Map(contributions.map((one) => [one.personId, one]));
  return draw.witnesses.map(({ personId, name, supervisor }) => {
    const one = given.get(personId);
    const told = one && { n: one.n, digits: one.digits, means: one.means, at: one.at.toISOString() };
    return { name, supervisor, given: told ?? null };
  });
}

const drawnOf = ({ tasks }: DrawView): PublicDraw["drawn"] =>
  tasks.map(({ assignment, target, team }) => ({
    n: assignment.showOrder,
    id: assignment.targetId,
    name: target?.name ?? assignment.targetId,
    district: target?.district ?? null,
    team: team
      .filter(({ member }) => member.state !== "struck")
      .map(({ inspector }) => masked(inspector?.name ?? "")),
    added: assignment.added,
    replaced: assignment.state === "replaced",
  }));

/** 张*: inspectors appear so unless the bureau opts otherwise (rules.md §7). */
const masked = (name: string): string => [...name].map((letter, at) => (at === 0 ? letter : "*")).join("");

/** Changes whenever what is public of a draw does; null when there is no such draw. */
export async function versionOfDraw(tx: Records, drawId: string): Promise<string | null> {
  const draw = await tx.draws.byId(drawId);
  if (!draw) return null;
  const [given, signed, after] = [
    await tx.draws.contributions(drawId),
    await tx.draws.attestations(drawId),
    await tx.draws.after(drawId),
  ];
  const parts = [draw.state, draw.deadline.getTime(), draw.strict?.value ?? "", draw.shown?.length ?? 0];
  return [...parts, given.length, signed.length, after.length].join("-");
}
