/*
 * AssemblyScript. What lies where in a kernel's memory; src/scan/compiled-kernel.ts fills in the tables and the buffer,
 * and reads the events and the texts.
 */

/** Below stand the literals of the module itself. Bit sets of what the first four bytes of a text hash to, see `hashOf`. */
export const anchors: u32 = 65536;
export const looseStarts: u32 = anchors + 512;
/** Anchors that may stand anywhere, see anywhere.ts. */
export const anchorTables: u32 = looseStarts + 512;
/** The first anchor of each hash, and the anchors, see anchors.ts. */
export const anchorHeads: u32 = anchorTables + 512;
export const anchorHeadBytes: u32 = 4096 << 1;
export const anchorTexts: u32 = anchorHeads + anchorHeadBytes;
/** Slots of 64 bytes, see events.ts. */
export const events: u32 = anchors + 32768;
export const mostEvents: u32 = 4096;
/** Rows of 11 doubles, see rows.ts. */
export const rowBytes: u32 = 88;
export const rows: u32 = events + mostEvents * 64;
export const mostRows: u32 = 8192;
/** The bytes to be scanned. Behind them there is always room for a vector. */
export const buffer: u32 = rows + mostRows * rowBytes;
export const bufferBytes: u32 = 1 << 21;
/** Texts by their hash: numbers, 0 where a slot is free. */
export const slots: u32 = buffer + bufferBytes + 4096;
export const slotBits: u32 = 18;
export const slotMask: u32 = (1 << slotBits) - 1;
/** Texts by their number: address and length. */
export const texts: u32 = slots + ((slotMask + 1) << 2);
export const mostTexts: u32 = 1 << 17;
/** The bytes of the texts. */
export const arena: u32 = texts + (mostTexts << 3);
const arenaBytes: u32 = 1 << 23;
export const arenaEnd: u32 = arena + arenaBytes;
/** All of it, with room for a vector behind the last text. What was never written takes no room. */
export const memoryBytes: u32 = arenaEnd + 16;

/** A place in a bit set of 4,096. Any constant with well-mixed bits does; this one is the golden ratio's. */
export function hashOf(fourBytes: u32): u32 {
  return (fourBytes * 0x9e3779b1) >> 20;
}

export function isIn(set: u32, fourBytes: u32): bool {
  const hash = hashOf(fourBytes);
  return ((load<u8>(set + (hash >> 3)) >> ((hash & 7) as u8)) & 1) !== 0;
}
