import { describe, expect, it } from "vitest";
import { sha } from "../../src/domain/draw-hash.ts";
import { drawnHashOf, showOrder } from "../../src/domain/draw-select.ts";
import { verifyBundle } from "../../src/verify/verify-bundle.ts";
import { cheated, found, reserveOf } from "./breaking.ts";
import { type Loose, published, sample } from "./sample.ts";

const full = sample({ mode: "open", digits: "100003" });

function showing(bundle: Loose, ids: string[]): void {
  const order = showOrder(bundle.seed, ids);
  bundle.drawn = order.map((id) => ({ id }));
  bundle.drawnHash = drawnHashOf(bundle.drawId, bundle.nonce, order);
}

describe("whoever draws is found out when", () => {
  it.each<[string, string, (bundle: Loose) => void]>([
    [
      "a target is spared and another drawn for it",
      "drawn notDrawn",
      (bundle) =>
        showing(bundle, [reserveOf(bundle).id, ...bundle.drawn.slice(1).map((one: Loose) => one.id)]),
    ],
    [
      "a target is left off the list",
      "drawn drawnCount",
      (bundle) =>
        showing(
          bundle,
          bundle.drawn.slice(1).map((one: Loose) => one.id),
        ),
    ],
    [
      "one more is drawn than the quota says",
      "quotas quotaRow",
      (bundle) => {
        const { id, stratum } = reserveOf(bundle);
        bundle.quotas.find((one: Loose) => one.stratum === stratum).n += 1;
        showing(bundle, [id, ...bundle.drawn.map((one: Loose) => one.id)]);
      },
    ],
    [
      "the list is shown in an order of one's own",
      "showOrder order",
      (bundle) => {
        bundle.drawn.reverse();
        bundle.drawnHash = drawnHashOf(
          bundle.drawId,
          bundle.nonce,
          bundle.drawn.map((one: Loose) => one.id),
        );
      },
    ],
    [
      "a ticket is traded for another's",
      "tickets ticket",
      ({ roster }) => {
        [roster[0].ticket, roster[1].ticket] = [roster[1].ticket, roster[0].ticket];
      },
    ],
    [
      "two of a stratum change places",
      "tickets rosterOrder",
      ({ roster }) => {
        const [a, b] = [roster[0], roster[1]];
        [roster[0], roster[1]] = [
          { ...b, rank: 1 },
          { ...a, rank: 2 },
        ];
      },
    ],
    [
      "a rank is left out",
      "tickets rank",
      ({ roster }) => {
        roster[1].rank = 3;
      },
    ],
    [
      "strata come in another order",
      "tickets rosterOrder",
      (bundle) => {
        const first = bundle.roster[0].stratum;
        const rows = (isFirst: boolean) =>
          bundle.roster.filter((one: Loose) => (one.stratum === first) === isFirst);
        bundle.roster = [...rows(false), ...rows(true)];
      },
    ],
    [
      "a target is put in twice",
      "ids sameId",
      (bundle) => {
        bundle.roster[1].id = bundle.roster[0].id;
      },
    ],
    [
      "somebody else takes a slot than was drawn",
      "slots inspector",
      ({ assign }) => {
        const slot = assign.slots.find((one: Loose) => one.slot === 1 && one.candidates.length > 1);
        slot.inspector = slot.candidates[(slot.pick + 1) % slot.candidates.length];
      },
    ],
    [
      "another number was picked",
      "slots pick",
      ({ assign }) => {
        const slot = assign.slots.find((one: Loose) => one.slot === 1 && one.candidates.length > 1);
        slot.pick = (slot.pick + 1) % slot.candidates.length;
        slot.inspector = slot.candidates[slot.pick];
      },
    ],
    [
      "somebody is left out of the candidates",
      "slots candidates",
      ({ assign }) => {
        const slot = assign.slots.find((one: Loose) => one.candidates.length > 2);
        slot.candidates.splice((slot.pick + 1) % slot.candidates.length, 1);
      },
    ],
    [
      "a repair moved somebody else",
      "slots moves",
      ({ assign }) => {
        assign.moves[0].to = assign.moves[0].from;
      },
    ],
    [
      "more was moved than was needed",
      "slots moves",
      ({ assign }) => {
        assign.moves.push(assign.moves[0]);
      },
    ],
    [
      "slots are filled in another order",
      "slotOrder slotOrder",
      ({ assign }) => {
        [assign.slots[0], assign.slots[1]] = [assign.slots[1], assign.slots[0]];
      },
    ],
    [
      "a slot stays empty",
      "slotOrder slotCount",
      ({ assign }) => {
        assign.slots.pop();
      },
    ],
    [
      "somebody's cap is lowered",
      "caps cap",
      ({ assign }) => {
        assign.caps[0].cap -= 1;
      },
    ],
    [
      "somebody has no cap",
      "caps capList",
      ({ assign }) => {
        assign.caps.pop();
      },
    ],
    [
      "caps rose in another order",
      "raised raisedOther",
      ({ assign }) => {
        assign.raised.reverse();
      },
    ],
    [
      "somebody who cannot come had a cap raised",
      "caps capRaisedUnknown",
      ({ assign }) => {
        assign.raised[0] = "检-7";
      },
    ],
    [
      "a witness spoke twice",
      "contributions twice",
      (bundle) => {
        bundle.contributions[1].by = bundle.contributions[0].by;
      },
    ],
    [
      "the organiser was a witness",
      "contributions organiser",
      (bundle) => {
        bundle.contributions[1].by = "p-1";
      },
    ],
    [
      "a stranger was a witness",
      "contributions notWitness",
      (bundle) => {
        bundle.contributions[1].by = "p-9";
      },
    ],
    [
      "one witness was enough",
      "contributions fewPeople",
      (bundle) => {
        bundle.contributions.pop();
        bundle.E = `1:${bundle.contributions[0].digits}`;
      },
    ],
    [
      "five digits were enough",
      "contributions digits",
      (bundle) => {
        bundle.contributions[0].digits = "31415";
      },
    ],
    [
      "a public number is appended that the rules do not name",
      "contributions entropy",
      (bundle) => {
        bundle.E += ";x:0f3";
      },
    ],
    [
      "both secrets are one",
      "commit sameCommit",
      (bundle) => {
        bundle.recommit = bundle.commit;
      },
    ],
    [
      "rules of another draw are used",
      "rulesHash inRules",
      (bundle) => {
        bundle.rules.drawId = "2026-03-2";
      },
    ],
  ])("%s", (_what, expected, cheat) => {
    expect(found(cheated(full, cheat))).toBe(expected);
  });
});

describe("strict mode", () => {
  const strict = sample({ mode: "open", strict: true });

  it("wants the public number, and the name it was announced by", () => {
    expect(found(strict)).toBe("nothing");
    expect(
      found(
        cheated(strict, (bundle) => {
          bundle.E = bundle.E.replace(/;x:.*$/, "");
        }),
      ),
    ).toBe("contributions entropy");
  });

  it("cannot tell from a sealed draw's public bundle whether the number belongs there", () => {
    const seen = published(sample({ mode: "sealed", strict: true }));
    const step = verifyBundle(seen, sha).steps.find(({ code }) => code === "contributions");
    expect(step).toMatchObject({ state: "passed", facts: { value: "0f3" } });
  });
});
