import type { Readable } from "node:stream";
import { FeishuError } from "./errors.ts";
import { pathId } from "./ids.ts";
import type { Sdk } from "./sdk.ts";

/** The bytes of a file in a message; throws `size` as soon as there are more than `maxBytes`, without reading on. */
export async function download(
  { call }: Sdk,
  messageId: string,
  fileKey: string,
  maxBytes: number,
): Promise<Buffer> {
  const path = { message_id: pathId(messageId), file_key: pathId(fileKey) };
  const answer = await call(({ im }) => im.v1.messageResource.get({ path, params: { type: "file" } }));
  const stream = answer.getReadableStream() as Readable;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof FeishuError ? error : cutOff();
  }
  return Buffer.concat(chunks, size);
}

const tooLarge = () =>
  new FeishuError("feishu: file larger than allowed", { kind: "size", code: 0, httpStatus: 200 });
const cutOff = () =>
  new FeishuError("feishu: download cut off", { kind: "ambiguous", code: 0, httpStatus: 200 });

const fileTypes = new Map<string, "pdf" | "doc" | "xls" | "ppt">([
  ["pdf", "pdf"],
  ["doc", "doc"],
  ["docx", "doc"],
  ["xls", "xls"],
  ["xlsx", "xls"],
  ["ppt", "ppt"],
  ["pptx", "ppt"],
]);

/** Uploads a file of at most 30 MB, not empty; returns its key, good for messages of this bot. */
export async function uploadFile({ call }: Sdk, name: string, bytes: Buffer): Promise<string> {
  const extension = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? "";
  const type = fileTypes.get(extension) ?? "stream";
  const answer = await call(({ im }) =>
    im.v1.file.create({ data: { file_type: type, file_name: name, file: bytes } }),
  );
  if (answer?.file_key) return answer.file_key;
  throw new FeishuError("feishu: upload without a key", { kind: "ambiguous", code: 0, httpStatus: 200 });
}
