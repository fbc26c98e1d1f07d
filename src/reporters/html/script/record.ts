import type { Context } from './context.ts';
import { element } from './dom.ts';

/** A record as printed, and its place. */
export function record({ evidence }: Context, ref: string): HTMLElement {
  const text = evidence.get(ref)?.text;
  return element(
    'div',
    { class: 'record' },
    text !== undefined && element('code', {}, text),
    element('span', { class: 'place' }, ref),
  );
}

/** Records to be unfolded. */
export const records = (context: Context, refs: readonly string[]): HTMLElement | undefined =>
  refs.length === 0
    ? undefined
    : element(
        'details',
        { class: 'more' },
        element('summary', {}, refs.length === 1 ? '1 record' : `${refs.length} records`),
        ...refs.map((ref) => record(context, ref)),
      );
