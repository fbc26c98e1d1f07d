import { describe, expect, it } from 'vitest';
import { type Contents, withFolder } from '../support/bundle.ts';
import { zip } from '../support/zip.ts';
import { bosh } from './real-run.ts';

describe('a run that had nothing to analyse ends with 3 and a clear sentence', () => {
  it.each<[string, Contents, string, string]>([
    ['an empty folder', { 'x/keep': '' }, 'empty', 'cannot be read: there is no such file'],
    ['a folder of empty folders', {}, '', 'there is no log in bundle; name the folder'],
    ['an empty archive', { 'a.zip': zip([]) }, 'a.zip', 'there is no log in a.zip'],
    [
      'a picture',
      { 'a.jpg': '\u00ff\u00d8JFIF' },
      '',
      'the one file in bundle is no log of Openfire',
    ],
    [
      'unrelated files in an archive',
      { 'a.zip': zip(['a', 'b'].map((name) => ({ name, data: `${name} says hello\n` }))) },
      '',
      'none of the 2 files in bundle is a log of Openfire',
    ],
    ['a path that is not there', {}, 'no/such.tgz', 'there is no such file or folder'],
  ])('%s', async (_, files, path, sentence) => {
    const { status, stdout, stderr } = await withFolder(files, (folder) => {
      const given = path === '' ? folder : `${folder}/${path}`;
      return bosh(['analyze', given]);
    });
    expect(status).toBe(3);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('nothing could be analysed');
    expect(stdout).toContain('Nothing could be analysed');
  });

  it.each([
    ['after', ['--since', '2017-06-18T00:00'], 3],
    ['before', ['--until', '2017-06-16T00:00'], 3],
    ['in', ['--since', '2017-06-17T00:16'], 0],
    ['in, where nobody was lost', ['--until', '2017-06-17T00:15'], 0],
  ])('of a time %s the logs', async (_, span, expected) => {
    const bundle = 'fixtures/scenarios/technote-idle-logout/bundle';
    const { status, stdout, stderr } = await bosh(['analyze', bundle, ...span]);
    expect(status).toBe(expected);
    const isNothing = expected === 3;
    expect(stderr.includes('no log here tells of the time asked for')).toBe(isNothing);
    expect(stdout.includes('could not have shown one')).toBe(isNothing);
  });
});
