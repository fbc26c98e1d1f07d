import { describe, expect, it } from 'vitest';
import {
  commonReleases,
  exactRelease,
  nameReleases,
  parseReleases,
  type ReleaseRange,
} from '../../src/model/release.ts';
import { families } from '../../src/parsers/index.ts';

const read = (text: string): ReleaseRange => {
  const range = parseReleases(text);
  if (!range) throw new Error(`${text} names no release`);
  return range;
};
/** Of no release in particular: the wording is assumed, another product's, or known from a date alone. */
const namesNone = /^(?:any\b|before |Tomcat |Jetty |UCCE Finesse, 20\d\d )/;

describe('the releases of wordings', () => {
  const releases = families.flatMap(({ patterns }) => patterns.map(({ release }) => release));

  it.each([...new Set(releases)])('%s', (release) => {
    const range = parseReleases(release);
    if (namesNone.test(release)) expect(range).toBeUndefined();
    else {
      const named = /^(?:UCC[XE] )?((?:Openfire|Finesse) (?:≥ )?[\d.x–]+)/.exec(release)?.[1];
      expect(range && nameReleases(range)).toBe(named?.replace('9.x', '9.0'));
    }
  });
});

describe('ranges of releases', () => {
  it.each([
    ['Openfire 3.7–3.10', 'Openfire 3.9–4.2', 'Openfire 3.9–3.10'],
    ['Openfire 3.8–4.1', 'Openfire 4.0–4.5', 'Openfire 4.0–4.1'],
    ['Openfire 4.7.4–5.1', 'Openfire 4.7', 'Openfire 4.7.4–4.7'],
    ['Openfire 3.7–5.0', 'Openfire 4.2', 'Openfire 4.2'],
    ['Finesse ≥ 12.0 (EventTunnel.js)', 'Finesse ≥ 12.5 webproxy', 'Finesse ≥ 12.5'],
    ['Finesse 11.x (TechNote 211376)', 'Finesse 10.5–11.x', 'Finesse 11.x'],
  ])('%s and %s have %s in common', (a, b, common) => {
    const both = commonReleases(read(a), read(b));
    expect(both && nameReleases(both)).toBe(common);
    expect(commonReleases(read(b), read(a))).toEqual(both);
  });

  it.each([
    ['Openfire 3.8–3.9', 'Openfire 3.10'],
    ['Openfire 3.10', 'Openfire 4.0–4.2'],
    ['Finesse 11.x', 'Finesse ≥ 12.0'],
  ])('%s and %s have none', (a, b) => {
    expect(commonReleases(read(a), read(b))).toBeUndefined();
  });

  it('lie in the order of their numbers', () => {
    const texts = [
      'Openfire 3.7',
      'Openfire 3.9',
      'Openfire 3.10',
      'Openfire 4.0',
      'Openfire 4.10',
    ];
    const froms = texts.map((text) => read(text).from);
    expect(froms).toEqual([...froms].sort((a, b) => a - b));
  });

  it.each(['3.8.2', '5.0.0 Beta', '4.7'])('holds the %s of a banner', (printed) => {
    const exact = exactRelease('Openfire', printed);
    expect(exact && commonReleases(exact, read('Openfire 3.8–5.1'))).toEqual(exact);
  });
});
