import { hash } from "node:crypto";
import { sha } from "../src/domain/draw-hash.ts";
import { poolCase, rates } from "./draw-pool.ts";
import type { Trial } from "./trial.ts";

/** Texts of one kind that a draw hashes, and how often. */
interface Kind {
  texts: string[];
  times: number;
}

/**
 * The floor: the hashes of a draw and nothing else, over texts of the same length that are ready before the clock starts.
 * A salt counts twice, since it is made twice: to freeze, and days later to draw, from what lies in the vault. `crypto.hash(…, "hex")` is the fastest one-shot form of Node 20: 0.34 µs for 151 bytes on
 * the machine this was written on, where a Buffer as outcome took 0.82 µs and createHash 0.81 µs.
 */
export function drawHashLoop(size: string): Trial {
  const kinds = kindsOf(size);
  return () => ({
    work() {
      for (const { texts, times } of kinds) {
        const last = texts.length - 1;
        for (let n = 0; n < times; n += 1) hash("sha256", texts[n & last] as string, "hex");
      }
    },
  });
}

function kindsOf(size: string): Kind[] {
  const { freeze, drawId, secret, entropy } = poolCase(size, 0);
  const { members, excluded, saltHex } = freeze;
  const count = members.length;
  const drawn = Object.entries(rates).reduce((sum, [stratum, { num, den }]) => {
    const there = members.filter((member) => member.stratum === stratum).length;
    return sum + Math.ceil((there * num) / den);
  }, 0);
  const slips = members.reduce((sum, { weight }) => sum + weight, 0);
  const hex = sha("any");
  const id = "JY-0000000";
  const lines = (times: number, line: string): Kind => ({
    texts: [flat(`${line}\n`.repeat(times))],
    times: 1,
  });
  return [
    many(2 * count + excluded.length, `salt-v1|${saltHex}|${id}`),
    many(count, `inner-v1|B|1|${hex}`),
    many(count, `leaf-v1|${id}|${hex}`),
    many(excluded.length, `out-v1|${id}|open-window|${hex}`),
    many(slips, `ticket-v1|${hex}|${id}|${hex}|0`),
    many(drawn, `show-v1|${hex}|${id}`),
    many(2, JSON.stringify(freeze.rules)),
    many(1, `seed-v1|${secret}|${drawId}|${hex}|${hex}|${entropy}`),
    lines(count, hex),
    lines(excluded.length, hex),
    lines(drawn, id),
  ];
}

/** Texts that differ, as those of a draw do: so many that they do not all lie in the processor's cache. A power of two. */
const TEXTS = 65_536;

/** Texts of the length of `like`, each in one piece. */
function many(times: number, like: string): Kind {
  const length = times < TEXTS ? 2 ** Math.ceil(Math.log2(Math.max(1, times))) : TEXTS;
  const texts = Array.from({ length }, (_, n) => flat(String(n).padStart(5, "0") + like.slice(5)));
  return { texts, times };
}

/** V8 keeps joined text as a tree until somebody reads it; here nobody should have to. */
const flat = (text: string): string => Buffer.from(text, "latin1").toString("latin1");
