import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { inspect, timeline } from '../../../src/index.ts';
import { BundleFolder, makeEmpty } from '../../../src/lab/files/bundle-folder.ts';
import { scenarioSchema } from '../../../src/lab/scenario/scenario.ts';
import { UserError } from '../../../src/model/user-error.ts';

const start = Date.parse('2026-03-02T08:00:00Z');
const minute = 60_000;
/** The server's clock is on +01:00. */
const wall = (at: number): number => at + 60 * minute;
const finA = { name: 'fin-a', ip: '10.0.0.11', wall };
const finB = { name: 'fin-b', ip: '10.0.0.12', wall };

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const scenario = (logs: object = {}, rest: object = {}) =>
  scenarioSchema.parse({ title: 'a', zone: '+01:00', logs, ...rest });

const bundleOf = (logs: object = {}, rest: object = {}, servers = [finA]) =>
  new BundleFolder(join(root, 'out'), scenario(logs, rest), servers);

/** Paths of all files, sorted. */
const files = (): string[] =>
  readdirSync(join(root, 'out'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 5))
    .sort();

const content = (path: string): string => readFileSync(join(root, 'out', path), 'utf8');

describe('rotation', () => {
  /** Two records a file. */
  const record = 'x'.repeat(5_000);
  const fill = (log: string, release: string, records = 7): string[] => {
    const bundle = bundleOf({ rotateAt: 10_000 }, { release });
    const write = bundle.writeOf('fin-a');
    for (let i = 0; i < records; i += 1) write(log, start + i * minute, `${i} ${record}`);
    bundle.close();
    return files().map((path) => path.slice('desktop/logs/'.length));
  };
  const firstDigits = (paths: readonly string[]): string[] =>
    paths.map((path) => content(`desktop/logs/${path}`).slice(0, 1));

  test.each<[release: string, log: string, oldestFirst: string[]]>([
    ['finesse-11', 'debug.log', ['debug.log.3', 'debug.log.2', 'debug.log.1', 'debug.log']],
    ['openfire-3.8', 'info.log', ['info.log.3', 'info.log.2', 'info.log.1', 'info.log']],
    ['openfire-4.2', 'all.log', ['all.log.3', 'all.log.2', 'all.log.1', 'all.log']],
    ['openfire-4.4', 'debug.log', ['debug.log-1', 'debug.log-2', 'debug.log-3', 'debug.log']],
    [
      'openfire-4.7',
      'openfire.log',
      ['openfire.log-1', 'openfire.log-2', 'openfire.log-3', 'openfire.log'],
    ],
    [
      'openfire-5.0',
      'openfire.log',
      ['openfire.log-1', 'openfire.log-2', 'openfire.log-3', 'openfire.log'],
    ],
  ])('of %s: %s', (release, log, oldestFirst) => {
    const paths = oldestFirst.map((name) => `openfire/${name}`);
    expect(fill(`openfire/${log}`, release)).toEqual([...paths].sort());
    expect(firstDigits(paths)).toEqual(['0', '2', '4', '6']);
  });

  it.each(['openfire/stdout.log', 'openfire/nohup.out'])('never of what is printed: %s', (log) => {
    expect(fill(log, 'openfire-4.2')).toEqual([log]);
  });

  it('of webservices packs what is finished, under the local time at which it was opened', () => {
    const name = (clock: string): string => `webservices/Desktop-webservices.2026-03-02T${clock}`;
    const packed = name('09-02-00.000.log.gz');
    expect(fill('webservices/Desktop-webservices.log', 'finesse-11', 5)).toEqual([
      name('09-00-00.000.log.gz'),
      packed,
      name('09-04-00.000.log'),
    ]);
    const text = gunzipSync(readFileSync(join(root, 'out/desktop/logs', packed))).toString();
    expect(text).toBe(`2 ${record}\n3 ${record}\n`);
    expect(content(`desktop/logs/${name('09-04-00.000.log')}`)).toBe(`4 ${record}\n`);
  });

  it('keeps files apart that were opened in one moment', () => {
    const bundle = bundleOf({ rotateAt: 10_000 });
    const write = bundle.writeOf('fin-a');
    for (let i = 0; i < 6; i += 1) write('webservices/Desktop-webservices.log', start, record);
    bundle.close();
    expect(files().map((path) => path.slice(-12))).toEqual([
      '0.000.log.gz',
      '0.001.log.gz',
      '9-00-00.002.log'.slice(-12),
    ]);
  });

  it('of webservices begins anew where Finesse starts', () => {
    const bundle = bundleOf({ collected: { from: '1m' } });
    const write = bundle.writeOf('fin-a');
    const log = 'webservices/Desktop-webservices.log';
    const starts = (at: number) => {
      bundle.see({ kind: 'finesse-start', at, server: 'fin-a' });
      write(log, at, 'starts');
    };
    starts(start);
    write(log, start + 2 * minute, 'runs');
    starts(start + 3 * minute);
    write('openfire/info.log', start + 3 * minute, 'runs');
    bundle.close();
    expect(files()).toEqual([
      'desktop/logs/openfire/info.log',
      'desktop/logs/webservices/Desktop-webservices.2026-03-02T09-02-00.000.log.gz',
      'desktop/logs/webservices/Desktop-webservices.2026-03-02T09-03-00.000.startup.log',
    ]);
  });

  it('of the first start that was collected', () => {
    const bundle = bundleOf();
    bundle.see({ kind: 'finesse-start', at: start, server: 'fin-a' });
    bundle.writeOf('fin-a')('webservices/Desktop-webservices.log', start + 5, 'starts');
    bundle.close();
    expect(files()).toEqual([
      'desktop/logs/webservices/Desktop-webservices.2026-03-02T09-00-00.005.startup.log',
    ]);
  });

  it('of the access log is at local midnight', () => {
    const bundle = bundleOf({ rotateAt: 10_000 });
    const write = bundle.writeOf('fin-a');
    const midnight = Date.parse('2026-03-02T23:00:00Z');
    for (const at of [midnight - 2, midnight - 1, midnight])
      write('finesse/logs/localhost_access_log.txt', at, record);
    bundle.close();
    expect(files()).toEqual([
      'desktop/logs/finesse/logs/localhost_access_log.2026-03-02.txt',
      'desktop/logs/finesse/logs/localhost_access_log.2026-03-03.txt',
    ]);
  });
});

