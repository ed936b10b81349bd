/** Two-byte GB18030 (what Chinese Excel saves): Node only decodes it, so the table is made by decoding every pair. */
export function toGb18030(text: string): Buffer {
  const table = pairs();
  const parts = [...text].map((character) => {
    if (character.charCodeAt(0) < 0x80) return Buffer.from(character);
    const pair = table.get(character);
    if (pair === undefined) throw new Error(`not in the two-byte set: ${character}`);
    return pair;
  });
  return Buffer.concat(parts);
}

function pairs(): Map<string, Buffer> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const character = decoder.decode(bytes);
      if (trail !== 0x7f && [...character].length === 1 && character !== "\ufffd")
        table.set(character, bytes);
    }
  }
  return table;
}
