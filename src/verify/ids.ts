/** `^[\p{L}\p{N}._-]{1,64}$` in NFC: nothing in an id can be taken for a separator of what is hashed (draw-protocol.md, head). */
export const soundId = (id: string): boolean =>
  /^[A-Za-z0-9._-]{1,64}$/.test(id) || (/^[\p{L}\p{N}._-]{1,64}$/u.test(id) && id.normalize("NFC") === id);

/**
 * Ascending by UTF-8 bytes, which is by code points. UTF-16, in which strings are kept here, puts the halves of characters
 * beyond U+FFFF below U+E000 to U+FFFF; those are moved to where they belong.
 */
export function compareBytes(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one !== other) return rank(one) - rank(other);
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
