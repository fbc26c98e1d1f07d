/** Whether a text may begin with one of some texts: no is sure. Saves a look-up at nearly every place of a line. */
export class Heads {
  readonly #seen = new Uint8Array(size);
  #isEmpty = true;

  add(text: string): void {
    this.#seen[keyAt(text, 0)] = 1;
    this.#isEmpty = false;
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  mayBegin(text: string, at: number): boolean {
    return this.#seen[keyAt(text, at)] === 1;
  }
}

const size = 1 << 15;

const keyAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) &
  (size - 1);

/** The same of whole words, by their first character and their length. */
export class WordHeads {
  readonly #seen = new Uint8Array(wordSize);

  add(word: string): void {
    this.#seen[wordKey(word.charCodeAt(0), word.length)] = 1;
  }

  mayBe(text: string, start: number, end: number): boolean {
    return this.#seen[wordKey(text.charCodeAt(start), end - start)] === 1;
  }
}

const wordSize = 1 << 12;

const wordKey = (first: number, length: number): number =>
  (first * 32 + Math.min(length, 31)) & (wordSize - 1);
