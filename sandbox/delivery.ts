import { ids } from "./ids.ts";
import { platformRetries } from "./options.ts";
import type { Sent, Transport } from "./transport.ts";
import type { World } from "./world.ts";

/** Sends events to the bot: in order within a chat, again on the platform's schedule, kept while nobody is there. */
export interface Delivery {
  event: (type: string, event: object, order: string) => void;
  /** A card callback: sent once, never again. */
  callback: (event: object) => Promise<Sent>;
  /** Events not yet taken by the bot. */
  pending: () => number;
  /** Somebody came online: what waits is sent now. */
  wake: () => void;
  close: () => void;
}

interface Waiting {
  text: string;
  order: string;
  attempts: number;
}

export function createDelivery(world: World, transport: Transport): Delivery {
  const delays = world.options.retryDelaysMs ?? platformRetries;
  const lines = new Map<string, Promise<void>>();
  const open = new Set<Waiting>();
  const parked = new Set<Waiting>();
  const timers = new Set<NodeJS.Timeout>();

  const inLine = (waiting: Waiting): void => {
    const before = lines.get(waiting.order) ?? Promise.resolve();
    lines.set(
      waiting.order,
      before.then(() => attempt(waiting)),
    );
  };

  const attempt = async (waiting: Waiting): Promise<void> => {
    if (!transport.online()) {
      parked.add(waiting);
      return;
    }
    if (world.faults.get("slow")) await new Promise((resolve) => setTimeout(resolve, 800));
    const began = performance.now();
    const sent = await transport.send(waiting.text);
    if (sent.ok) {
      world.latencies.push(performance.now() - began);
      open.delete(waiting);
      world.counters.delivered += 1;
      if (world.faults.get("duplicate-delivery")) await transport.send(waiting.text);
      return;
    }
    const delay = delays[waiting.attempts];
    waiting.attempts += 1;
    if (delay === undefined) {
      open.delete(waiting);
      world.counters.lost += 1;
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      inLine(waiting);
    }, delay);
    timers.add(timer);
  };

  return {
    event(type, event, order) {
      const waiting = { text: JSON.stringify(envelope(world, type, event, 1)), order, attempts: 0 };
      open.add(waiting);
      inLine(waiting);
    },
    callback: (event) => transport.send(JSON.stringify(envelope(world, "card.action.trigger", event, 1000))),
    pending: () => open.size,
    wake() {
      for (const waiting of [...parked]) {
        parked.delete(waiting);
        inLine(waiting);
      }
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      transport.close();
    },
  };
}

/** `create_time` is in milliseconds for events and microseconds for card callbacks (feishu-protocol.md §4.1). */
const envelope = (world: World, type: string, event: object, unit: number): object => ({
  schema: "2.0",
  header: {
    event_id: ids.event(),
    token: world.faults.get("wrong-token") ? "not-the-token" : (world.options.verificationToken ?? ""),
    create_time: String(world.now().getTime() * unit),
    event_type: type,
    tenant_key: "sandbox",
    app_id: world.faults.get("other-app") ? "cli_ffffffffffffffff" : world.options.appId,
  },
  event,
});
