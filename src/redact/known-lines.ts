/** Longer lines seldom come twice. */
const longest = 200;
const most = 20_000;
/** With a time or a number of its own, which no other has. */
const beginsRecord = /^\d/;

/** What was made of lines that logs repeat, as they do tags of XML; bounded, for logs are not. */
export class KnownLines<T> {
  #known = new Map<string, T>();

  of(line: string, make: (line: string) => T): T {
    if (line.length > longest || beginsRecord.test(line)) return make(line);
    const known = this.#known.get(line);
    if (known !== undefined) return known;
    const made = make(line);
    if (this.#known.size >= most) this.#known = new Map();
    this.#known.set(line, made);
    return made;
  }
}
