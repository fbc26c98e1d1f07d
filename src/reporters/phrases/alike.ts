import { groupBy } from '../../model/group-by.ts';

interface Said {
  readonly agent?: string | undefined;
  readonly text: string;
}

const mostNames = 3;

/** Texts that differ only in the agent they name are one: the first, and who else it is said of; with all that it stands for. */
export function alike<T extends Said>(
  all: readonly T[],
  keyOf: (one: T) => string,
): (T & { readonly group: readonly T[] })[] {
  const same = groupBy(all, (one) => `${keyOf(one)}\n${withoutName(one)}`);
  return [...same.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : { ...first, text: first.text + others(first, group), group };
  });
}

const withoutName = ({ agent, text }: Said): string =>
  agent === undefined ? text : text.replaceAll(agent, '\n');

function others({ agent, text }: Said, group: readonly Said[]): string {
  if (agent === undefined || !text.includes(agent)) return '';
  const names = [...new Set(group.flatMap((one) => one.agent ?? []))].filter(
    (one) => one !== agent,
  );
  if (names.length === 0) return '';
  const rest = names.length - mostNames;
  return ` (also ${names.slice(0, mostNames).join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}
