import { InvalidArgumentError } from 'commander';
import type { AnalyzeOptions } from '../index.ts';

export type ZoneArgument = NonNullable<AnalyzeOptions['zones']>[number];

/** `[node=]<zone>`, repeatable. */
export function zoneArgument(text: string, earlier: readonly ZoneArgument[] = []): ZoneArgument[] {
  const equals = text.lastIndexOf('=');
  const zone = text.slice(equals + 1);
  if (!isZone(zone))
    throw new InvalidArgumentError('Write an offset (+05:30) or an area and city (Asia/Kolkata).');
  const node = text.slice(0, Math.max(equals, 0));
  return [...earlier, node === '' ? { zone } : { node, zone }];
}

const isZone = (zone: string): boolean =>
  /^[+-]/.test(zone) ? /^[+-](0\d|1[0-4]):[0-5]\d$/.test(zone) : isNamedZone(zone);

function isNamedZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone !== '';
  } catch {
    return false;
  }
}
