import * as z from 'zod';
import { closeIds } from '../model/close-ids.ts';
import { choices, type Mistake } from './mistake.ts';

type RawIssue = z.core.$ZodRawIssue;

/** What is right where a schema says only that something is wrong; by the key. */
export type Forms = Readonly<Record<string, string>>;

/** What `safeParse` found wrong, with `schemaWords` and the input in its issues. */
export const schemaMistakes = (issues: readonly z.core.$ZodIssue[], forms: Forms): Mistake[] =>
  issues.flatMap((issue): Mistake[] => {
    const { path, message } = issue;
    if (issue.code === 'unrecognized_keys')
      return message
        .split('\n')
        .map((words, i) => ({ path: [...path, issue.keys[i] ?? ''], words }));
    return [{ path, words: wordsOf(issue, forms), isMissing: issue.input === undefined }];
  });

function wordsOf(issue: z.core.$ZodIssue, forms: Forms): string {
  if (issue.code === 'custom') return found(issue.input, issue.message);
  if (issue.code !== 'invalid_union' && issue.code !== 'invalid_format') return issue.message;
  const key = issue.path.findLast((step) => typeof step === 'string') ?? '';
  return found(issue.input, `write ${forms[key] ?? 'another'}`);
}

/** For `safeParse`: the words where the schema alone knows what would be right; of unknown keys a line each. */
export function schemaWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `unknown key; ${among(key, keysOf(issue.inst))}`).join('\n');
    case 'invalid_value':
      return `${named(issue.input)}; ${among(issue.input, issue.values.map(String))}`;
    case 'invalid_type':
      return found(issue.input, `write ${descriptionOf(issue.inst) ?? noun(issue.expected)}`);
    case 'too_small':
      return found(
        issue.input,
        issue.inclusive === false
          ? `write more than ${issue.minimum}`
          : `write ${amount(issue.origin, issue.minimum)} or more`,
      );
    case 'too_big':
      return found(issue.input, `write ${amount(issue.origin, issue.maximum)} or less`);
    default:
      return undefined;
  }
}

const found = (input: unknown, advice: string): string =>
  input === undefined ? `is missing; ${advice}` : `${shown(input)} cannot stand here; ${advice}`;

const named = (input: unknown): string =>
  input === undefined ? 'is missing' : `${shown(input)} is unknown`;

const longestShown = 40;

function shown(input: unknown): string {
  // JSON has no infinity.
  const text = typeof input === 'number' ? String(input) : JSON.stringify(input);
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
  origin === 'array'
    ? `${bound} ${bound === 1 ? 'entry' : 'entries'}`
    : origin === 'string'
      ? 'some text'
      : String(bound);
