export const blockBits = 13;
/** A place in a block fits 16 bits. */
export const rowsPerBlock = 1 << blockBits;

/**
 * What a number is guessed from: the first of its column in the block; the row before, as times and places in a file
 * go; the last row of the block that has the same number in the first column, as what counts up by session does. A bad
 * guess costs memory only.
 */
export type Guess = 'first' | 'before' | 'alike';

/** A number that is kept whole, and its place. */
const wholeBits = 64 + 16;
/** Of the rows, one in so many tells the width that most misses need. */
const sampled = 4;
/** First columns that agree in these bits share a guess. */
const alikeMask = 4_095;

// Used again for every column: blocks are packed one by one.
const misses = new Int32Array(rowsPerBlock);
const words = new Int32Array(rowsPerBlock + 1);
const wholes = new Float64Array(rowsPerBlock);
const places = new Uint16Array(rowsPerBlock);
const lengths = new Int32Array(33);
const latest = new Float64Array(alikeMask + 1);

/**
 * One column of a block as bytes: by how much each number misses its guess, all in the same few bits, and whole what
 * misses it by more, or is no whole number. `keys`: the block's first column.
 */
export function pack(cells: Float64Array, guess: Guess, keys: Float64Array): Uint8Array {
  const rows = cells.length;
  if (isOneNumber(cells, rows)) return packOne(cells[0] as number, rows);
  if (guess === 'alike') missAlike(cells, rows, keys);
  else missPlain(cells, rows, guess === 'before');
  const width = widthOf(rows);
  const wholeCount = writeBits(cells, rows, width);
  const wordCount = wordsOf(rows, width);
  const packed = layOut(rows, width, wholeCount);
  packed.head.set([rows, width, wholeCount]);
  packed.first[0] = cells[0] as number;
  packed.wholes.set(wholes.subarray(0, wholeCount));
  packed.words.set(words.subarray(0, wordCount));
  packed.places.set(places.subarray(0, wholeCount));
  return packed.bytes;
}

function packOne(number: number, rows: number): Uint8Array {
  const packed = layOut(rows, 0, 0);
  packed.head[0] = rows;
  packed.first[0] = number;
  return packed.bytes;
}

/** Fills `cells` with what was packed. */
export function unpack(
  bytes: Uint8Array,
  guess: Guess,
  keys: Float64Array,
  cells: Float64Array,
): void {
  const [rows = 0, width = 0, wholeCount = 0] = new Uint16Array(bytes.buffer, 0, 3);
  if (width + wholeCount === 0) {
    cells.fill(new Float64Array(bytes.buffer, 8, 1)[0] as number, 0, rows);
    return;
  }
  const packed = layOut(rows, width, wholeCount, bytes);
  words.set(packed.words);
  wholes.set(packed.wholes);
  places.set(packed.places);
  places[wholeCount] = rows;
  const head = { rows, width, first: packed.first[0] as number };
  if (guess === 'alike') guessAlike(cells, head, keys);
  else guessPlain(cells, head, guess === 'before');
}

/** What is known of a column before its numbers. */
interface Packed {
  readonly rows: number;
  readonly width: number;
  readonly first: number;
}

const wordsOf = (rows: number, width: number): number => Math.ceil((rows * width) / 32);

/** The parts of a packed column, each at an offset that its type can stand at. */
function layOut(rows: number, width: number, wholeCount: number, packed?: Uint8Array) {
  const wordCount = wordsOf(rows, width);
  const wordsAt = 8 + 8 + 8 * wholeCount;
  const placesAt = wordsAt + 4 * wordCount;
  const bytes = packed ?? new Uint8Array(placesAt + 2 * wholeCount);
  const { buffer } = bytes;
  return {
    bytes,
    head: new Uint16Array(buffer, 0, 3),
    first: new Float64Array(buffer, 8, 1),
    wholes: new Float64Array(buffer, 16, wholeCount),
    words: new Int32Array(buffer, wordsAt, wordCount),
    places: new Uint16Array(buffer, placesAt, wholeCount),
  };
}

