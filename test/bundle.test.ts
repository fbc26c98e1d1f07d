import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import { withFolder } from './support/bundle.ts';

const log = (agent: string): string =>
  `2026.11.23 10:00:00 Session (id=aaaa${agent}) was last active 0 ms ago: ${agent}@finesse1.example.com/desktop\n`;
const files = {
  'a/openfire/debug.log': log('1001'),
  'a/openfire/info.log':
    '2026.11.23 10:00:00 A session is being closed for 1001@finesse1.example.com/desktop\n',
  'b/openfire/debug.log': log('1002'),
};

const pathsOf = (...names: string[]): Promise<readonly string[]> =>
  withFolder(files, async (folder) => {
    const { report } = await analyze(names.map((name) => join(folder, name)));
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return report.bundle.sources.map(({ path }) => path);
  });

describe('single files', () => {
  it.each<[string, string[], string[]]>([
    ['one', ['a/openfire/debug.log'], ['debug.log']],
    ['two names', ['a/openfire/debug.log', 'a/openfire/info.log'], ['debug.log', 'info.log']],
    [
      'the same file twice',
      ['a/openfire/debug.log', 'a/openfire/../openfire/debug.log'],
      ['debug.log'],
    ],
    [
      'two files of one name',
      ['a/openfire/debug.log', 'a/openfire/info.log', 'b/openfire/debug.log'],
      ['a/openfire/debug.log', 'a/openfire/info.log', 'b/openfire/debug.log'],
    ],
    [
      'a file beside a folder',
      ['a/openfire/debug.log', 'b'],
      ['b/openfire/debug.log', 'debug.log'],
    ],
  ])('%s', async (_, names, paths) => {
    expect(await pathsOf(...names)).toEqual(paths);
  });
});
