"""assign-v1 a second time, from the specification alone (draw-protocol.md section 2, bundles as the lead decided them):
shares no code with src/.

Usage: python3 assign_v1.py > assign_v1.json      The tests compare src/domain/assign*.ts with what this prints.
"""
import hashlib
import json
from collections import deque
from datetime import date, timedelta
from fractions import Fraction
from functools import cache


def H(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def by_bytes(ids):
    return sorted(ids, key=lambda x: x.encode("utf-8"))


class Stream:
    def __init__(self, prefix, seed, target, slot):
        self.head, self.counter, self.words = f"{prefix}{seed}|{target}|{slot}|", 0, []

    def below(self, n):
        limit = 2**32 // n * n
        while True:
            if not self.words:
                digest = bytes.fromhex(H(self.head + str(self.counter)))
                self.counter += 1
                self.words = [int.from_bytes(digest[i:i + 4], "big") for i in range(0, 32, 4)]
            word = self.words.pop(0)
            if word < limit:
                return word % n


@cache
def days_of(first, last):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    return [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]


def present(case, inspector):
    """Active, certified to the end, and some day of the window without leave."""
    first, last = case["window"]["from"], case["window"]["until"]
    if not inspector["active"] or inspector["certUntil"] is None or inspector["certUntil"] < last:
        return False
    return any(all(not leave["from"] <= day <= leave["to"] for leave in inspector["leave"]) for day in days_of(first, last))


def fulfils(inspector, rule):
    return inspector["department"] == rule["department"] and rule["specialty"] in [None, *inspector["specialties"]]


def able(case, inspector, target):
    return present(case, inspector) and not any(
        r["inspector"] == inspector["id"] and r["target"] == target for r in case["relations"])


def slots_in_order(case, ids, people):
    """Every slot as (target, number, who may fill it): restricted ones by scarcity and then target, free ones by target."""
    rules = case["slotRules"]

    def scarcity(rule):
        fit = sum(1 for i in case["inspectors"] if present(case, i) and fulfils(i, rule))
        wanted = len(case["targets"]) * sum(1 for r in rules if r == rule)
        return (1, Fraction(0)) if fit == 0 else (0, Fraction(wanted, fit))

    def place(slot):
        target, number = slot
        rule = rules[number]
        nobody, ratio = scarcity(rule) if rule != {"specialty": None, "department": None} else (-1, Fraction(0))
        return -nobody, -ratio, H(f"order-v1|{case['seed']}|{target}"), number

    order = sorted(((t, n) for t in case["targets"] for n in range(len(rules))), key=place)
    return [(t, n, [i for i in ids if able(case, people[i], t) and fulfils(people[i], rules[n])]) for t, n in order]


def caps_of(case, slots, people):
    caps = {}
    for department in {rule["department"] for rule in case["slotRules"]}:
        own = [s for s in slots if case["slotRules"][s[1]]["department"] == department]
        useful = {i for s in own for i in s[2]}
        if useful:
            q, r = divmod(len(own), len(useful))
            extra = sorted(useful, key=lambda i: H(f"extra-v1|{case['seed']}|{i}"))
            caps.update({i: q + (n < r) for n, i in enumerate(extra)})
    return caps


def flow(slots, room):
    """Fills slots one by one by augmenting; returns who holds what and the people reached when one cannot be filled."""
    holds = {}

    def grow(start):
        back, queue = {start: None}, deque([start])
        reached = set()
        while queue:
            s = queue.popleft()
            for p in slots[s][2]:
                mate = next((t for t in range(len(slots)) if slots[t][0] == slots[s][0] and holds.get(t) == p), None)
                if mate == s:
                    continue
                if mate is not None:
                    following = [mate]
                else:
                    reached.add(p)
                    if sum(1 for q in holds.values() if q == p) < room[p]:
                        while s is not None:
                            before = back[s]
                            holds[s], p = p, holds.get(s)
                            s = before[0] if before else None
                        return True, reached
                    following = [t for t, q in holds.items() if q == p]
                for t in following:
                    if t not in back:
                        back[t] = (s, p)
                        queue.append(t)
        return False, reached

    blocked = set()
    for s in range(len(slots)):
        done, reached = grow(s)
        if not done:
            blocked |= reached
    return len(holds), blocked


def assign(case):
    seed = case["seed"]
    people = {i["id"]: i for i in case["inspectors"]}
    slots = slots_in_order(case, by_bytes(people), people)
    cap = caps_of(case, slots, people)
    ids = by_bytes(cap)
    carried = {i: people[i]["carried"] for i in ids}
    raised = []
    while True:
        filled, blocked = flow(slots, {i: cap[i] - carried[i] for i in ids})
        if filled == len(slots):
            break
        least = min(blocked, key=lambda i: (cap[i], H(f"extra-v1|{seed}|{i}")))
        cap[least] += 1
        raised.append(least)
    holds, picks, moves = {}, [], []

    def repair(start):
        seen, used, queue = {start}, set(), deque([(start, None)])
        while queue:
            step = queue.popleft()
            s = step[0]
            for p in slots[s][2]:
                mate = next((t for t in range(len(slots)) if slots[t][0] == slots[s][0] and holds.get(t) == p), None)
                if mate == s:
                    continue
                if mate is None and carried[p] + sum(1 for x in holds.values() if x == p) < cap[p]:
                    while step is not None:
                        had = holds.get(step[0])
                        holds[step[0]] = p
                        if had is not None:
                            moves.append({"target": slots[step[0]][0], "slot": slots[step[0]][1], "from": had, "to": p})
                            p = had
                        step = step[1]
                    return
                if mate is not None:
                    following = [mate]
                elif p in used:
                    following = []
                else:
                    used.add(p)
                    following = [t for t in sorted(holds) if holds[t] == p]
                for t in following:
                    if t not in seen:
                        seen.add(t)
                        queue.append((t, step))
        raise SystemExit("no path")

    for n, (t, s, who) in enumerate(slots):
        team = [holds.get(m) for m in range(len(slots)) if slots[m][0] == t]
        free = [i for i in who if carried[i] + sum(1 for x in holds.values() if x == i) < cap[i] and i not in team]
        pick = Stream(head(case, t, s), seed, t, s).below(len(free)) if free else -1
        if free:
            holds[n] = free[pick]
        else:
            repair(n)
        picks.append({"target": t, "slot": s, "candidates": len(free), "pick": pick})
    for n, one in enumerate(picks):
        one["inspector"] = holds[n]
    return {"slots": picks, "moves": moves, "raised": raised}


def rerun(n, resecret, target, slot):
    return f"repick-v1|{n}|{H(f'repick-secret-v1|{resecret}|{target}|{slot}|{n}')}|"


def head(case, target, slot):
    """Targets added after the draw are picked by the second secret, as run 0 of their slots."""
    return rerun(0, case["added"], target, slot) if "added" in case else "pick-v1|"


def repick(case, target, slot, n, resecret, barred, loads, caps):
    who = [i for i in case["inspectors"] if able(case, i, target) and i["id"] not in barred
           and fulfils(i, case["slotRules"][slot])]
    room = {i["id"]: caps.get(i["id"], 0) - i["carried"] - loads.get(i["id"], 0) for i in who}
    if not room:
        return None
    lift = max(0, 1 - max(room.values()))
    free = by_bytes(i for i in room if room[i] + lift > 0)
    return free[Stream(rerun(n, resecret, target, slot), case["seed"], target, slot).below(len(free))]


BUS = {"specialty": "校车安全", "department": None}
BUREAU = {"specialty": None, "department": None}
MARKET = {"specialty": None, "department": "市场监管局"}
KITCHEN = {"specialty": "食品安全", "department": "市场监管局"}


def inspector(n, tight):
    person = {"id": f"检-{n + 1:02d}", "active": n % 19 != 18, "certUntil": "2027-06-30", "leave": [], "specialties": [],
              "department": None, "carried": 0}
    if n % 13 == 5:
        person["certUntil"] = "2026-12-10"
    if n % 11 == 7:
        person["leave"] = [{"from": "2026-11-20", "to": "2027-01-31"}]
    if n % (2 if tight else 4) == 0:
        person["specialties"] = ["校车安全"]
    return person


def partner(n):
    """Of the market department: every other one knows kitchens, the third is away in two pieces that join."""
    leave = [{"from": "2026-12-14", "to": "2027-01-05"}, {"from": "2026-11-30", "to": "2026-12-13"}] if n == 2 else []
    return {"id": f"市监-{n + 1}", "active": True, "certUntil": "2026-12-31", "leave": leave,
            "specialties": ["食品安全"] if n % 2 == 0 else [], "department": "市场监管局", "carried": 0}


def case(name, targets, inspectors, tight, rules, partners=0):
    people = [inspector(n, tight) for n in range(inspectors)]
    ids = [f"JY-{n + 1:04d}" for n in range(targets)]
    relations = [{"inspector": people[(n * 7) % inspectors]["id"], "target": ids[n], "kind": "kin"} for n in range(0, targets, 3)]
    more = [partner(n) for n in range(partners)]
    relations += [{"inspector": more[n % partners]["id"], "target": ids[n], "kind": "signed"} for n in range(1, targets, 6) if more]
    return {"name": name, "seed": H(f"vector {name}"), "window": {"from": "2026-12-01", "until": "2026-12-31"},
            "slotRules": rules, "targets": ids, "inspectors": people + more, "relations": relations}


def cases():
    yield case("31x60", 31, 60, False, [BUS, BUREAU])
    yield case("31x7", 31, 7, True, [BUS, BUREAU])
    yield case("10x5", 10, 5, True, [BUS, BUREAU])
    yield case("31x60 with 5 of another department", 31, 60, False, [BUS, BUREAU, MARKET], 5)
    yield case("31x7 with 5 of another department", 31, 7, True, [BUREAU, KITCHEN, MARKET], 5)
    yield case("10x5 with 4 of another department", 10, 5, True, [BUS, BUREAU, BUREAU, KITCHEN], 4)
    added = case("3 added, 31x60 carried along", 3, 60, False, [BUS, BUREAU])
    for n, person in enumerate(added["inspectors"]):
        person["carried"] = 1 if n % 3 else 2
    yield {**added, "added": H("vector resecret")}
    # Free places only and two relations a target: the last slots find nobody with room, and earlier picks give way.
    repaired = case("13x6 1", 13, 6, True, [BUREAU, BUREAU])
    repaired["relations"] = [{"inspector": repaired["inspectors"][(n * step) % 6]["id"], "target": t, "kind": "kin"}
                             for n, t in enumerate(repaired["targets"]) for step in (1, 5)]
    yield repaired


def main():
    out = []
    for one in cases():
        made = assign(one)
        first = made["slots"][0]
        loads, caps = {}, {}
        for filled in made["slots"]:
            loads[filled["inspector"]] = loads.get(filled["inspector"], 0) + 1
        for person in one["inspectors"]:
            if person["id"] in loads:
                caps[person["id"]] = loads[person["id"]] + person["carried"]
        team = [f["inspector"] for f in made["slots"] if f["target"] == first["target"]]
        loads[first["inspector"]] -= 1
        resecret = H("vector resecret")
        follows = repick(one, first["target"], first["slot"], 1, resecret, team, loads, caps)
        one.update(expected=made, repick={"target": first["target"], "slot": first["slot"], "n": 1, "resecret": resecret,
                                          "barred": team, "loads": loads, "caps": caps, "inspector": follows})
        out.append(one)
    print(json.dumps(out, ensure_ascii=False, indent=1))


main()
