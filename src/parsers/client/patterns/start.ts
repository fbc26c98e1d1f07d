import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';

export const start: readonly Pattern<FactOf<'client-start'>>[] = [
  {
    id: 'client-start/user-agent',
    release: 'Finesse 10.5–11.x (finesse.js 10.5.1, published log of 2017)',
    verified: true,
    anchor: 'Mozilla/',
    regex: /Mozilla\/\d\.\d \([^\r\n]{0,500}/,
    sample:
      'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko\n2017-11-15T09:56:08.679 +00:00: : finesse1.example.com: --- -- ---- --:--:--.--- -----: Container : ',
    // Elsewhere in a message a gadget speaks of a browser.
    read: (match) =>
      match.index === 0 ? { kind: 'client-start', userAgent: match[0].trimEnd() } : undefined,
  },
  {
    id: 'client-start/logger-initialized',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: '------ Finesse logger initialized ------',
    regex: /^------ Finesse logger initialized ------/,
    sample:
      '2017-11-15T09:56:08.681 +00:00: : finesse1.example.com: --- -- ---- --:--:--.--- -----: Container : ------ Finesse logger initialized ------',
    read: () => ({ kind: 'client-start' }),
  },
];
