import fc from 'fast-check';
import { sources, surroundings } from './corpus.ts';
import { type Mutation, mutated, mutation } from './mutations.ts';

/** One made log: what a kept case holds. */
export interface MadeLog {
  /** Where it lies in its bundle. */
  readonly path: string;
  /** The bundle of the fixtures that it is put into, or stands alone. */
  readonly beside?: string;
  readonly bytes: Buffer;
}

interface Part {
  readonly source: number;
  readonly from: number;
  readonly lines: number;
}

const part: fc.Arbitrary<Part> = fc.record({
  source: fc.nat(sources.length - 1),
  from: fc.nat(10_000),
  lines: fc.integer({ min: 1, max: 60 }),
});

/** How parts of several logs become one. */
const weaves = ['one-after-another', 'by-records', 'inside-records'] as const;

const encodings = ['plain', 'utf-8-bom', 'utf-16le', 'utf-16le-bom', 'utf-16be-bom'] as const;

const textOf = ({ source, from, lines }: Part): string => {
  const all = (sources[source]?.bytes() ?? Buffer.alloc(0)).toString('latin1').split('\n');
  const start = from % all.length;
  return all.slice(start, start + lines).join('\n');
};

/** Lines of both in turn, two at a time so that some records stay whole; inside records at any byte. */
function woven(texts: readonly string[], how: (typeof weaves)[number]): string {
  if (how === 'one-after-another') return texts.join('\n');
  const cut = how === 'by-records' ? /(?:.*\n){1,2}|.+$/g : /[\s\S]{1,97}/g;
  const pieces = texts.map((text) => text.match(cut) ?? []);
  const most = Math.max(...pieces.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) => pieces.map((own) => own[i] ?? '').join('')).join(
    '',
  );
}

function encoded(text: string, encoding: (typeof encodings)[number]): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  const [, form = '', mark] = /^(plain|utf-8|utf-16..)(-bom)?$/.exec(encoding) ?? [];
  if (form === 'plain') return bytes;
  const marked = `${mark ? '\uFEFF' : ''}${bytes.toString('utf8')}`;
  if (form === 'utf-8') return Buffer.from(marked);
  const little = Buffer.from(marked, 'utf16le');
  return form === 'utf-16be' ? little.swap16() : little;
}

/** Parts of one to three logs, woven, mutated, in any encoding, alone or in a bundle. */
export const madeLog: fc.Arbitrary<MadeLog> = fc
  .record({
    parts: fc.oneof(
      { weight: 4, arbitrary: fc.array(part, { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(part, { minLength: 2, maxLength: 3 }) },
    ),
    weave: fc.constantFrom(...weaves),
    mutations: fc.array(mutation, { minLength: 1, maxLength: 6 }),
    encoding: fc.oneof(
      { weight: 5, arbitrary: fc.constant(encodings[0]) },
      { weight: 1, arbitrary: fc.constantFrom(...encodings) },
    ),
    beside: fc.constantFrom(undefined, ...Object.keys(surroundings)),
  })
  .map(({ parts, weave, mutations, encoding, beside }) => {
    const whole = woven(parts.map(textOf), weave);
    const text = mutations.reduce((log: string, one: Mutation) => mutated(log, one), whole);
    const path = sources[parts[0]?.source ?? 0]?.path ?? 'made.log';
    return { path, ...(beside && { beside }), bytes: encoded(text, encoding) };
  });

/** Where a stream is cut into chunks: offsets, modulo its length. */
export const borders = fc.array(fc.nat(1 << 20), { maxLength: 12 });
