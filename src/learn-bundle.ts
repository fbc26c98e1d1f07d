import { isText } from './bundle/is-text.ts';
import { type Bundle, openBundle } from './bundle/open-bundle.ts';
import { openText } from './bundle/text.ts';
import { walk } from './bundle/walk.ts';
import { cleanLines } from './clean-lines.ts';
import type { Limits } from './model/limits.ts';
import type { Problem } from './model/report.ts';
import { families } from './parsers/index.ts';
import { type Progress, progressOf } from './read-bundle.ts';
import { KnownLines } from './redact/known-lines.ts';
import { learnFrom, learnFromPath } from './redact/learn.ts';
import { Originals } from './redact/originals.ts';
import { vocabularyOf } from './redact/vocabulary.ts';

/** A bundle, read for what it tells of people and machines. */
export interface Learnt {
  readonly bundle: Bundle;
  readonly originals: Originals;
  readonly problems: readonly Problem[];
  /** Paths of the texts. */
  readonly logs: ReadonlySet<string>;
}

export async function learnBundle(
  paths: readonly string[],
  limits?: Partial<Limits>,
  onProgress?: (progress: Progress) => void,
): Promise<Learnt> {
  const bundle = await openBundle(paths, { limits });
  const samples = families.flatMap(({ patterns }) => patterns.map(({ sample }) => sample));
  const originals = new Originals(vocabularyOf(samples));
  const problems: Problem[] = [];
  const logs = new Set<string>();
  const known = new KnownLines<true>();
  const onRead = onProgress && progressOf(bundle, onProgress);
  const report = (problem: Problem): number => problems.push(problem);
  for await (const file of walk(bundle, { report, onRead })) {
    learnFromPath(file.path, originals);
    const { head, chunks } = await openText(file.chunks);
    if (isText(head)) {
      logs.add(file.path);
      for await (const { text } of cleanLines(chunks))
        known.of(text, (line) => learnFrom(line, originals));
    } else await chunks.return(undefined);
  }
  return { bundle, originals, problems: [...bundle.problems, ...problems], logs };
}
