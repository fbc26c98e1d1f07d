import type { Format, Sample } from '../model/family.ts';

export interface Survey {
  /** Lines that hold something. */
  readonly lines: number;
  readonly heads: number;
}

/** A sample of this size is the beginning of a larger file. */
const sampleBytes = 1 << 16;

/** How many of a sample's lines are heads. A last line that is cut short is left out, unless it is the only one. */
export function survey({ head }: Sample, isHead: Format['head']): Survey {
  const bytes = Buffer.from(head, 'latin1');
  let lines = 0;
  let heads = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    if (newline < 0 && lines > 0 && bytes.length >= sampleBytes) break;
    const end = newline < 0 ? bytes.length : newline;
    if (!isBlank(bytes, start, end)) lines += 1;
    if (isHead(bytes, start, end) >= 0) heads += 1;
    start = end + 1;
  }
  return { lines, heads };
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] ?? 0) > 32) return false;
  return true;
}
