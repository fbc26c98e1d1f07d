import { type Release, releases } from '../../scenario/scenario.ts';

/** Both ends included, in the order in which they came out. */
export const between = (first: Release, last: Release): readonly Release[] =>
  releases.slice(releases.indexOf(first), releases.indexOf(last) + 1);

export const only = (release: Release): readonly Release[] => [release];
export const upTo = (last: Release): readonly Release[] => between('finesse-11', last);
export const from = (first: Release): readonly Release[] => between(first, 'openfire-5.0');

export const isAtLeast = (release: Release, first: Release): boolean =>
  releases.indexOf(release) >= releases.indexOf(first);

/** What the banner prints. Which Openfire is inside Finesse 11 is not known: 3.8 is nearest (openfire-logs.md A0). */
export const openfireOf: Readonly<Record<Release, string>> = {
  'finesse-11': '3.8.2',
  'openfire-3.8': '3.8.2',
  'openfire-4.2': '4.2.4',
  'openfire-4.4': '4.4.4',
  'openfire-4.7': '4.7.5',
  'openfire-5.0': '5.0.5',
};
