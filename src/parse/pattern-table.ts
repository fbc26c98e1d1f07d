import type { Fact } from '../model/fact.ts';
import type { Family, Pattern } from '../model/family.ts';
import { groupBy } from '../model/group-by.ts';
import type { Disposition } from '../scan/record.ts';

/** A family's patterns, by the first letter of what they are anchored to where messages start with it. */
export class PatternTable {
  /** Records that were read only as they may have been before a page broke their lines. */
  unbroken = 0;
  /** The pattern that read a fact last. */
  last: Pattern | undefined;
  readonly family: Family | undefined;
  readonly #all: readonly Pattern[];
  readonly #byFirst: ReadonlyMap<number, readonly Pattern[]> | undefined;

  constructor(family: Family | undefined) {
    this.family = family;
    this.#all = family?.patterns ?? [];
    if (family?.anchored !== 'start') return;
    this.#byFirst = groupBy(this.#all, ({ anchor }) => anchor.charCodeAt(0));
  }

  read(message: string): Fact | Disposition {
    const found = this.#readAs(message);
    if (found !== 'unknown' || !message.includes('\n')) return found;
    for (const whole of this.family?.unbroken?.(message) ?? []) {
      const again = this.#readAs(whole);
      if (again === 'unknown') continue;
      this.unbroken += 1;
      return again;
    }
    return found;
  }

  /** `unknown`: no pattern could read what its anchor promised. `unused`: read, and it says nothing of use. */
  #readAs(message: string): Fact | Disposition {
    const patterns = this.#byFirst ? this.#byFirst.get(message.charCodeAt(0)) : this.#all;
    let found: Disposition | undefined;
    for (const pattern of patterns ?? []) {
      if (!this.#holds(pattern, message)) continue;
      const match = pattern.regex.exec(message);
      if (!match) continue;
      const fact = pattern.read(match, message);
      if (fact === 'unreadable') found = 'unknown';
      else if (fact) {
        this.last = pattern;
        return fact;
      } else found ??= 'unused';
    }
    return found ?? 'unknown';
  }

  #holds({ anchor }: Pattern, message: string): boolean {
    return this.#byFirst ? message.startsWith(anchor) : message.includes(anchor);
  }
}
