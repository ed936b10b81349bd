"""Recomputes a full bundle of draw-v1 from the specification alone; shares no code with src/.

Usage: python3 check_draw.py bundle.json      Ends with 0 if everything holds, else names the first step that fails.

Teams are replayed from the candidates that the bundle lists. Whether those are all who might have come (eligibility, order
of slots, caps, flow) is assign_v1.py's business.
"""
import hashlib
import json
import re
import sys
from collections import Counter


def H(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canon(v):
    """RFC 8785 over what a bundle holds; keys go by UTF-16."""
    if isinstance(v, dict):
        return "{" + ",".join(canon(k) + ":" + canon(v[k]) for k in sorted(v, key=lambda k: k.encode("utf-16-be"))) + "}"
    return "[" + ",".join(map(canon, v)) + "]" if isinstance(v, list) else json.dumps(v, ensure_ascii=False)


def lines(texts):
    return "".join(text + "\n" for text in texts)


def below(head, n):
    """The first number below n in the stream that opens with `head`: eight words a hash, unfair ones thrown away."""
    digests = (H(f"{head}{counter}") for counter in range(10**6))
    words = (int(digest[i:i + 8], 16) for digest in digests for i in range(0, 64, 8))
    return next(word % n for word in words if word < 2**32 // n * n)


def quotas(rules, roster):
    sizes = Counter(t["stratum"] for t in roster)
    out = [{"stratum": s, "size": sizes[s], "rate": rules["rates"][s]} for s in sorted(sizes, key=str.encode)]
    for q in out:
        q["n"] = -(-q["rate"]["num"] * q["size"] // q["rate"]["den"])
    part, total = [q for q in out if q["rate"]["num"] > 0], rules.get("total", 0)
    everybody = sum(q["size"] for q in part)
    while sum(q["n"] for q in out) < total:  # max takes the first of equals
        max((q for q in part if q["n"] < q["size"]), key=lambda q: total * q["size"] - q["n"] * everybody)["n"] += 1
    return out


def teams(a, seed, drawn):
    """Who holds each place once the picks are replayed and the moves made, or None when a number or a move is not right."""
    held = {}
    for s in a["slots"]:
        place, who = (s["target"], s["slot"]), s.get("candidates")
        n = s["count"] if who is None else len(who)
        pick = below(f"pick-v1|{seed}|{place[0]}|{place[1]}|", n) if n else -1
        if place in held or pick != s["pick"] or who != (who and sorted(set(who), key=str.encode)):
            return None
        held[place] = who[pick] if who else None  # a repair's, or not listed in a large draw
    for m in a["moves"]:
        if held[m["target"], m["slot"]] not in (None, m["from"]):
            return None
        held[m["target"], m["slot"]] = m["to"]
    final = {(s["target"], s["slot"]): s["inspector"] for s in a["slots"]}
    load, cap = Counter(final.values()), {c["inspector"]: c["cap"] for c in a["caps"]}
    load.update({i["id"]: i["carried"] for i in a["inspectors"]})
    right = (set(final) == {(t, n) for t in drawn for n in range(a["k"])}
             and len({(t, who) for (t, _), who in final.items()}) == len(final)
             and all(load[who] <= cap[who] for who in final.values())
             and all(who in (None, final[place]) for place, who in held.items()))
    return final if right else None


def steps(b):
    """Every step with whether it holds, in the order in which the draw was made."""
    rules, a, seed, roster, contributions = b["rules"], b["assign"], b["seed"], b["roster"], b["contributions"]
    yield "version", (b["version"], a["version"], b["mode"] in ("open", "sealed")) == ("draw-v1", "assign-v1", True)
    ids = [t["id"] for t in roster + b["excluded"]]
    yield "ids", len(set(ids)) == len(ids) and all(re.fullmatch(r"[\w.-]{1,64}", i) for i in ids + [b["drawId"]])
    salt = {i: H(f"salt-v1|{b['saltHex']}|{i}") for i in ids}
    inner = {t["id"]: H(f"inner-v1|{t['stratum']}|{t['weight']}|{salt[t['id']]}") for t in roster}
    yield "leaves", b["leaves"] == sorted(H(f"leaf-v1|{i}|{inner[i]}") for i in inner)
    yield "rosterHash", b["rosterHash"] == H(lines(b["leaves"]))
    out = sorted(H(f"out-v1|{e['id']}|{e['ruleCode']}|{salt[e['id']]}") for e in b["excluded"])
    yield "excludedHash", rules["excludedHash"] == H(lines(out))
    facts = {key: a[key] for key in ("k", "window", "slotRules", "nonce", "inspectors", "relations")}
    yield "assignHash", rules["assignHash"] == H(canon(facts)) and len(a["slotRules"]) == a["k"] == rules["teamSize"]
    yield "rulesHash", b["rulesHash"] == H(canon(rules)) and (rules["drawId"], rules["nonce"]) == (b["drawId"], b["nonce"])
    yield "commit", b["commit"] == H("commit-v1|" + b["sHex"])
    by = [c["by"] for c in contributions]
    yield "witnesses", len(set(by)) == len(by) >= 2 and set(by) <= set(rules["witnesses"]) - {rules["organiser"]}
    given = ";".join(f"{n}:{c['digits']}" for n, c in enumerate(contributions, 1) if c["n"] == n)
    form = r"\d+:[0-9]{6,40}(;\d+:[0-9]{6,40})+" + (r";x:[0-9a-f]{1,64}" if "source" in rules else "")
    yield "E", re.fullmatch(form, b["E"]) is not None and b["E"].split(";x:")[0] == given
    yield "seed", seed == H("|".join(["seed-v1", b["sHex"], b["drawId"], b["rosterHash"], b["rulesHash"], b["E"]]))
    yield "quotas", b["quotas"] == quotas(rules, roster)
    ticket = {t["id"]: min(H(f"ticket-v1|{seed}|{t['id']}|{salt[t['id']]}|{j}") for j in range(t["weight"])) for t in roster}
    yield "tickets", all(t["ticket"] == ticket[t["id"]] for t in roster)
    order = sorted(roster, key=lambda t: (t["stratum"].encode(), ticket[t["id"]], t["id"].encode()))
    before = Counter()
    ranks = [before.update([t["stratum"]]) or before[t["stratum"]] for t in order]
    yield "ranks", roster == order and [t["rank"] for t in roster] == ranks
    n = {q["stratum"]: q["n"] for q in b["quotas"]}
    drawn = sorted((t["id"] for t in roster if t["rank"] <= n[t["stratum"]]), key=lambda i: H(f"show-v1|{seed}|{i}"))
    yield "drawn", b["drawn"] == [{"id": i} for i in drawn]
    yield "drawnHash", b["drawnHash"] == H(f"drawn-v1|{b['drawId']}|{b['nonce']}\n{lines(drawn)}")
    yield "teams", teams(a, seed, drawn) is not None
    sealed = H(canon({key: b[key] for key in b if key not in ("sealedHash", "attested", "after")}))
    yield "sealedHash", b["sealedHash"] == sealed
    yield "attested", all(one["sealedHash"] == sealed for one in b["attested"])
    last = b["commit"]
    for number, e in enumerate(b["after"], 1):
        digest = H(f"after-detail-v1|{e['nonce']}|{canon(e['detail'])}")
        last = H(f"after-v1|{last}|{number}|{e['kind']}|{e['at']}|{digest}")
        yield f"after {number}", (e["n"], e["digest"], e["hash"]) == (number, digest, last)
        if e["kind"] == "close":
            yield f"after {number}, recommit", b["recommit"] == H("commit-v1|" + e["detail"]["rHex"])


def main():
    name = "nothing"
    try:
        with open(sys.argv[1], encoding="utf-8") as file:
            bundle = json.load(file)
        for name, holds in steps(bundle):
            print(f"{'ok    ' if holds else 'FAILED'} {name}")
            if not holds:
                sys.exit(1)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, StopIteration) as fault:
        sys.exit(f"FAILED after {name}: {fault!r}")
    print("everything holds")


main()
