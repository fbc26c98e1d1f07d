/** Each JID and sid once, as a small number. 0 stands for none. */
export class Interner {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [''];

  number(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#numbers.set(text, number);
    this.#texts.push(text);
    return number;
  }

  /** Texts from a number on, in order. */
  since(number: number): readonly string[] {
    return this.#texts.slice(number);
  }

  /** Numbers are less than this. */
  get size(): number {
    return this.#texts.length;
  }

  text(number: number): string | undefined {
    return number === 0 ? undefined : this.#texts[number];
  }
}
