import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chinaCalendar as china,
  dayOf,
  dueAt,
  endOfWork,
  isWorkday,
  startOfWork,
} from "../../src/domain/calendar.ts";
import { type Duty, dueRungs, type Fired, nextRungAt, type Rung, rungsOf } from "../../src/domain/duty.ts";
import { type DutyKind, ladder, policyFor, type Standing } from "../../src/domain/duty-policy.ts";
import { dutyNames } from "../../src/domain/words.ts";

// What must hold whatever the duty, whenever the clock looks.

const HOUR = 3_600_000;
const standings: Standing[] = ["staff", "deputy", "chief"];

const anyDuty: fc.Arbitrary<Duty> = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(dutyNames) as DutyKind[])),
    standing: fc.constantFrom(...standings),
    start: fc.date({ min: new Date("2024-02-01"), max: new Date("2026-08-01"), noInvalidDate: true }),
    days: fc.integer({ min: 1, max: 25 }),
    clock: fc.constantFrom("workdays" as const, "workdays" as const, "hours" as const),
  })
  .map(({ kind, standing, start, days, clock }) => ({
    id: "d",
    kind,
    subject: "x:1",
    ownerId: "li",
    generation: 1,
    startAt: start,
    dueAt: dueAt(china, start, days),
    endedAt: null,
    policy: { ...policyFor(kind, ladder, standing), clock },
  }));

/** Ticks, as hours since the one before: often, or after the process was down for up to a month. */
const anyTicks = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 1, max: 720 })),
  {
    maxLength: 60,
  },
);

interface Shot {
  rung: Rung;
  at: Date;
}

/** The tick of flows/remind: what is due fires and is written down, sometimes acknowledged at once. */
function tick(duty: Duty, fired: Fired[], now: Date, answers: boolean): Shot[] {
  const due = dueRungs(duty, fired, now, china);
  fired.push(
    ...due.map((rung) => ({ rung: rung.key, kind: rung.kind, issuedAt: now, ackedAt: answers ? now : null })),
  );
  return due.map((rung) => ({ rung, at: now }));
}

/** Ticks as given, then at every moment the ladder asks for, until nothing is left. */
function play(duty: Duty, gaps: number[], answers: boolean): Shot[] {
  const fired: Fired[] = [];
  const shots: Shot[] = [];
  let now = duty.startAt;
  for (const gap of gaps) {
    now = new Date(now.getTime() + gap * HOUR);
    shots.push(...tick(duty, fired, now, answers));
  }
  for (
    let next = nextRungAt(duty, fired, china, now);
    next !== null;
    next = nextRungAt(duty, fired, china, now)
  ) {
    now = next;
    const fresh = tick(duty, fired, now, answers);
    expect(fresh.length).toBeGreaterThan(0);
    shots.push(...fresh);
  }
  return shots;
}

const given = (check: (duty: Duty, shots: Shot[]) => void) =>
  fc.assert(
    fc.property(anyDuty, anyTicks, fc.boolean(), (duty, gaps, answers) =>
      check(duty, play(duty, gaps, answers)),
    ),
    {
      numRuns: 200,
    },
  );

describe("under any sequence of ticks", () => {
  test("a rung fires once, and all but reminders do fire", () => {
    given((duty, shots) => {
      const keys = shots.map(({ rung }) => rung.key);
      expect(new Set(keys).size).toBe(keys.length);
      const steps = (rungs: Rung[]) =>
        rungs.filter((rung) => rung.kind !== "reminder").map((rung) => rung.key);
      expect(steps(shots.map(({ rung }) => rung))).toEqual(steps(rungsOf(duty, china)));
    });
  });

  test("nothing goes out outside working hours, unless the clock is in hours", () => {
    given((duty, shots) => {
      if (duty.policy.clock === "hours") return;
      for (const { at } of shots) {
        const day = dayOf(at);
        expect(isWorkday(china, day) && at >= startOfWork(day) && at <= endOfWork(day)).toBe(true);
      }
    });
  });

  test("nothing goes out before its time, and no reminder before the start or after the due time", () => {
    given((duty, shots) => {
      const planned = new Map(rungsOf(duty, china).map((rung) => [rung.key, rung.at]));
      for (const { rung, at } of shots) {
        // Only a 问责单 may come before its day, when two 督办单 stayed unanswered.
        if (rung.kind !== "accountability") expect(at >= (planned.get(rung.key) ?? at)).toBe(true);
        if (rung.kind === "reminder") expect(at > duty.startAt && at <= duty.dueAt).toBe(true);
        else expect(at > duty.dueAt).toBe(true);
      }
    });
  });

  test("the sheets go out in their order, one at a time, the gentler before the harder", () => {
    given((_duty, shots) => {
      const order = ["reminder", "supervision", "accountability", "repick"];
      const ranks = shots.map(({ rung }) => order.indexOf(rung.kind));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      const moments = shots.map(({ at }) => at.getTime());
      expect(new Set(moments).size).toBe(moments.length);
    });
  });

  test("a consequence leaves time after the 督办单 before it, however late that was", () => {
    given((duty, shots) => {
      const supervised = shots.filter(({ rung }) => rung.kind === "supervision");
      for (const { rung, at } of shots.filter((shot) => shot.rung.follows !== null)) {
        const before = supervised.find((shot) => shot.rung.key === rung.follows);
        if (before === undefined) throw new Error(`${rung.key} without ${rung.follows}`);
        if (duty.policy.clock === "hours")
          expect(at.getTime()).toBeGreaterThanOrEqual(before.at.getTime() + HOUR);
        else expect(dayOf(at) > dayOf(before.at)).toBe(true);
      }
    });
  });
});

describe("between ticks", () => {
  test("nothing is due before nextRungAt, and something is at it", () => {
    fc.assert(
      fc.property(
        anyDuty,
        fc.nat(2_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (duty, hours, share) => {
          const now = new Date(duty.startAt.getTime() + hours * HOUR);
          const next = nextRungAt(duty, [], china, now);
          if (next === null) return;
          expect(next >= now).toBe(true);
          expect(dueRungs(duty, [], next, china)).not.toEqual([]);
          const between = new Date(now.getTime() + Math.floor((next.getTime() - now.getTime()) * share));
          if (between < next) expect(dueRungs(duty, [], between, china)).toEqual([]);
        },
      ),
    );
  });

  test("rungs stand in order of time", () => {
    fc.assert(
      fc.property(anyDuty, (duty) => {
        const moments = rungsOf(duty, china).map((rung) => rung.at.getTime());
        expect(moments).toEqual([...moments].sort((a, b) => a - b));
        expect(moments.every((moment) => moment > duty.startAt.getTime())).toBe(true);
      }),
    );
  });
});
