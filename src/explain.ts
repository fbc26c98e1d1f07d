import { eventLabels } from './model/event-labels.ts';
import { causeExplanations } from './model/explanations/causes.ts';
import {
  type Explained,
  type ExplainedGroup,
  type Explanation,
  type KnownRecord,
  sourceWords,
} from './model/explanations/explanation.ts';
import { kindExplanations } from './model/explanations/kinds.ts';
import { logExplanations } from './model/explanations/log-kinds.ts';
import { outcomeExplanations } from './model/explanations/outcomes.ts';
import { causerExplanations, codeNotes } from './model/explanations/reason-causers.ts';
import { serverEventExplanations } from './model/explanations/server-events.ts';
import { sideExplanations } from './model/explanations/sides.ts';
import { stepExplanations } from './model/explanations/steps.ts';
import { confidenceExplanations, strengthExplanations } from './model/explanations/weight.ts';
import {
  productTitles,
  type ReasonCode,
  type ReasonList,
  reasonCauserWords,
  reasonLists,
} from './model/reason-codes.ts';
import { type Cause, causeWords, type Step, stepWords } from './model/words.ts';
import { families } from './parsers/index.ts';
import { type Rule, rules } from './rules/index.ts';

/**
 * What a name means: of several groups where it stands in several. Also as it is printed: in words, with what it says
 * (`idle close: past 60000 ms`), or several at once (`255/50002`, `network-path (network, likely)`). None where nothing
 * bears it.
 */
export function explain(query: string): Explained[] {
  const all = entries();
  const named = (words: string): Explained[] => {
    const wanted = keyOf(words);
    return all.flatMap(({ keys, explained }) => (keys.includes(wanted) ? [explained] : []));
  };
  const [beforeColon = ''] = query.split(':');
  for (const whole of [query, beforeColon]) {
    const found = named(whole);
    if (found.length > 0) return found;
  }
  return [...new Set(beforeColon.split(/[/,()]/).flatMap(named))];
}

/** Names and labels differ in case and hyphens only. */
const keyOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
    .replace(/^reasons? (codes? )?/, 'reason ');

/** Everything that can be explained, by group. */
export const explanations = (): Explained[] => entries().map(({ explained }) => explained);

interface Entry {
  readonly explained: Explained;
  /** What it may be asked for by, as `keyOf` writes it. */
  readonly keys: readonly string[];
}

const entries = (): Entry[] => [
  ...vocabulary('cause', causeExplanations, causeExtras),
  ...rules.map(ruleEntry),
  ...vocabulary('outcome', outcomeExplanations),
  ...vocabulary('step', stepExplanations, stepExtras, (name) => [stepWords[name]]),
  ...reasonLists
    .flatMap((list) => list.codes.map((reason) => ({ list, reason })))
    .sort((a, b) => a.reason.code - b.reason.code)
    .map(({ list, reason }) => codeEntry(list, reason)),
  ...vocabulary(
    'record',
    kindExplanations,
    (kind) => ({ records: recordsOf(kind) }),
    (kind) => [eventLabels[kind], ...anchorsOf(kind)],
  ),
  ...vocabulary('server-event', serverEventExplanations),
  ...vocabulary('confidence', confidenceExplanations, undefined, (name) =>
    name === 'possible' ? ['poss.'] : [],
  ),
  ...vocabulary('strength', strengthExplanations),
  ...vocabulary('side', sideExplanations),
  ...vocabulary('log', logExplanations),
];

function vocabulary<Name extends string>(
  group: ExplainedGroup,
  all: Readonly<Record<Name, Explanation>>,
  extras: (name: Name) => Partial<Explained> = () => ({}),
  aliases: (name: Name) => readonly string[] = () => [],
): Entry[] {
  return (Object.keys(all) as Name[]).map((name) => {
    const { sources, ...said } = all[name];
    const own = { ...said, sources: sources.map((source) => sourceWords[source]) };
    return entry({ ...empty, ...own, ...extras(name), group, name }, aliases(name));
  });
}

const empty = { asks: [], shows: [], records: [], looksLike: [], next: [], see: [] } as const;

const entry = (explained: Explained, aliases: readonly string[] = []): Entry => ({
  explained,
  keys: [explained.name, ...aliases]
    .flatMap((name) => [name, `${explained.group} ${name}`])
    .map(keyOf),
});

const causeExtras = (cause: Cause): Partial<Explained> => ({
  title: `usual side: ${causeWords[cause].side}`,
  see: rules.filter(({ meta }) => meta.cause === cause).map(({ meta }) => `rule ${meta.id}`),
});

const stepExtras = (step: Step): Partial<Explained> => ({
  title: `printed as "${stepWords[step]}"`,
});

function ruleEntry({ meta }: Rule): Entry {
  const { id, cause, title, description, conditions, falsePositives, remedy, decide } = meta;
  const reads = meta.reads.length === 0 ? [] : [{ log: 'reads', text: meta.reads.join(', ') }];
  const needs = meta.requires.map((log) => ({
    log: 'needs',
    text: `${log}: without them its silence proves nothing`,
  }));
  return entry({
    ...empty,
    group: 'rule',
    name: id,
    title,
    what: description,
    asks: Object.values(conditions),
    shows: [...reads, ...needs],
    looksLike: [{ text: falsePositives }],
    next: remedy,
    decide,
    sources: causeExplanations[cause].sources.map((source) => sourceWords[source]),
    see: [`cause ${cause}`],
  });
}

const states = {
  'logged-out': 'The agent is logged out.',
  'not-ready': 'The agent is set Not Ready.',
} as const;

function codeEntry({ product, sources }: ReasonList, reason: ReasonCode): Entry {
  const { code, words, state, by, name } = reason;
  const causer = by && causerExplanations[by];
  const isOf = `${product} ${code}`;
  const what = [
    state ? states[state] : 'Logged out or Not Ready: the lists leave it open.',
    by ? `Behind it: ${reasonCauserWords[by]}.` : 'Who or what is behind it, the lists do not say.',
    causer?.text,
    codeNotes[isOf],
  ];
  const explained: Explained = {
    ...empty,
    group: 'reason',
    name: String(code),
    title: `${productTitles[product]}: ${words}${name ? ` (${name})` : ''}`,
    what: what.filter(Boolean).join(' '),
    shows: [{ log: 'webservices', text: `\`eventReasonCode=${code}\` of a state-event` }],
    looksLike: elsewhere(product, reason),
    next: causer ? [causer.next] : [],
    sources: [...sources],
    see: causer?.cause ? [`cause ${causer.cause}`] : [],
  };
  return entry(explained, [isOf, ...(name ? [name] : [])]);
}

/** The same number on the list of the other product, where it means something else. */
const elsewhere = (product: ReasonList['product'], { code, words }: ReasonCode) =>
  reasonLists
    .filter((list) => list.product !== product)
    .flatMap((list) =>
      list.codes
        .filter((other) => other.code === code && other.words !== words)
        .map((other) => ({ name: `${list.product} ${code}`, text: other.words })),
    );

const recordsOf = (kind: string): KnownRecord[] =>
  patternsOf(kind).map(({ release, verified, sample }) => ({ release, verified, sample }));

/** `PRESENCE DRIVEN LOGOUT`: how the log itself names the record. */
const anchorsOf = (kind: string): string[] =>
  patternsOf(kind).map(({ anchor }) => anchor.replace(/[\s:]+$/, ''));

const patternsOf = (kind: string) =>
  families.flatMap(({ patterns }) => patterns.filter(({ id }) => id.startsWith(`${kind}/`)));
