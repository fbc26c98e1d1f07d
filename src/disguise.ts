import { randomBytes } from 'node:crypto';
import { learnBundle } from './learn-bundle.ts';
import type { Limits } from './model/limits.ts';
import { Check, type Leak } from './redact/check.ts';
import { checkValue, withoutRemainders } from './redact/check-value.ts';
import { learnFromValue } from './redact/learn-value.ts';
import { mapText } from './redact/map-text.ts';
import { Pseudonyms } from './redact/pseudonyms.ts';
import { ValueRedactor } from './redact/redact-value.ts';
import { Redactor } from './redact/redactor.ts';

export interface DisguiseOptions {
  /** The logs; none where a report is all there is. */
  readonly paths?: readonly string[];
  /** Reports, inventories and the like: what they name is learnt, too. */
  readonly known: readonly unknown[];
  /** Without one a random key. */
  readonly key?: Uint8Array | undefined;
  readonly limits?: Partial<Limits>;
}

/** Outputs with pseudonyms for people and machines. */
export interface Disguise {
  /** The same data, pseudonyms for originals. */
  readonly value: <T>(data: T) => T;
  readonly text: (sentence: string) => string;
  /** What is left of an original in data that are to be printed. */
  readonly leakIn: (data: unknown) => Leak | undefined;
  /** What is left in a text as printed, the tool's own words around it. */
  readonly leakInText: (text: string) => Leak | undefined;
  readonly map: () => string;
}

/** Reads what the pseudonyms are to stand for. */
export async function disguise({ paths, known, key, limits }: DisguiseOptions): Promise<Disguise> {
  const { originals } = await learnBundle(paths ?? [], limits);
  const agents = learnFromValue(known, originals);
  const pseudonyms = new Pseudonyms(Buffer.from(key ?? randomBytes(32)), originals.all());
  const redactor = new Redactor(originals, pseudonyms);
  const values = new ValueRedactor(redactor, pseudonyms, originals, agents);
  const check = new Check(originals, (one) => pseudonyms.of('address', one));
  return {
    value: (data) => withoutRemainders(values.value(data), check),
    text: (sentence) => values.text(sentence),
    leakIn: (data) => checkValue(data, check, agents),
    leakInText: (text) => check.leakAmongOwnWords(text),
    map: () => mapText(originals, pseudonyms),
  };
}
