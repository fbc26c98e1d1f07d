import { describe, expect, it } from 'vitest';
import { analyzeFiles, render } from '../../support/bundle.ts';
import { time } from '../../support/lines.ts';
import { cut, healthy } from '../../support/stories.ts';

const from = time('10:00:00');
const files = render([
  ...cut('1001003', { from, lastActive: time('10:01:50.770') }),
  ...healthy('1001004', from, time('10:10:00')),
]);
const debug = files['openfire/debug.log'] ?? '';

describe('a copy of a log', () => {
  it('changes no verdict', async () => {
    const [once, twice] = await Promise.all(
      [files, { ...files, 'openfire/debug.log.1': debug }].map((bundle) => analyzeFiles(bundle)),
    );
    const verdicts = [once, twice].map((report) =>
      report?.disconnects.map(({ id, outcome, count, lastContact, causes }) => [
        [id, outcome, count, lastContact?.earliest, lastContact?.latest],
        causes.map(({ cause, confidence }) => [cause, confidence]),
      ]),
    );
    expect(verdicts[1]).toEqual(verdicts[0]);
  });

  it('is named a duplicate, and its lines are unused', async () => {
    const { bundle } = await analyzeFiles({ ...files, 'openfire/debug.log.1': debug });
    const copy = bundle.sources.find(({ path }) => path === 'openfire/debug.log.1');
    expect(copy?.duplicateOf).toBe('openfire/debug.log');
    expect(copy?.lines.used).toBe(0);
  });

  it('is cited once', async () => {
    const { disconnects } = await analyzeFiles({ ...files, 'openfire/debug.log.1': debug });
    const cited = disconnects.flatMap(({ lastContact }) => lastContact?.evidence ?? []);
    expect(cited).toHaveLength(3);
  });
});
