import { describe, expect, it } from 'vitest';
import { explain, explanations } from '../../src/explain.ts';
import { displayWidth } from '../../src/reporters/table/lines.ts';
import { ran } from './fake-io.ts';

const explained = (words: readonly string[], columns = 80) =>
  ran(['explain', ...words], { env: { COLUMNS: String(columns) } });

describe('explain', () => {
  it.each([
    ['network-path', 80],
    ['network-path', 200],
    ['idle-close', 80],
    ['uccx 32767', 80],
  ])('%s looks as agreed at %i columns', async (name, columns) => {
    const { status, stdout, stderr } = await explained(name.split(' '), columns);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const file = `explain-${name.replace(' ', '-')}-${columns}.txt`;
    await expect(stdout).toMatchFileSnapshot(file);
  });

  it('lists every name by group', async () => {
    const { stdout } = await explained([]);
    for (const { name } of explanations()) expect(stdout).toContain(name);
    expect(stdout).toMatch(/^causes +browser-closed, /);
  });

  it.each([80, 200])('fits %i columns, but for records and addresses', async (columns) => {
    for (const name of new Set(explanations().map((one) => one.name))) {
      const { stdout } = await explained([name], columns);
      const wide = stdout
        .replaceAll(/^RECORDS\n(?: .*\n)+/gm, '')
        .split('\n')
        .filter((line) => displayWidth(line) > columns && !line.includes('://'));
      expect(wide, name).toEqual([]);
    }
  });

  it('is data for programs', async () => {
    const one = await explained(['certain', '-f', 'json']);
    expect(JSON.parse(one.stdout)).toEqual(explain('certain'));
    const all = await explained(['-f', 'json']);
    expect(JSON.parse(all.stdout)).toEqual(explanations());
  });

  it('prints a record as text only, and all of it where asked to', async () => {
    const { stdout } = await explained(['sweep']);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('… and ');
    expect((await explained(['sweep', '--verbose'])).stdout).not.toContain('… and ');
  });

  it.each([
    ['nework-path', 'nothing is called nework-path: did you mean network-path?'],
    ['sleep', 'nothing is called sleep: did you mean computer-asleep'],
    ['toString', 'nothing is called toString: bosh-diag explain lists all names'],
    ['28', '28 is on no list of reason codes'],
    ['\u001b[2J', String.raw`nothing is called \u001b[2J`],
  ])('%j is unknown, and says what may have been meant', async (name, message) => {
    const { status, stdout, stderr } = await explained([name]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
