"""assign-v1 a second time, from the specification alone (draw-protocol.md section 2): shares no code with src/.

Usage: python3 assign_v1.py > assign_v1.json      The tests compare src/domain/assign*.ts with what this prints.
"""
import hashlib
import json
from collections import deque


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


def able(case, inspector, target):
    window = case["window"]
    if not inspector["active"] or inspector["certUntil"] is None or inspector["certUntil"] < window["until"]:
        return False
    if any(one["from"] <= window["from"] and one["to"] >= window["until"] for one in inspector["leave"]):
        return False
    return not any(r["inspector"] == inspector["id"] and r["target"] == target for r in case["relations"])


def flow(slots, people, room):
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
    seed, k, special = case["seed"], case["k"], case["specialty"]
    people = {i["id"]: i for i in case["inspectors"]}
    ids = [i for i in by_bytes(people) if any(able(case, people[i], t) for t in case["targets"])]
    order = sorted(case["targets"], key=lambda t: H(f"order-v1|{seed}|{t}"))
    slots = []
    if special is not None:
        slots += [(t, 0, [i for i in ids if able(case, people[i], t) and special in people[i]["specialties"]]) for t in order]
    for t in order:
        slots += [(t, s, [i for i in ids if able(case, people[i], t)]) for s in range(0 if special is None else 1, k)]
    q, r = divmod(len(slots), len(ids))
    extra = sorted(ids, key=lambda i: H(f"extra-v1|{seed}|{i}"))
    cap = {i: q + (i in extra[:r]) for i in ids}
    raised = []
    while True:
        filled, blocked = flow(slots, ids, cap)
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
                if mate is None and sum(1 for x in holds.values() if x == p) < cap[p]:
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
        free = [i for i in who if sum(1 for x in holds.values() if x == i) < cap[i] and i not in team]
        pick = Stream("pick-v1|", seed, t, s).below(len(free)) if free else -1
        if free:
            holds[n] = free[pick]
        else:
            repair(n)
        picks.append({"target": t, "slot": s, "candidates": len(free), "pick": pick})
    for n, one in enumerate(picks):
        one["inspector"] = holds[n]
    return {"slots": picks, "moves": moves, "raised": raised}


def repick(case, made, target, slot, n, resecret, barred, loads, caps):
    inner = H(f"repick-secret-v1|{resecret}|{target}|{slot}|{n}")
    special = case["specialty"] if slot == 0 else None
    who = [i for i in case["inspectors"] if able(case, i, target) and i["id"] not in barred
           and (special is None or special in i["specialties"])]
    room = {i["id"]: caps.get(i["id"], 0) - loads.get(i["id"], 0) for i in who}
    lift = max(0, 1 - max(room.values()))
    free = by_bytes(i for i in room if room[i] + lift > 0)
    return free[Stream(f"repick-v1|{n}|{inner}|", case["seed"], target, slot).below(len(free))]


def case(name, targets, inspectors, tight):
    people = []
    for n in range(inspectors):
        person = {"id": f"检-{n + 1:02d}", "active": n % 19 != 18, "certUntil": "2027-06-30", "leave": [], "specialties": [], "carried": 0}
        if n % 13 == 5:
            person["certUntil"] = "2026-12-10"
        if n % 11 == 7:
            person["leave"] = [{"from": "2026-11-20", "to": "2027-01-31"}]
        if n % (2 if tight else 4) == 0:
            person["specialties"] = ["校车安全"]
        people.append(person)
    ids = [f"JY-{n + 1:04d}" for n in range(targets)]
    relations = [{"inspector": people[(n * 7) % inspectors]["id"], "target": ids[n], "kind": "kin"} for n in range(0, targets, 3)]
    return {"name": name, "seed": H(f"vector {name}"), "k": 2, "window": {"from": "2026-12-01", "until": "2026-12-31"},
            "specialty": "校车安全", "targets": ids, "inspectors": people, "relations": relations}


def main():
    out = []
    for name, targets, inspectors, tight in (("31x60", 31, 60, False), ("31x7", 31, 7, True), ("10x5", 10, 5, True)):
        one = case(name, targets, inspectors, tight)
        made = assign(one)
        first = made["slots"][0]
        loads, caps = {}, {}
        for filled in made["slots"]:
            loads[filled["inspector"]] = loads.get(filled["inspector"], 0) + 1
            caps[filled["inspector"]] = loads[filled["inspector"]]
        team = [f["inspector"] for f in made["slots"] if f["target"] == first["target"]]
        loads[first["inspector"]] -= 1
        resecret = H("vector resecret")
        follows = repick(one, made, first["target"], first["slot"], 1, resecret, team, loads, caps)
        one.update(expected=made, repick={"target": first["target"], "slot": first["slot"], "n": 1, "resecret": resecret,
                                          "barred": team, "loads": loads, "caps": caps, "inspector": follows})
        out.append(one)
    print(json.dumps(out, ensure_ascii=False, indent=1))


main()
