import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { decodeFrame, encodeFrame } from "./frames.ts";
import { ids } from "./ids.ts";
import { encrypted, signatureOf } from "./wire-crypto.ts";
import { tell, type World } from "./world.ts";

/** What became of one sending. `answer` is what the bot gave back; `why` is the client's code for a press. */
export type Sent =
  | { ok: true; answer: unknown }
  | { ok: false; why: 200340 | 200341 | 200342 | 200671 | 200672 };

export interface Transport {
  send: (event: string) => Promise<Sent>;
  /** Whether somebody is there to send to; resolves `ready` when it becomes so. */
  online: () => boolean;
  close: () => void;
}

const LIMIT_MS = 3000;
const FRAGMENT_BYTES = 200 * 1024;

/** Events as signed (and, with a key, encrypted) HTTP requests; anything but 200 is a failure. */
export function webhookTransport(world: World, url: () => string): Transport {
  return {
    online: () => url() !== "",
    close() {},
    async send(event) {
      if (url() === "") return { ok: false, why: 200340 };
      const { body, headers } = signed(world, event);
      try {
        const response = await fetch(url(), {
          method: "POST",
          body: new Uint8Array(body),
          headers,
          redirect: "manual",
          signal: AbortSignal.timeout(LIMIT_MS),
        });
        const text = await response.text();
        if (response.status !== 200) return { ok: false, why: 200671 };
        return { ok: true, answer: JSON.parse(text) };
      } catch (fault) {
        if (fault instanceof SyntaxError) return { ok: false, why: 200672 };
        return {
          ok: false,
          why: fault instanceof DOMException && fault.name === "TimeoutError" ? 200341 : 200342,
        };
      }
    },
  };
}

function signed(world: World, event: string): { body: Buffer; headers: Record<string, string> } {
  const { encryptKey } = world.options;
  const body = Buffer.from(encryptKey ? JSON.stringify({ encrypt: encrypted(event, encryptKey) }) : event);
  const stale = world.faults.get("stale-timestamp") ? 24 * 3600 : 0;
  const timestamp = String(Math.floor(world.now().getTime() / 1000) - stale);
  const nonce = randomBytes(8).toString("hex");
  const signature = world.faults.get("bad-signature")
    ? "0".repeat(64)
    : signatureOf(timestamp, nonce, encryptKey ?? "", body);
  return {
    body,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "X-Lark-Request-Timestamp": timestamp,
      "X-Lark-Request-Nonce": nonce,
      ...(encryptKey ? { "X-Lark-Signature": signature } : {}),
    },
  };
}

/** The long connection: each event goes to one socket, which must have pinged before and answer within 3 s. */
export function socketTransport(world: World, server: Server, path: string, onOnline: () => void): Transport {
  const hub = new WebSocketServer({ noServer: true });
  const ready = new Set<WebSocket>();
  const waiting = new Map<string, (sent: Sent) => void>();

  server.on("upgrade", (request, socket, head) => {
    if (!request.url?.startsWith(path)) {
      socket.destroy();
      return;
    }
    hub.handleUpgrade(request, socket, head, (ws) => {
      ws.on("message", (data) => {
        heard(ws, Buffer.from(data as Buffer));
      });
      ws.on("error", () => ws.terminate());
      ws.on("close", () => {
        ready.delete(ws);
        if (ready.size === 0) tell(world, { kind: "bot", online: false });
      });
    });
  });

  function heard(ws: WebSocket, bytes: Buffer): void {
    const frame = decodeFrame(bytes);
    if (frame.method === 0 && frame.headers.type === "ping") {
      ws.send(
        encodeFrame({
          ...frame,
          headers: { type: "pong" },
          payload: Buffer.from(JSON.stringify(clientConfig)),
        }),
      );
      if (ready.has(ws)) return;
      ready.add(ws);
      tell(world, { kind: "bot", online: true });
      onOnline();
      return;
    }
    const settle = waiting.get(frame.headers.message_id ?? "");
    waiting.delete(frame.headers.message_id ?? "");
    settle?.(ackOf(frame.payload));
  }

  return {
    online: () => ready.size > 0,
    close() {
      for (const ws of hub.clients) ws.terminate();
      hub.close();
    },
    send(event) {
      const sockets = [...ready];
      const ws = sockets[Math.floor(Math.random() * sockets.length)];
      if (!ws) return Promise.resolve({ ok: false, why: 200340 });
      const id = ids.event();
      const payload = Buffer.from(event);
      const sum = Math.max(1, Math.ceil(payload.length / FRAGMENT_BYTES));
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve({ ok: false, why: 200341 });
        }, LIMIT_MS);
        waiting.set(id, (sent) => {
          clearTimeout(timer);
          resolve(sent);
        });
        for (let seq = 0; seq < sum; seq += 1) {
          const headers = {
            type: "event",
            message_id: id,
            sum: String(sum),
            seq: String(seq),
            trace_id: id,
            timestamp: String(Date.now()),
          };
          ws.send(
            encodeFrame({
              seq,
              log: 0,
              service: SERVICE,
              method: 1,
              headers,
              payload: payload.subarray(seq * FRAGMENT_BYTES, (seq + 1) * FRAGMENT_BYTES),
            }),
          );
        }
      });
    },
  };
}

const SERVICE = 33554678;
export const clientConfig = { ReconnectCount: -1, ReconnectInterval: 2, ReconnectNonce: 1, PingInterval: 20 };

/** Where a bot is told to connect; `device_id` and `service_id` must not come first (feishu-protocol.md §3.2). */
export const socketUrl = (port: number, path: string): string =>
  `ws://127.0.0.1:${port}${path}?fpid=493&aid=552564&device_id=7000123&access_key=sandbox&service_id=${SERVICE}&ticket=${ids.event()}`;

function ackOf(payload: Buffer): Sent {
  try {
    const ack = JSON.parse(payload.toString("utf8")) as { code?: number; data?: string };
    if (ack.code !== 200) return { ok: false, why: 200671 };
    if (ack.data === undefined) return { ok: false, why: 200672 };
    return { ok: true, answer: JSON.parse(Buffer.from(ack.data, "base64").toString("utf8")) };
  } catch {
    return { ok: false, why: 200672 };
  }
}
