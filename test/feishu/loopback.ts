import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import pino, { type Logger } from "pino";

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  bytes?: Buffer;
  /** Cuts the connection instead of answering, or after the bytes. */
  reset?: true;
  /** Sends the bytes and then nothing more, though more were promised. */
  stall?: true;
  /** Says nothing at all. */
  silent?: true;
}

export interface Seen {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** An HTTP server on loopback that answers by a function and keeps what it saw. */
export async function startServer(answer: (seen: Seen) => Answer | Promise<Answer>) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", "http://loopback");
    const asked = {
      method: request.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks),
    };
    seen.push(asked);
    const { status = 200, headers = {}, json, bytes, reset, stall, silent } = await answer(asked);
    if (silent) return;
    if (reset && !bytes) return request.socket.resetAndDestroy();
    response.writeHead(status, {
      "content-type": bytes ? "application/octet-stream" : "application/json",
      ...headers,
    });
    if (stall) return response.write(bytes);
    if (reset) return response.write(bytes, () => setImmediate(() => request.socket.resetAndDestroy()));
    response.end(bytes ?? JSON.stringify(json ?? {}));
  });
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, seen, close: () => close(server) };
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A pino logger on the lowest level whose lines can be read. */
export function keptLog(): { log: Logger; lines: () => string[] } {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: pino({ level: "trace" }, sink), lines: () => lines };
}

export interface RawAnswer {
  status: number;
  type: string;
  body: string;
}

/** Posts bytes as they are, in the pieces given, each a segment of its own. */
export function postRaw(
  port: number,
  path: string,
  headers: Record<string, string>,
  pieces: Buffer[],
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: "127.0.0.1", path, method: "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers["content-type"] ?? "",
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", reject);
    request.setNoDelay(true);
    const next = (index: number): void => {
      const piece = pieces[index];
      if (piece === undefined) request.end();
      else request.write(piece, () => setImmediate(() => next(index + 1)));
    };
    next(0);
  });
}
