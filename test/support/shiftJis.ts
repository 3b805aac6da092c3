const TWO_BYTES = 0x100;

/** Bytes of a text in Shift_JIS, which the platform can read and not write. */
export function shiftJis(text: string): Buffer {
  const table = reverseTable();
  return Buffer.concat([...text].map((character) => {
    const code = character.charCodeAt(0);
    const bytes = code < 0x80 ? [code] : table.get(character);
    if (!bytes) throw new Error(`${character} is not in Shift_JIS.`);
    return Buffer.from(bytes);
  }));
}

function reverseTable(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const table = new Map<string, readonly number[]>();
  const leads = [...Array(0x1f).keys()].map((at) => 0x81 + at).concat([...Array(0x10).keys()].map((at) => 0xe0 + at));
  for (const lead of leads) {
    for (let trail = 0x40; trail < TWO_BYTES; trail++) {
      try {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (character.length === 1 && !table.has(character)) table.set(character, [lead, trail]);
      } catch {
        // No character has these two bytes.
      }
    }
  }
  for (let kana = 0xa1; kana <= 0xdf; kana++) table.set(decoder.decode(Uint8Array.of(kana)), [kana]);
  return table;
}