describe('what the product reads', () => {
  const agents = ['1001001', '1001002', '1001003'];
  const stamp = (at: number): string =>
    new Date(wall(at)).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '.');
  const sweepOf = (at: number, agent: string): string =>
    `${stamp(at)} Session (id=5e55${agent}) was last active 0 ms ago: ${agent}@finesse.example.com/desktop`;

  const toldBy = async (rotateAt: number | undefined) => {
    const bundle = bundleOf(rotateAt === undefined ? {} : { rotateAt });
    const write = bundle.writeOf('fin-a');
    for (let i = 0; i < 120; i += 1)
      for (const agent of agents)
        write('openfire/debug.log', start + i * 30_000, sweepOf(start + i * 30_000, agent));
    bundle.close();
    const out = join(root, 'out');
    const { bundle: read } = await inspect([out]);
    const told = await timeline([out], { all: true });
    const events = [];
    for await (const { ref: _, ...event } of told.events()) events.push(event);
    rmSync(out, { recursive: true });
    return { logs: read.nodes.flatMap(({ logs }) => logs), events };
  };

  it('of a rotated log is what it reads of a whole one', async () => {
    const whole = await toldBy(undefined);
    const rotated = await toldBy(10_000);
    expect(whole.logs.map(({ kind, files: count }) => [kind, count])).toEqual([
      ['openfire-debug', 1],
    ]);
    expect(rotated.logs.map(({ files: count }) => count)).toEqual([4]);
    const without = ({ files: _, ...log }: (typeof whole.logs)[number]) => log;
    expect(rotated.logs.map(without)).toEqual(whole.logs.map(without));
    expect(rotated.events.length).toBeGreaterThan(0);
    expect(rotated.events).toEqual(whole.events);
  });
});

