import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lanes, type Outgoing, type Records } from "../../src/flows/ports.ts";
import { postgresThere } from "../services.ts";
import { type Scratch, scratch } from "./scratch.ts";

const now = new Date("2026-11-24T02:00:00.000Z");
const after = (ms: number): Date => new Date(now.getTime() + ms);
const providers = postgresThere ? (["sqlite", "postgresql"] as const) : (["sqlite"] as const);

describe.each(providers)("the records on %s", (provider) => {
  let db: Scratch;
  let n = 0;
  const id = () => {
    n += 1;
    return `id-${n}`;
  };
  const write = <T>(work: (tx: Records) => Promise<T>) => db.store.write(work);
  beforeAll(async () => {
    db = await scratch(provider);
  });
  afterAll(() => db.drop());

  const person = (over: object = {}) => {
    const own = id();
    return {
      id: own,
      openId: `ou_${own}`,
      name: `张${own}`,
      mobile: null,
      email: null,
      section: "基础教育科",
      inspectorId: null,
      active: true,
      ...over,
    };
  };
  const note = (dest: Outgoing["dest"], over: Partial<Outgoing> = {}): Outgoing => ({
    id: id(),
    dest,
    lane: lanes.answer,
    page: { card: "board" },
    ...over,
  });

  it("writes all of a unit of work or nothing of it", async () => {
    const somebody = person();
    await expect(
      write(async (tx) => {
        await tx.people.save(somebody, now);
        await tx.audit.write({ id: id(), at: now, actor: "clock", action: "test", subject: "person" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await db.store.read.people.byId(somebody.id)).toBeNull();
    await write((tx) => tx.people.save(somebody, now));
    expect(await db.store.read.people.byOpenId(somebody.openId)).toEqual({ ...somebody, roles: [] });
  });

  it("shows active roles only, and greets once", async () => {
    const somebody = person();
    await write(async (tx) => {
      await tx.people.save(somebody, now);
      await tx.people.grant({
        personId: somebody.id,
        role: "chief",
        state: "pending",
        grantedBy: "a",
        confirmedBy: null,
        at: now,
      });
      await tx.people.grant({
        personId: somebody.id,
        role: "office",
        state: "active",
        grantedBy: "a",
        confirmedBy: null,
        at: now,
      });
    });
    expect((await db.store.read.people.byId(somebody.id))?.roles).toEqual(["office"]);
    expect(await write((tx) => tx.people.greet(somebody.id, now))).toBe(true);
    expect(await write((tx) => tx.people.greet(somebody.id, now))).toBe(false);
  });

  it("replaces registry rows set-based and gives back what it took, Chinese and JSON included", async () => {
    const target = {
      id: "JY-0001",
      code: null,
      name: "某镇“中心”小学|<at id=all>",
      type: "primary" as const,
      ownership: "public" as const,
      subject: "事业单位" as const,
      district: "一学区",
      address: null,
      contact: null,
      phone: null,
      classes: 12,
      creditClass: "B",
      ...{ creditIndex: null, aliases: [] },
      tags: ["寄宿", "校车"],
      note: "电子学籍36 小学26",
      status: "active" as const,
    };
    const many = Array.from({ length: 500 }, (_, index) => ({ ...target, id: `JY-${index + 1000}` }));
    await write((tx) => tx.registry.saveTargets([target, ...many], now));
    await write((tx) => tx.registry.saveTargets([{ ...target, classes: 13 }], now));
    expect(await db.store.read.registry.target("JY-0001")).toEqual({ ...target, classes: 13 });
    expect(await db.store.read.registry.targets()).toHaveLength(501);
  });

  it("stores an event once, by event and for messages by message", async () => {
    const event = (eventId: string, messageKey: string | null) =>
      write((tx) =>
        tx.inbox.store({
          eventId,
          messageKey,
          type: "message",
          chatKey: "once",
          payload: {},
          at: now,
          leaseUntil: null,
        }),
      );
    expect(await event("e1", "m1")).toBe(true);
    expect(await event("e1", "m1")).toBe(false);
    expect(await event("e2", "m1")).toBe(false);
    expect(await event("e3", null)).toBe(true);
    await Promise.all(Array.from({ length: 8 }, () => event("e9", "m9")));
    const claimed = new Set<string>();
    for (
      let row = await write((tx) => tx.inbox.claim(now, after(1000)));
      row;
      row = await write((tx) => tx.inbox.claim(now, after(1000)))
    ) {
      claimed.add(row.eventId);
      await write((tx) => tx.inbox.done(row?.eventId ?? "", now));
    }
    expect([...claimed]).toEqual(["e1", "e3", "e9"]);
  });

  it("works the events of one chat in order and takes over when a lease runs out", async () => {
    const store = (eventId: string, chatKey: string) =>
      write((tx) =>
        tx.inbox.store({
          eventId,
          messageKey: null,
          type: "message",
          chatKey,
          payload: {},
          at: now,
          leaseUntil: null,
        }),
      );
    for (const [eventId, chat] of [
      ["a1", "A"],
      ["a2", "A"],
      ["b1", "B"],
    ] as const)
      await store(eventId, chat);
    const claim = (at: Date) => write((tx) => tx.inbox.claim(at, new Date(at.getTime() + 1000)));
    expect((await claim(now))?.eventId).toBe("a1");
    expect((await claim(now))?.eventId).toBe("b1");
    expect(await claim(now)).toBeNull();
    expect((await claim(after(2000)))?.eventId).toBe("a1");
    await write((tx) => tx.inbox.done("a1", now));
    await write((tx) => tx.inbox.failed("b1", "no", after(9000)));
    expect((await claim(after(2000)))?.eventId).toBe("a2");
    await write((tx) => tx.inbox.done("a2", now));
    expect(await claim(after(3000))).toBeNull();
    expect((await claim(after(9000)))?.eventId).toBe("b1");
    await write((tx) => tx.inbox.failed("b1", "no", null));
    expect((await db.store.read.inbox.counts()).dead).toBe(1);
  });

  it("delivers answers before notices, one at a time to one destination, and coalesces refreshes", async () => {
    const chat = { chat: "oc_order" };
    const notice = note(chat, { lane: lanes.notice });
    const reply = note(chat);
    await write((tx) => tx.outbox.put([notice, reply], now));
    const claim = (at: Date) => write((tx) => tx.delivery.claim("me", at, new Date(at.getTime() + 1000)));
    const first = await claim(now);
    expect(first?.row.id).toBe(reply.id);
    expect(await claim(now)).toBeNull();
    if (!first) return;
    const sent = {
      messageId: "om_1",
      chatId: "oc_order",
      shownHash: "h",
      page: { card: "draw-ceremony" as const, drawId: "D" },
    };
    await write((tx) => tx.delivery.finish(first, { sent }, now, after(200)));
    expect(await claim(after(100))).toBeNull();
    const second = await claim(after(200));
    expect(second?.row.id).toBe(notice.id);
    if (second) await write((tx) => tx.delivery.finish(second, { settled: true }, now, after(400)));
    await write((tx) => tx.outbox.refresh("draw:D", after(500)));
    await write((tx) => tx.outbox.refresh("draw:D", after(500)));
    const refresh = await claim(after(600));
    expect(refresh?.dest).toBe("message:om_1");
    // Asked for again while it is on its way: it must go out once more.
    await write((tx) => tx.outbox.refresh("draw:D", after(700)));
    if (refresh)
      await write((tx) =>
        tx.delivery.finish(refresh, { refreshed: { shownHash: "h2" } }, after(700), after(800)),
      );
    expect((await claim(after(900)))?.dest).toBe("message:om_1");
    expect((await db.store.read.delivery.owner("om_1"))?.shownHash).toBe("h2");
  });

  it("tells several notices to one person in one digest, and repeats the same digest after a crash", async () => {
    const dest = { user: "ou_digest" };
    const notices = ["n1", "n2", "n3"].map((noticeId) =>
      note(dest, { lane: lanes.notice, noticeId, page: { card: "notice", noticeId } }),
    );
    await write((tx) => tx.outbox.put(notices, now));
    const claim = (at: Date) => write((tx) => tx.delivery.claim("me", at, new Date(at.getTime() + 1000)));
    const first = await claim(after(1_000_000));
    expect([first?.row, ...(first?.others ?? [])].map((row) => row?.noticeId)).toEqual(["n1", "n2", "n3"]);
    await write((tx) =>
      tx.outbox.put([note(dest, { lane: lanes.notice, noticeId: "n4" })], after(1_000_000)),
    );
    const again = await claim(after(1_010_000));
    expect(again?.again).toBe(true);
    expect(again?.row.id).toBe(first?.row.id);
    expect(again?.others.map((row) => row.noticeId)).toEqual(["n2", "n3"]);
    if (!again) return;
    const sent = {
      messageId: "om_d",
      chatId: "oc_d",
      shownHash: "h",
      page: { card: "digest" as const, noticeIds: ["n1", "n2", "n3"] },
    };
    await write((tx) => tx.delivery.finish(again, { sent }, after(1_010_000), after(1_010_000)));
    const fourth = await claim(after(1_020_000));
    expect(fourth?.row.noticeId).toBe("n4");
    if (fourth)
      await write((tx) => tx.delivery.finish(fourth, { settled: true }, after(1_020_000), after(1_020_000)));
    await write((tx) => tx.outbox.refresh("notice:n2", after(1_030_000)));
    const dests: (string | undefined)[] = [];
    for (let next = await claim(after(1_030_000)); next; next = await claim(after(1_030_000)))
      dests.push(next.dest);
    expect(dests).toContain("message:om_d");
  });

  it("keeps the app's rate over all who ask", async () => {
    const at = new Date("2026-11-24T03:00:00.100Z");
    const take = (when: Date) => write((tx) => tx.delivery.takeTokens(20, when));
    expect([await take(at), await take(at), await take(at), await take(at)]).toEqual([20, 20, 10, 0]);
    expect(await take(new Date(at.getTime() + 1000))).toBe(20);
  });

  it("counts without gaps or repeats under competition", async () => {
    const numbers = await Promise.all(
      Array.from({ length: 12 }, () => write((tx) => tx.settings.next("sheet"))),
    );
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  it("chains the audit, and finds a row that was rewritten", async () => {
    await write(async (tx) => {
      for (let i = 0; i < 3; i += 1) {
        await tx.audit.write({
          id: id(),
          at: after(i),
          actor: "p",
          action: "draw.committed",
          subject: "draw:D",
          after: { b: 1, a: "见证" },
        });
      }
    });
    while ((await db.store.seal(2)) > 0);
    const head = await db.store.read.audit.head();
    expect(head.n).toBeGreaterThanOrEqual(3);
    expect(await db.store.checkSeals()).toBeNull();
    await db.tamper(`UPDATE "Audit" SET "action" = 'draw.voided' WHERE "subject" = 'draw:D'`);
    expect(await db.store.checkSeals()).toBe(head.n - 2);
  });
});

it("does what was begun before it is closed, and refuses what comes later", async () => {
  const db = await scratch("sqlite");
  const begun = [1, 2, 3].map(() => db.store.write((tx) => tx.settings.next("begun")));
  const closing = db.store.close();
  await expect(db.store.write((tx) => tx.settings.next("begun"))).rejects.toMatchObject({
    code: "store.closed",
  });
  expect(await Promise.all(begun)).toEqual([1, 2, 3]);
  await closing;
  await db.forget();
});

it("refuses a second process on one SQLite file", async () => {
  const db = await scratch("sqlite");
  const { openStore } = await import("../../src/store/open.ts");
  await expect(openStore(db.url)).rejects.toMatchObject({ code: "store.inUse" });
  await db.drop();
});
