import type { Rejoiner } from '../../model/family.ts';
import { ccbu } from './formats.ts';

/** A head is complete within so many lines, or it is none: it takes 200 bytes, and pages have room for 60 a line. */
const maxHeadLines = 6;
/** Room for a head: enough of a line to see whether it is one. */
const headBytes = 1 << 10;
/** A record is joined up to here, a longer line left as it is: memory stays bounded. */
const maxJoinedBytes = 1 << 16;
/** How a record starts: with its sequence number, or where the page left that out with its date. */
const numbered = /^\d{3,12}:/;
const dated = /^[A-Z][a-z]{2} {1,2}\d{1,2} \d{4}(?: |$)/;

/**
 * Joins records again whose head was broken by a page: after a hyphen, or at a blank, which the newline then replaces.
 * The newlines follow behind the record, so that as many stand before each record as before. A record whose head
 * stands on one line is left as it is.
 */
export class WrappedRecords implements Rejoiner {
  joined = 0;
  /** Of the line that is not yet ended. */
  #rest = '';
  /** The unfinished line is too long to wait for its end. */
  #isLong = false;
  /** Lines that may turn out to be a head. */
  #pending: string[] = [];
  /** The record that is being joined: its text so far, and how many lines that took. */
  #parts: string[] = [];
  #bytes = 0;
  #lines = 0;
  #out: string[] = [];

  push(chunk: Uint8Array): Buffer {
    const text = this.#rest + Buffer.from(chunk).toString('latin1').replaceAll('\0', '');
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#endLine(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#isLong || this.#rest.length > maxJoinedBytes) this.#passLong();
    return this.#taken();
  }

  end(): Buffer {
    if (this.#rest !== '') this.#endLine(this.#rest);
    this.#settle();
    this.#close();
    return this.#taken();
  }

  #taken(): Buffer {
    const taken = Buffer.from(this.#out.join(''), 'latin1');
    this.#out = [];
    return taken;
  }

  #passLong(): void {
    this.#settle();
    this.#close();
    this.#out.push(this.#rest);
    this.#rest = '';
    this.#isLong = true;
  }

  #endLine(line: string): void {
    if (this.#isLong) this.#out.push(line, '\n');
    else if (!this.#completes(line)) this.#take(line);
    this.#isLong = false;
  }

  /** Whether the line makes a head of the pending ones, or may yet. */
  #completes(line: string): boolean {
    const { length } = this.#pending;
    if (length === 0 || numbered.test(line) || isHead(line)) return false;
    const lines = [...this.#pending, line];
    const text = joined(lines);
    const isWhole = isHead(text);
    if (isWhole) this.#open(lines);
    else if (length < maxHeadLines && text.length < headBytes) this.#pending = lines;
    return isWhole || this.#pending.length > length;
  }

  #take(line: string): void {
    this.#settle();
    if (isHead(line)) this.#close();
    else if (numbered.test(line) || dated.test(line)) {
      this.#pending = [line];
      return;
    }
    this.#pass(line);
  }

  #open(lines: readonly string[]): void {
    this.#close();
    this.#pending = [];
    this.joined += 1;
    for (const line of lines) this.#add(line);
  }

  /** The pending lines are no head: they belong to what stands above them. */
  #settle(): void {
    const lines = this.#pending;
    this.#pending = [];
    for (const line of lines) this.#pass(line);
  }

  /** A line that starts nothing: more of the joined record, or left as it is. */
  #pass(line: string): void {
    if (this.#lines === 0) this.#out.push(line, '\n');
    else this.#add(line);
    if (this.#bytes > maxJoinedBytes) this.#close();
  }

  #add(line: string): void {
    const above = this.#parts.at(-1);
    const part = above === undefined ? trimmed(line) : between(above, line) + trimmed(line);
    this.#parts.push(part);
    this.#bytes += part.length + 1;
    this.#lines += 1;
  }

  #close(): void {
    this.#out.push(this.#parts.join(''), '\n'.repeat(this.#lines));
    this.#parts = [];
    this.#bytes = 0;
    this.#lines = 0;
  }
}

function isHead(line: string): boolean {
  const start = line.slice(0, headBytes);
  if (!start.includes('%CCBU_')) return false;
  const bytes = Buffer.from(start, 'latin1');
  return ccbu.head(bytes, 0, bytes.length) >= 0;
}

const joined = (lines: readonly string[]): string =>
  lines.map(trimmed).reduce((above, line) => above + between(above, line) + line);

const trimmed = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** A page breaks after a hyphen inside a word, and else at a blank, which it may keep. */
function between(above: string, line: string): string {
  const keepsBlank = above.endsWith(' ') || line.startsWith(' ') || trimmed(line) === '';
  return keepsBlank || /\S-$/.test(above.slice(-2)) ? '' : ' ';
}