function isOneNumber(cells: Float64Array, rows: number): boolean {
  const first = cells[0];
  for (let i = 1; i < rows; i++) if (cells[i] !== first) return false;
  return !Number.isNaN(first);
}

function missPlain(cells: Float64Array, rows: number, follows: boolean): void {
  let guess = cells[0] as number;
  for (let i = 0; i < rows; i++) {
    const value = cells[i] as number;
    misses[i] = missOf(value, guess);
    if (follows) guess = value;
  }
}

function missAlike(cells: Float64Array, rows: number, keys: Float64Array): void {
  latest.fill(cells[0] as number);
  for (let i = 0; i < rows; i++) {
    const value = cells[i] as number;
    const alike = (keys[i] as number) & alikeMask;
    misses[i] = missOf(value, latest[alike] as number);
    latest[alike] = value;
  }
}

/** 0, −1, 1, −2 … as 0, 1, 2, 3 …; −1, which needs all bits, where the guess does not lead back to the number. */
function missOf(value: number, guess: number): number {
  const miss = value - guess;
  const near = miss | 0;
  return near === miss && guess + near === value ? (near << 1) ^ (near >> 31) : -1;
}

const bitsOf = (miss: number): number => 32 - Math.clz32(miss);

/** The width that needs the least memory; what needs 32 bits is kept whole. */
function widthOf(rows: number): number {
  lengths.fill(0);
  for (let i = 0; i < rows; i += sampled) (lengths[bitsOf(misses[i] as number)] as number)++;
  let best = 31;
  let least = Number.POSITIVE_INFINITY;
  let whole = lengths[32] as number;
  for (let width = 31; width >= 0; width--) {
    const bits = Math.ceil(rows / sampled) * width + whole * wholeBits;
    if (bits <= least) {
      least = bits;
      best = width;
    }
    whole += lengths[width] as number;
  }
  return best;
}

/** Without a branch: where a miss ends in a word nobody can foretell. Gives how many numbers are kept whole. */
function writeBits(cells: Float64Array, rows: number, width: number): number {
  let wholeCount = 0;
  words[0] = 0;
  for (let i = 0, bit = 0; i < rows; i++, bit += width) {
    let miss = misses[i] as number;
    if (bitsOf(miss) > width) {
      places[wholeCount] = i;
      wholes[wholeCount++] = cells[i] as number;
      miss = 0;
    }
    const at = bit >>> 5;
    const shift = bit & 31;
    words[at] = (words[at] as number) | (miss << shift);
    // A shift by 32 does nothing, so it is done in two.
    words[at + 1] = (miss >>> 1) >>> (31 - shift);
  }
  return wholeCount;
}

/** The miss that the bits of a mask tell, from `bit` on. */
function missAt(bit: number, mask: number): number {
  const at = bit >>> 5;
  const shift = bit & 31;
  const above = ((words[at + 1] as number) << 1) << (31 - shift);
  const zigzag = (((words[at] as number) >>> shift) | above) & mask;
  return (zigzag >>> 1) ^ -(zigzag & 1);
}

function guessPlain(cells: Float64Array, { rows, width, first }: Packed, follows: boolean): void {
  const mask = 2 ** width - 1;
  let guess = first;
  let whole = 0;
  for (let i = 0, bit = 0; i < rows; i++, bit += width) {
    const value = places[whole] === i ? (wholes[whole++] as number) : guess + missAt(bit, mask);
    cells[i] = value;
    if (follows) guess = value;
  }
}

function guessAlike(cells: Float64Array, { rows, width, first }: Packed, keys: Float64Array): void {
  const mask = 2 ** width - 1;
  latest.fill(first);
  let whole = 0;
  for (let i = 0, bit = 0; i < rows; i++, bit += width) {
    const alike = (keys[i] as number) & alikeMask;
    const value =
      places[whole] === i
        ? (wholes[whole++] as number)
        : (latest[alike] as number) + missAt(bit, mask);
    cells[i] = value;
    latest[alike] = value;
  }
}
