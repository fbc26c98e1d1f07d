import { describe, expect, it } from 'vitest';
import { Globs } from '../src/bundle/globs.ts';

const globs = (...patterns: string[]) =>
  Globs.of(patterns.map((glob, i) => ({ glob, value: i, option: `--node ${glob}=${i}` })));

const inArchive = 'all.zip!10.0.0.1/active_1.tgz!desktop/logs/openfire/debug.log';

describe('a glob', () => {
  it.each([
    ['debug.log', 'debug.log'],
    ['debug.log', 'a/b/debug.log'],
    ['debug.log', 'openfire.zip!debug.log'],
    ['debug.log', inArchive],
    ['node1-*', 'a/node1-debug.log'],
    ['*.{log,txt}', 'a/b.txt'],
    ['*', 'a/.hidden'],
    ['a/*', 'a/debug.log'],
    ['./a/*', 'a/debug.log'],
    ['a/**', 'a/b/c/debug.log'],
    ['**/openfire/*', 'openfire/debug.log'],
    ['**/openfire/*', inArchive],
    ['**/desktop/logs/**', inArchive],
    ['all.zip!10.0.0.1/**', inArchive],
    ['all.zip/10.0.0.1/**', inArchive],
    ['*.zip!debug.log', 'openfire.zip!debug.log'],
    ['!(info).log', 'a/debug.log'],
    ['!info.log', 'a/debug.log'],
  ])('%s matches %s', async (glob, path) => {
    expect((await globs(glob)).valueOf(path)).toBe(0);
  });

  it.each([
    ['debug.log', 'a/debug.log.1'],
    ['debug.log', 'debug.log/info.log'],
    ['openfire', 'openfire/debug.log'],
    ['a/*', 'a/b/debug.log'],
    ['a/*', 'b/a/debug.log'],
    ['Debug.log', 'debug.log'],
    ['a\\debug.log', 'a/debug.log'],
    ['all.zip!*', inArchive],
    ['!(debug).log', 'a/debug.log'],
    ['!debug.log', 'a/debug.log'],
  ])('%s does not match %s', async (glob, path) => {
    expect((await globs(glob)).valueOf(path)).toBeUndefined();
  });

  it('that comes last counts', async () => {
    const both = await globs('*', 'a/*');
    expect(['a/debug.log', 'b/debug.log'].map(both.valueOf)).toEqual([1, 0]);
  });

  it('that matches nothing is a problem, and shows what to write', async () => {
    expect((await globs('*', 'c\\*')).unmatched(['a/debug.log', 'b/debug.log'])).toEqual([
      {
        severity: 'warning',
        where: '--node c\\*=1',
        what: 'no file of the bundle matches: the option does nothing',
        next: "write the path as the report does, with / between folders and ! after an archive, for example 'a/debug.log'",
      },
    ]);
  });

  it('that another one overrules matches all the same', async () => {
    expect((await globs('a/*', '*')).unmatched(['a/debug.log'])).toEqual([]);
  });
});
