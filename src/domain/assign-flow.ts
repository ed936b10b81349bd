// Whether all slots can be filled, exactly: a maximum flow from the slots to the inspectors (draw-protocol.md §2.2).
//
//   source ─1→ slot ─1→ (target, inspector) ─1→ inspector ─cap→ sink
//
// The node in the middle keeps one person from filling two slots of one team. Dinic's method: levels by breadth-first
// search, then blocking flow by depth-first search along rising levels. Edges lie in flat lists, each beside its reverse.

import type { Match } from "./assign-teams.ts";

interface Network {
  to: number[];
  left: number[];
  edges: number[][];
  sink: number;
}

const SOURCE = 0;

export interface Feasibility {
  /** How many slots can be filled at once. */
  filled: number;
  /** Inspectors whose cap is what stands in the way: on the source side of the minimum cut. */
  tight: number[];
  /** Slots on the source side of the minimum cut: those among whom there are too few people. */
  short: number[];
}

/** The most slots that can be filled under the caps, and the minimum cut that says why not more. */
export function feasibility(match: Match): Feasibility {
  const net = networkOf(match);
  let filled = 0;
  for (let levels = levelsOf(net); levels[net.sink] !== -1; levels = levelsOf(net)) {
    const next = net.edges.map(() => 0);
    while (push(net, levels, next, SOURCE)) filled += 1;
  }
  const reached = levelsOf(net);
  const inspectorAt = 1 + match.slots.length;
  const slots = match.slots.map((_, index) => index);
  const people = match.inspectors.map((_, index) => index);
  return {
    filled,
    tight: people.filter((index) => reached[inspectorAt + index] !== -1),
    short: slots.filter((index) => reached[1 + index] !== -1),
  };
}

function networkOf({ slots, inspectors, caps }: Match): Network {
  const net: Network = { to: [], left: [], edges: [], sink: 1 + slots.length + inspectors.length };
  const node = (): number => net.edges.push([]) - 1;
  for (let made = 0; made <= net.sink; made += 1) node();
  const edge = (from: number, to: number, capacity: number): void => {
    net.edges[from]?.push(net.to.push(to) - 1);
    net.left.push(capacity);
    net.edges[to]?.push(net.to.push(from) - 1);
    net.left.push(0);
  };
  const inspectorAt = 1 + slots.length;
  const pairs = new Map<string, number>();
  slots.forEach((slot, index) => {
    edge(SOURCE, 1 + index, 1);
    for (const inspector of slot.able) {
      const key = `${slot.target}|${inspector}`;
      let pair = pairs.get(key);
      if (pair === undefined) {
        pair = node();
        pairs.set(key, pair);
        edge(pair, inspectorAt + inspector, 1);
      }
      edge(1 + index, pair, 1);
    }
  });
  for (const [index, { carried }] of inspectors.entries()) {
    edge(inspectorAt + index, net.sink, Math.max(0, (caps[index] ?? 0) - carried));
  }
  return net;
}

/** Distance from the source along edges that still have room; -1 where it does not reach. */
function levelsOf(net: Network): number[] {
  const levels = net.edges.map(() => -1);
  levels[SOURCE] = 0;
  const queue = [SOURCE];
  for (let at = 0; at < queue.length; at += 1) {
    const from = queue[at] as number;
    for (const edge of net.edges[from] as number[]) {
      const to = net.to[edge] as number;
      if ((net.left[edge] as number) === 0 || levels[to] !== -1) continue;
      levels[to] = (levels[from] as number) + 1;
      queue.push(to);
    }
  }
  return levels;
}

/** Sends one unit from `from` to the sink; `next` remembers which edges of a node lead nowhere any more. */
function push(net: Network, levels: number[], next: number[], from: number): boolean {
  if (from === net.sink) return true;
  const edges = net.edges[from] as number[];
  for (; (next[from] as number) < edges.length; next[from] = (next[from] as number) + 1) {
    const edge = edges[next[from] as number] as number;
    const to = net.to[edge] as number;
    if ((net.left[edge] as number) === 0 || levels[to] !== (levels[from] as number) + 1) continue;
    if (!push(net, levels, next, to)) continue;
    net.left[edge] = (net.left[edge] as number) - 1;
    net.left[edge ^ 1] = (net.left[edge ^ 1] as number) + 1;
    return true;
  }
  return false;
}
