import type { IncomingMessage } from "node:http";

/**
 * The request's body byte for byte, if it is no longer than `limit`. The rest of a long one runs off unread, so that the
 * sender is still listening when the refusal comes.
 */
export function readRawBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | "tooLarge" | "brokenOff"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve("tooLarge");
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", () => resolve("brokenOff"));
  });
}
