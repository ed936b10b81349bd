// Who looks at what is kept in the address, so that two windows can show two personas and a reload changes nothing.

export interface Address {
  /** open_id of the persona; null before one was chosen. */
  as: string | null;
  chat: string | null;
}

/** Reads `#as=…&chat=…`. */
export function readAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return { as: fields.get("as") || null, chat: fields.get("chat") || null };
}

/** The hash that `readAddress` reads back; empty when nothing is chosen. */
export function writeAddress(address: Address): string {
  const fields = new URLSearchParams();
  if (address.as) fields.set("as", address.as);
  if (address.chat) fields.set("chat", address.chat);
  const written = fields.toString();
  return written === "" ? "" : `#${written}`;
}
