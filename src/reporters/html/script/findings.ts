import type { Finding } from '../../../model/report.ts';
import type { Context } from './context.ts';
import { element } from './dom.ts';
import { records } from './record.ts';

interface Weighed {
  readonly for: readonly Finding[];
  readonly against: readonly Finding[];
}

/** What speaks for a cause, then what speaks against it, each with its weight, its rule and its records. */
export const findings = (context: Context, weighed: Weighed): HTMLElement =>
  element(
    'ul',
    { class: 'findings' },
    ...weighed.for.map((finding) => item(context, 'for', '+', finding)),
    ...weighed.against.map((finding) => item(context, 'against', '−', finding)),
  );

const item = (
  context: Context,
  says: 'for' | 'against',
  sign: string,
  { text, rule, strength, weight, evidence }: Finding,
): HTMLElement =>
  element(
    'li',
    { class: says },
    element('b', {}, says),
    ` ${text} `,
    element('span', { class: 'quiet' }, `(${strength} ${sign}${weight}, ${rule})`),
    records(context, evidence),
  );
