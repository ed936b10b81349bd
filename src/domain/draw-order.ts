// Ordering by hash. Comparing hashes as strings takes longer than making them. Hashes are spread evenly, so one pass into
// as many buckets as there are hashes leaves next to nothing to sort.

/**
 * Some places, in such order that the hashes (lower-case hex) at them ascend; equal hashes by `between` their places. The
 * lowest of several hashes crowd at the front, sixteen to a bucket when they are the lowest of sixteen, which insertion
 * still bears.
 */
export function inOrder(
  hashes: readonly string[],
  places: Uint32Array,
  between: (place: number, other: number) => number = () => 0,
): Uint32Array {
  const { order, leading } = inBuckets(hashes, places);
  for (let at = 1; at < order.length; at += 1) {
    const place = order[at] as number;
    const lead = leading[at] as number;
    let to = at;
    while (to > 0 && comesLater(to - 1, lead, place)) {
      order[to] = order[to - 1] as number;
      leading[to] = leading[to - 1] as number;
      to -= 1;
    }
    order[to] = place;
    leading[to] = lead;
  }
  return order;

  function comesLater(at: number, lead: number, place: number): boolean {
    if (leading[at] !== lead) return (leading[at] as number) > lead;
    const other = order[at] as number;
    const [hash, another] = [hashes[place] as string, hashes[other] as string];
    return hash === another ? between(other, place) > 0 : another > hash;
  }
}

/** The places by as many leading bits as they need, each with its leading 32 bits. */
function inBuckets(
  hashes: readonly string[],
  places: Uint32Array,
): { order: Uint32Array; leading: Uint32Array } {
  const count = places.length;
  const bits = Math.min(24, Math.ceil(Math.log2(Math.max(2, count))));
  const shift = 32 - bits;
  const leads = new Uint32Array(count);
  const next = new Uint32Array(2 ** bits + 1);
  for (let at = 0; at < count; at += 1) {
    const lead = leadOf(hashes[places[at] as number] as string);
    leads[at] = lead;
    next[(lead >>> shift) + 1] = (next[(lead >>> shift) + 1] as number) + 1;
  }
  for (let bucket = 1; bucket < next.length; bucket += 1)
    next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number);
  const order = new Uint32Array(count);
  const leading = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const lead = leads[at] as number;
    const to = next[lead >>> shift] as number;
    next[lead >>> shift] = to + 1;
    order[to] = places[at] as number;
    leading[to] = lead;
  }
  return { order, leading };
}

/** The first eight digits as a number; `0` to `9` are 0x30 to 0x39, `a` to `f` 0x61 to 0x66. */
function leadOf(hash: string): number {
  let lead = 0;
  for (let at = 0; at < 8; at += 1) {
    const code = hash.charCodeAt(at);
    lead = (lead << 4) | ((code & 15) + (code >> 6) * 9);
  }
  return lead >>> 0;
}

/** 0, 1, 2 … */
export function placesOf(count: number): Uint32Array {
  const places = new Uint32Array(count);
  for (let place = 1; place < count; place += 1) places[place] = place;
  return places;
}

export function ascending(hashes: readonly string[]): string[] {
  const order = inOrder(hashes, placesOf(hashes.length));
  // Not Array.from, which takes ten times as long over a typed array.
  const sorted: string[] = [];
  for (let at = 0; at < order.length; at += 1) sorted.push(hashes[order[at] as number] as string);
  return sorted;
}