describe('what was collected', () => {
  const log = 'openfire/debug.log';

  test.each<[logs: object, kept: string]>([
    [{}, '0 1 2 3'],
    [{ collected: { from: '1m' } }, '1 2 3'],
    [{ collected: { from: '1m1ms' } }, '2 3'],
    [{ collected: { to: '2m' } }, '0 1 2'],
    [{ collected: { from: '59s999ms', to: '1m59s999ms' } }, '1'],
  ])('%j: %s', (logs, kept) => {
    const bundle = bundleOf(logs);
    const write = bundle.writeOf('fin-a');
    for (const i of [0, 1, 2, 3]) write(log, start + i * minute, String(i));
    bundle.close();
    expect(content(`desktop/logs/${log}`).trim().split('\n').join(' ')).toBe(kept);
  });

  it('leaves logs out by their name or path, and does not claim to have them', () => {
    const bundle = bundleOf({ without: ['info.log', 'openfire/warn.log'] });
    const write = bundle.writeOf('fin-a');
    for (const name of ['debug', 'info', 'warn', 'error'])
      write(`openfire/${name}.log`, start, name);
    bundle.close();
    expect(files()).toEqual(['desktop/logs/openfire/debug.log', 'desktop/logs/openfire/error.log']);
    expect(bundle.kinds()).toEqual(['openfire-debug', 'openfire-error']);
  });

  it('is told in the words of the report, client logs too', () => {
    const bundle = bundleOf();
    const write = bundle.writeOf('fin-a');
    bundle.saveClientLog({ server: 'fin-a', agent: '1001001', at: start, text: 'a' });
    write('webservices/Desktop-webservices.log', start, 'a');
    write('finesse/logs/localhost_access_log.txt', start, 'a');
    write('openfire/openfire.log', start, 'a');
    write('openfire/nohup.out', start, 'a');
    bundle.close();
    expect(bundle.kinds()).toEqual([
      'openfire-all',
      'openfire-stdout',
      'webservices',
      'client',
      'access',
    ]);
  });
});

describe('lines', () => {
  it.each([
    [false, 'a\n <b>\nc\n'],
    [true, 'a\r\n <b>\r\nc\r\n'],
  ])('end as asked for; CRLF: %s', (crlf, text) => {
    const bundle = bundleOf({ crlf });
    bundle.writeOf('fin-a')('openfire/debug.log', start, 'a\n <b>');
    bundle.writeOf('fin-a')('openfire/debug.log', start, 'c');
    bundle.saveClientLog({ server: 'fin-a', agent: '1001001', at: start, text: 'a\n <b>\nc' });
    bundle.close();
    expect(content('desktop/logs/openfire/debug.log')).toBe(text);
    expect(content('desktop/logs/clientlogs/Agent-1001001-2026-03-02T09-00-00.000.log')).toBe(text);
  });

  it('are all there when more of them wait than one chunk holds', () => {
    const bundle = bundleOf();
    const write = bundle.writeOf('fin-a');
    const records = Array.from({ length: 3_000 }, (_, i) => `${i} ${'ü'.repeat(40)}`);
    for (const record of records) write('openfire/debug.log', start, record);
    bundle.close();
    expect(content('desktop/logs/openfire/debug.log')).toBe(`${records.join('\n')}\n`);
  });
});

describe('the folder', () => {
  it('of two servers has one for each, by its address', () => {
    const bundle = bundleOf({}, {}, [finA, finB]);
    bundle.writeOf('fin-a')('openfire/debug.log', start, 'a');
    bundle.writeOf('fin-b')('openfire/debug.log', start, 'b');
    bundle.saveClientLog({ server: 'fin-b', agent: '1001001', at: start, text: 'c' });
    bundle.close();
    expect(files().map((path) => [path, content(path)])).toEqual([
      ['10.0.0.11/desktop/logs/openfire/debug.log', 'a\n'],
      ['10.0.0.12/desktop/logs/clientlogs/Agent-1001001-2026-03-02T09-00-00.000.log', 'c\n'],
      ['10.0.0.12/desktop/logs/openfire/debug.log', 'b\n'],
    ]);
  });

  it('may be there if nothing is in it', () => {
    mkdirSync(join(root, 'out'));
    bundleOf().writeOf('fin-a')('openfire/debug.log', start, 'a');
    expect(files()).toHaveLength(1);
  });

  it('is left as it is if something is in it', () => {
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out', 'mine'), 'x');
    const out = join(root, 'out');
    expect(() => bundleOf()).toThrow(
      new UserError(
        `${out}: the folder is not empty; name one that does not exist yet, or empty it (a run that was broken off begins anew)`,
      ),
    );
    expect(files()).toEqual(['mine']);
  });

  it('is made with those above it', () => {
    const deep = join(root, 'a', 'b', 'c');
    makeEmpty(deep);
    expect(readdirSync(deep)).toEqual([]);
  });

  it.runIf(existsSync('/proc/self'))('is not made where nothing can be', () => {
    expect(() => makeEmpty('/proc/made/out')).toThrow(
      new UserError('/proc/made: cannot be written: there is no such path; name another'),
    );
  });

  it('is no file', () => {
    writeFileSync(join(root, 'out'), 'x');
    const out = join(root, 'out');
    expect(() => bundleOf()).toThrow(
      new UserError(`${out}: is a file; name a folder that does not exist yet`),
    );
  });
});
