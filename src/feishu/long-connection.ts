import * as lark from "@larksuiteoapi/node-sdk";
import type { Logger } from "pino";
import { envelope } from "./envelope.ts";
import { createHttp } from "./http.ts";
import { createIntake, type Intake, type IntakeDeps } from "./intake.ts";
import { parseStrangeJson } from "./json.ts";
import { DEFAULT_DOMAIN } from "./sdk.ts";
import { sdkLog } from "./sdk-log.ts";

export interface LongConnectionDeps extends IntakeDeps {
  appSecret: string;
  /** Base URL of the platform without a trailing slash; default https://open.feishu.cn. */
  domain?: string;
  /** How often the connection is looked at, and the shortest wait before a new one. Milliseconds, default 1 s. */
  watchMs?: number;
  /** Seconds a pong may take before the line counts as dead; default 20. */
  pongSeconds?: number;
}

export interface LongConnection {
  start(): void;
  stop(): void;
  /** `connected` or, for /readyz, why not. `since`: how long it has been so. */
  status(): { state: ConnectionState; since: Date };
}

export type ConnectionState = "stopped" | "connecting" | "connected" | "waiting";

const WATCH_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const HANDSHAKE_MS = 10_000;
/** Shorter than the platform's ping interval (120 s): every ping sets the SDK's watchdog anew, a longer one never bites. */
const PONG_SECONDS = 20;

/**
 * Receives events through a connection that we open. It is watched from outside: the SDK gives up for good after some
 * failures and waits minutes after others, so one attempt is its own and every further one is a new client of ours.
 * @throws when the app id is not one; the SDK would only fall silent
 */
export function createLongConnection(deps: LongConnectionDeps): LongConnection {
  if (!/^cli_[0-9a-f]{16}$/i.test(deps.appId)) throw new Error("feishu.appId: not cli_ and 16 hex digits");
  const { now, log, watchMs = WATCH_MS } = deps;
  const dispatcher = new Dispatcher(createIntake(deps), log, deps.appSecret);
  let client: lark.WSClient | null = null;
  let timer: NodeJS.Timeout | undefined;
  let status: { state: ConnectionState; since: Date } = { state: "stopped", since: now() };
  let failures = 0;

  const become = (state: ConnectionState) => {
    if (state === status.state) return;
    log.info({ from: status.state, to: state, failures }, "long connection");
    status = { state, since: now() };
  };

  function connect(): void {
    become("connecting");
    client = createWsClient(deps, () => become("connected"));
    void client.start({ eventDispatcher: dispatcher });
    timer = setTimeout(watch, watchMs);
  }

  function watch(): void {
    const { state } = client?.getConnectionStatus() ?? { state: "idle" };
    if (state === "connected") failures = 0;
    if (state === "connected" || state === "connecting") {
      become(state);
      timer = setTimeout(watch, watchMs);
      return;
    }
    client?.close({ force: true });
    become("waiting");
    timer = setTimeout(connect, pauseMs(failures++, watchMs));
  }

  return {
    start() {
      if (status.state === "stopped") connect();
    },
    stop() {
      clearTimeout(timer);
      client?.close({ force: true });
      become("stopped");
    },
    status: () => status,
  };
}

/** Doubles up to a minute, half of it by chance, so that the bots of a country do not return at one moment. */
const pauseMs = (failures: number, shortest: number): number =>
  Math.min(shortest * 2 ** Math.min(failures, 16), LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);

function createWsClient(deps: LongConnectionDeps, onReady: () => void): lark.WSClient {
  const { appId, appSecret, domain, log, pongSeconds } = deps;
  const secrets = [appSecret];
  return new lark.WSClient({
    appId,
    appSecret,
    domain: (domain ?? DEFAULT_DOMAIN).replace(/\/+$/, ""),
    httpInstance: createHttp({ secrets }) as unknown as lark.HttpInstance,
    logger: sdkLog(log, secrets),
    autoReconnect: false,
    onReady,
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: pongSeconds ?? PONG_SECONDS },
  });
}

/**
 * Stands where the SDK's dispatcher does, which mixes header and event into one object, so that a card's token hides the
 * header's. What it returns is the answer: always an object, since the platform takes none for an error.
 */
class Dispatcher extends lark.EventDispatcher {
  readonly #intake: Intake;
  readonly #log: Logger;

  constructor(intake: Intake, log: Logger, appSecret: string) {
    super({ logger: sdkLog(log, [appSecret]) });
    this.#intake = intake;
    this.#log = log;
  }

  /** Throws for an event that could not be stored: the platform sends it again. */
  override async invoke(data: unknown): Promise<object> {
    const read = envelope.safeParse(parseStrangeJson(JSON.stringify(data)));
    const taken = read.success ? await this.#intake(read.data) : ({ refused: "malformed" } as const);
    if ("failed" in taken) throw new Error("feishu.notStored");
    if ("answer" in taken) return taken.answer;
    this.#log.warn({ reason: taken.refused }, "event of the long connection refused");
    return {};
  }
}
