import { assignmentIdOf, type Draw } from "./domain/draw-record.ts";
import { policyFor } from "./domain/duty-policy.ts";
import { undrawn } from "./flows/freeze-draw.ts";
import type { Records, Store } from "./flows/ports.ts";
import { lanes } from "./flows/ports.ts";

const givenUp = new Error("a rehearsal is over");
const ID = "rehearsal";

/**
 * The first time a statement runs Prisma plans it, which takes several times as long as running it. What a drawing reads
 * and writes is done once at the start in a unit of work that is given up, so that the first draw holds the database no
 * longer than any other (architecture.md: at most 50 ms).
 */
export async function rehearse(store: Store, now: Date): Promise<void> {
  await store
    .write(async (tx) => {
      await play(tx, now);
      throw givenUp;
    })
    .catch((fault: unknown) => {
      if (fault !== givenUp) throw fault;
    });
}

async function play(tx: Records, now: Date): Promise<void> {
  const draw = drawOn(now);
  await tx.draws.insert(draw, {
    ...{ drawId: ID, secret: "", resecret: "", nonce: "", saltHex: "", caps: null },
    rules: { rates: {} },
    assign: { window: { from: "", until: "" }, slotRules: [], inspectors: [], relations: [], nonce: "" },
    pool: new Uint8Array(),
  });
  await tx.draws.contribute({ drawId: ID, n: 1, personId: ID, digits: "0", means: "", at: now });
  await Promise.all([
    tx.draws.contributions(ID),
    tx.draws.vault(ID),
    tx.plan.entry(ID),
    tx.registry.stamp(),
    tx.schemes.of(ID, 1),
  ]);
  await tx.draws.update({ ...draw, state: "drawn", shown: [ID] }, "committed");
  await tx.draws.keepBundle(ID, new Uint8Array());
  await tx.draws.keepCaps(ID, {});
  const task = assignmentIdOf(ID, 1);
  const assignment = { id: task, drawId: ID, targetId: ID, showOrder: 1, visitFrom: "", visitUntil: "" };
  const member = { id: ID, assignmentId: task, slot: 0, round: 0, inspectorId: ID, generation: 1 };
  await tx.work.insert(
    [{ ...assignment, state: "active", endedWhy: null, added: false }],
    [{ ...member, state: "pending", confirmedAt: null, struckAt: null, struckWhy: null }],
    now,
  );
  await tx.people.byInspectors([ID]);
  await tx.duties.open([
    {
      ...{
        id: ID,
        kind: "confirm",
        subject: `member:${ID}`,
        ownerId: ID,
        generation: 1,
        policy: policyFor("confirm"),
      },
      ...{ startAt: now, dueAt: now, nextAt: now, endedAt: null, endedWhy: null },
    },
  ]);
  await tx.duties.end({ subject: `member:${ID}`, kind: "confirm", ownerId: ID }, "", now);
  const page = { card: "draw-ceremony", drawId: ID } as const;
  await tx.outbox.put([{ id: ID, dest: { user: ID }, lane: lanes.notice, page }], now);
  await tx.outbox.refresh(`draw:${ID}`, now, { messageId: ID, notBefore: now });
  await tx.audit.write({ id: ID, at: now, actor: ID, action: ID, subject: ID });
}

const drawOn = (now: Date): Draw => ({
  ...undrawn,
  ...{ id: ID, entryId: ID, entryVersion: 1, batch: 1, attempt: 1, state: "committed", source: "own" },
  ...{ platform: null, organiserId: ID, chatId: ID, sealed: false, announced: true, deadline: now },
  ...{
    witnesses: [],
    strict: null,
    untrained: null,
    commit: ID,
    recommit: ID,
    rosterHash: "",
    rulesHash: "",
  },
  ...{ poolSize: 0, excludedSize: 0, auditN: 0, auditHash: "", committedAt: now },
});
