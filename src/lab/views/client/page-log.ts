/** Characters that the page keeps; what it sends is no longer (finesse-logs.md section 5). */
export const mostKept = 1_572_864;

/** What a page keeps of its log: the browser's line, and the newest records, the oldest dropped first. */
export class PageLog {
  readonly #userAgent: string;
  readonly #records: string[] = [];
  #oldest = 0;
  #kept: number;

  constructor(userAgent: string) {
    this.#userAgent = userAgent;
    this.#kept = lengthOf(userAgent);
  }

  add(record: string): void {
    this.#records.push(record);
    this.#kept += lengthOf(record);
    while (this.#kept > mostKept && this.#oldest < this.#records.length) this.#drop();
  }

  /** As it is sent, without the last line's end. */
  get text(): string {
    return [this.#userAgent, ...this.#records.slice(this.#oldest)].join('\n');
  }

  #drop(): void {
    this.#kept -= lengthOf(this.#records[this.#oldest] ?? '');
    this.#oldest += 1;
    if (this.#oldest * 2 < this.#records.length) return;
    this.#records.splice(0, this.#oldest);
    this.#oldest = 0;
  }
}

/** With the end of its line. */
const lengthOf = (line: string): number => Buffer.byteLength(line) + 1;
