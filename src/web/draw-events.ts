import { PassThrough, type Readable } from "node:stream";

interface EventsDeps {
  versionOf: (drawId: string) => Promise<string | null>;
  log: { warn(facts: object, text: string): void };
  pollMs?: number;
  heartbeatMs?: number;
  /** Connections at a time, over all draws. */
  most?: number;
}

export interface DrawEvents {
  /** A stream of server-sent events that begins with `version`; null when there are too many or it is closed. */
  follow(drawId: string, version: string): Readable | null;
  /** How many follow now. */
  count(): number;
  /** Ends every stream, now and later. */
  close(): void;
}

interface Watch {
  drawId: string;
  version: string;
  streams: Set<PassThrough>;
  asking: boolean;
  failing: boolean;
  timers: NodeJS.Timeout[];
}

/** What a reader that hangs may leave unread; an event is some 40 bytes. */
const MOST_UNREAD = 4_096;

/** Tells followers of a draw that something changed, never what: they ask for the page again. One question a draw serves all. */
export function drawEvents(deps: EventsDeps): DrawEvents {
  const { versionOf, log, pollMs = 1_000, heartbeatMs = 15_000, most = 200 } = deps;
  const watches = new Map<string, Watch>();
  let closed = false;
  const count = () => [...watches.values()].reduce((sum, { streams }) => sum + streams.size, 0);

  function watchOf(drawId: string, version: string): Watch {
    const there = watches.get(drawId);
    if (there) return there;
    const watch: Watch = {
      drawId,
      version,
      streams: new Set(),
      asking: false,
      failing: false,
      timers: [],
    };
    watch.timers = [
      setInterval(() => void look(watch), pollMs).unref(),
      setInterval(() => tell(watch, ": \n\n"), heartbeatMs).unref(),
    ];
    watches.set(drawId, watch);
    return watch;
  }

  async function look(watch: Watch): Promise<void> {
    if (watch.asking) return;
    watch.asking = true;
    try {
      const version = await versionOf(watch.drawId);
      watch.failing = false;
      if (version === null) end(watch);
      else if (version !== watch.version) {
        watch.version = version;
        tell(watch, eventOf(version));
      }
    } catch (fault) {
      // Said once, not every second; followers keep what they have.
      if (!watch.failing) log.warn({ fault, drawId: watch.drawId }, "could not look for news of a draw");
      watch.failing = true;
    } finally {
      watch.asking = false;
    }
  }

  function leave(watch: Watch, stream: PassThrough): void {
    watch.streams.delete(stream);
    if (watch.streams.size > 0) return;
    watch.timers.forEach(clearInterval);
    if (watches.get(watch.drawId) === watch) watches.delete(watch.drawId);
  }

  return {
    follow(drawId, version) {
      if (closed || count() >= most) return null;
      const watch = watchOf(drawId, version);
      const stream = new PassThrough();
      watch.streams.add(stream);
      stream.once("close", () => leave(watch, stream));
      stream.write(`retry: 3000\n\n${eventOf(watch.version)}`);
      return stream;
    },
    count,
    close() {
      closed = true;
      for (const watch of watches.values()) end(watch);
    },
  };
}

const eventOf = (version: string): string => `event: version\ndata: ${JSON.stringify(version)}\n\n`;

function tell(watch: Watch, text: string): void {
  for (const stream of watch.streams) {
    if (stream.readableLength + stream.writableLength > MOST_UNREAD) stream.destroy();
    else stream.write(text);
  }
}

function end(watch: Watch): void {
  for (const stream of watch.streams) stream.end();
}
