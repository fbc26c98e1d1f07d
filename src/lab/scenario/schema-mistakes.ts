import * as z from 'zod';
import { closeIds } from '../../model/close-ids.ts';
import { choices, type Mistake } from './mistake.ts';

type RawIssue = z.core.$ZodRawIssue;

/** What is right where a schema says only that something is wrong; by the key. */
const forms: Readonly<Record<string, string>> = {
  at: 'a length of time, 90s, or the shortest and the longest, [30s, 90s]',
  for: 'a length of time, 90s, or the shortest and the longest, [30s, 90s]',
  who: 'a number of agents, all, a list of ids, or { site: office, share: 0.5 }',
  clients: 'a share from 0 to 1, or a list of ids',
  start: 'an instant with its zone: 2026-03-02T08:00:00Z',
  zone: 'hours and minutes: "+05:30"',
  domain: 'the name of a host: finesse.example.com',
  subnet: 'the first three numbers of an address: 10.20.1',
  name: 'letters, digits, dots and hyphens',
  site: 'the name of a site',
  server: 'the name of a server',
};

/** What `safeParse` found wrong, with `schemaWords` and the input in its issues. */
export const schemaMistakes = (issues: readonly z.core.$ZodIssue[]): Mistake[] =>
  issues.map((issue) => {
    const path =
      issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
    return { path, words: wordsOf(issue), isMissing: issue.input === undefined };
  });

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return found(issue.input, issue.message);
  if (issue.code !== 'invalid_union' && issue.code !== 'invalid_format') return issue.message;
  const key = issue.path.findLast((step) => typeof step === 'string') ?? '';
  return found(issue.input, `write ${forms[key] ?? 'another'}`);
}

/** For `safeParse`: the words where the schema alone knows what would be right. */
export function schemaWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown key; ${among(issue.keys[0], keysOf(issue.inst))}`;
    case 'invalid_value':
      return `unknown; ${among(issue.input, issue.values.map(String))}`;
    case 'invalid_type':
      return found(issue.input, `write ${descriptionOf(issue.inst) ?? noun(issue.expected)}`);
    case 'too_small':
      return found(issue.input, `write ${amount(issue.origin, issue.minimum)} or more`);
    case 'too_big':
      return found(issue.input, `write ${amount(issue.origin, issue.maximum)} or less`);
    default:
      return undefined;
  }
}

const found = (input: unknown, advice: string): string =>
  input === undefined ? `is missing; ${advice}` : `${shown(input)} cannot stand here; ${advice}`;

const longestShown = 40;

function shown(input: unknown): string {
  const text = JSON.stringify(input);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

const among = (wanted: unknown, all: readonly string[]): string =>
  choices(closeIds(String(wanted), all), all);

/** Of an object's schema. */
function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

const descriptionOf = (schema: unknown): string | undefined =>
  schema instanceof z.ZodType ? schema.description : undefined;

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and their values',
  record: 'keys and their values',
};

const noun = (type: string): string => nouns[type] ?? type;

const amount = (origin: string, bound: number | bigint): string =>
  origin === 'array' ? `${bound} entries` : origin === 'string' ? 'some text' : String(bound);
