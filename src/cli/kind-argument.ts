import { InvalidArgumentError } from 'commander';
import type { FactKind } from '../index.ts';
import { closeIds } from '../model/close-ids.ts';
import { eventFamilies, eventKinds } from '../reporters/table/event-words.ts';

/** `--kind <kind...>`: a kind of event, or a family for all of its kinds; several may stand between commas. */
export const kindArgument = (text: string, earlier: readonly FactKind[] = []): FactKind[] => [
  ...earlier,
  ...text.split(',').flatMap((one) => kindsNamed(one.trim())),
];

function kindsNamed(text: string): readonly FactKind[] {
  const kinds = eventFamilies[text] ?? eventKinds.filter((kind) => kind === text);
  if (kinds.length === 0) throw new InvalidArgumentError(howToWrite(text));
  return kinds;
}

function howToWrite(text: string): string {
  const families = Object.keys(eventFamilies);
  const close = closeIds(text, [...families, ...eventKinds]);
  if (close.length > 0) return `Did you mean ${close.join(', ')}?`;
  return `Name the logs before --kind, and kinds of ${families.join(', ')}, or one of: ${eventKinds.join(', ')}.`;
}
