import type { Format } from '../model/family.ts';
import type { Style } from '../timeline/logs/batch.ts';

const debugKey = (isDebug: boolean): string => (isDebug ? 'debug' : '');

/** What the heads and wordings of one log show: the same object for what is the same. */
export class Styles {
  readonly #format: Format | undefined;
  readonly #known = new Map<string, Style>();

  constructor(format: Format | undefined) {
    this.#format = format;
  }

  /** Of a record whose head begins at `start`; nothing where it shows nothing. */
  of(bytes: Uint8Array, start: number, end: number, wording?: string): Style | undefined {
    const form = this.#format?.release?.(bytes, start, end);
    const isDebug = this.#format?.isDebug?.(bytes, start, end) ?? false;
    return this.#style(form, isDebug, wording);
  }

  /** Of a head that is a time and nothing else: that is of any release, and says no level. */
  bare(wording: string | undefined): Style | undefined {
    return this.#style(undefined, false, wording);
  }

  #style(form: string | undefined, isDebug: boolean, wording?: string): Style | undefined {
    if (form === undefined && wording === undefined && !isDebug) return undefined;
    const key = `${form}\n${wording}\n${debugKey(isDebug)}`;
    const known = this.#known.get(key) ?? { form, wording, isDebug };
    this.#known.set(key, known);
    return known;
  }
}
