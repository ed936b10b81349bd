import { FeishuError } from "./errors.ts";

/** Ids go into paths unescaped (feishu-protocol §1.2): anything but letters, digits, `_` and `-` is refused before it is sent. */
export function pathId(id: string): string {
  if (/^[A-Za-z0-9_-]{1,128}$/.test(id)) return id;
  throw new FeishuError("feishu: an id with characters that ids do not have", {
    kind: "refused",
    code: 0,
    httpStatus: 0,
  });
}
