import type { Claim, Format, Sample } from '../../model/family.ts';
import type { SourceKind } from '../../model/words.ts';
import { contactCenter } from './contact-center.ts';
import type { Declaration } from './declaration.ts';
import { finesse } from './finesse.ts';
import { platform } from './platform.ts';
import { servers } from './servers.ts';

/** On equal shares the earlier one is named. */
export const declarations: readonly Declaration[] = [
  ...contactCenter,
  ...servers,
  ...platform,
  ...finesse,
];

/** Enough for a line's start. */
const lineChars = 600;
/** One line in two hundred: stack traces and answers to commands are long. */
const minShare = 0.005;
/** A family that reads the file explains as much of it and wins. */
const unusedWeight = 0.5;
const nameScore = 0.005;

export function claim(sample: Sample): Claim | undefined {
  if (isBinary(sample.head)) return undefined;
  return claimByLines(sample) ?? claimByName(sample);
}

export function claimAs(kind: SourceKind, sample: Sample): Claim | undefined {
  if (kind !== 'known-unused') return undefined;
  return { kind, format: claim(sample)?.format ?? unread('unnamed'), score: 1 };
}

function claimByLines({ head }: Sample): Claim | undefined {
  const lines = linesOf(head);
  let found: Declaration | undefined;
  let most = Math.max(1, lines.length * minShare) - 1;
  for (const declaration of declarations) {
    const count = lines.filter((line) => declaration.line?.test(line)).length;
    if (count > most) [found, most] = [declaration, count];
  }
  return found && claimOf(found, (most / lines.length) * unusedWeight);
}

function claimByName({ path }: Sample): Claim | undefined {
  const place = `/${path.replaceAll(/[\\!]/g, '/').toLowerCase()}`;
  const found = declarations.find((declaration) => declaration.path?.test(place));
  if (!found) return undefined;
  const why = found.line
    ? 'its name; the beginning does not show its form'
    : 'its name; nobody has published the form of this log';
  return { ...claimOf(found, nameScore), why };
}

const claimOf = ({ name }: Declaration, score: number): Claim => ({
  kind: 'known-unused',
  format: unread(name),
  score,
});

/** No line of it is looked at. */
const unread = (name: string): Format => ({
  name,
  head: () => -1,
  time: () => undefined,
  printed: () => undefined,
});

const linesOf = (head: string): string[] =>
  head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.slice(0, lineChars));

/** Pictures, archives, PDFs, and text in UTF-16: below the blank a log has but tabs, line ends and colours. */
function isBinary(head: string): boolean {
  if (head.startsWith('%PDF-')) return true;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code < 32 && !(code >= 8 && code <= 13) && code !== 27) return true;
  }
  return false;
}
