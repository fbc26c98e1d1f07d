import type { Finding, Report } from '../../src/model/report.ts';
import { noteName } from '../../src/redact-bundle.ts';

interface Differences {
  /** The archive that the report is of: archives are folders in it. */
  readonly archive?: string;
  /** What is no text is in one bundle alone. */
  readonly leftOut?: readonly string[];
}

/**
 * A report as far as redaction may not change it: all but sizes, the note, and what goes by the order of ids, as the
 * agents that a sentence names first and the records that stand for many do.
 */
export function alike(report: Report, { archive = '', leftOut = [] }: Differences = {}): unknown {
  const { bundle, agents, disconnects, bursts, evidence: _, ...rest } = report;
  const told = {
    ...rest,
    bundle: {
      ...bundle,
      roots: bundle.roots.length,
      sources: bundle.sources
        .filter(({ path }) => !path.endsWith(noteName) && !leftOut.includes(path))
        .map(({ bytes: _bytes, ...source }) => source),
      missing: bundle.missing.map(({ why: _why, ...missing }) => missing),
    },
    settings: Object.entries(rest.settings).map(([name, { value, origin }]) => ({
      name,
      value,
      origin,
    })),
    agents: agents.map((agent) => ({
      ...agent,
      risks: agent.risks?.map(({ cause, from, to }) => ({ cause, from, to })),
    })),
    disconnects: disconnects.map((one) => ({
      ...one,
      ...judged(one),
      causes: one.causes.map(judged),
    })),
    bursts: bursts.map((one) => ({ ...one, ...judgedOnce(one) })),
  };
  return sorted(pathsOf(told, archive));
}

type Judged = Partial<Pick<Report['bursts'][number], 'for' | 'against' | 'next'>>;

const judged = <T extends Judged>({ for: speaking = [], against = [], next = [], ...rest }: T) => ({
  ...rest,
  for: speaking.map(weighed),
  against: against.map(weighed),
  next: next.map(({ owner, cause }) => ({ owner, cause })),
  decide: undefined,
});

/** Of its members' findings a burst tells one in words that name some of them. */
function judgedOnce(burst: Judged): object {
  const { for: speaking = [], against = [], ...rest } = judged(burst);
  return { ...rest, for: distinct(speaking), against: distinct(against) };
}

const distinct = (findings: readonly unknown[]): string[] => [
  ...new Set(findings.map((one) => JSON.stringify(one))),
];

const weighed = ({ rule, strength, weight }: Finding) => ({ rule, strength, weight });

/** The records that both cite: by their times and beginnings; where a text is cut depends on the length of names. */
export function citedAlike(a: Report, b: Report, archive: string): [unknown, unknown][] {
  const refs = new Map(a.evidence.map((one) => [one.ref.replaceAll('!', '/'), one]));
  return b.evidence.flatMap((one) => {
    const other = refs.get(one.ref.replace(`${archive}!`, ''));
    return other === undefined ? [] : [[short(other), short(one)]];
  });
}

const short = ({ at, printed, text }: Report['evidence'][number]) => ({
  at,
  printed,
  text: text.slice(0, 150),
});

function pathsOf(value: unknown, archive: string): unknown {
  if (typeof value === 'string') return value.replaceAll(`${archive}!`, '').replaceAll('!', '/');
  if (Array.isArray(value)) return value.map((one) => pathsOf(one, archive));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, pathsOf(one, archive)]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map(sorted)
      .map((one) => ({ one, text: JSON.stringify(one) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ one }) => one);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
}
