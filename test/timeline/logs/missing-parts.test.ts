import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type EpochMs, epochMs, wallMs } from '../../../src/model/time.ts';
import { confidences } from '../../../src/model/words.ts';
import type { SourceClock } from '../../../src/timeline/clocks/clock.ts';
import { Interner } from '../../../src/timeline/logs/interner.ts';
import { missingParts } from '../../../src/timeline/logs/missing-parts.ts';
import { SourceLog } from '../../../src/timeline/logs/source-log.ts';
import { analyzeFiles, render } from '../../support/bundle.ts';
import { debugTick, type Line, plainSweep, time, webTick } from '../../support/lines.ts';

type File = readonly [path: string, from?: number, to?: number];

function logOf([path, from, to]: File): SourceLog {
  const log = new SourceLog(
    { path, tree: '', kind: 'openfire-debug', partial: false },
    new Interner(),
    false,
  );
  if (from !== undefined) log.first = { wall: wallMs(from * 1_000) };
  if (to !== undefined) log.last = { wall: wallMs(to * 1_000) };
  return log;
}

const clock = {
  at: ({ wall }: { wall: number }): EpochMs => epochMs(wall),
  atWall: (wall: number): EpochMs => epochMs(wall),
} as SourceClock;

describe('a file is missing', () => {
  it.each<[string, readonly File[], (readonly [number, number])[]]>([
    ['from no log', [], []],
    ['from no single log', [['debug.log', 0, 600]], []],
    [
      'where nothing was written for more than 35 s between two',
      [
        ['debug.log.1', 0, 100],
        ['debug.log', 135.001, 200],
      ],
      [[100, 135.001]],
    ],
    [
      'nowhere, if it was 35 s',
      [
        ['debug.log.1', 0, 100],
        ['debug.log', 135, 200],
      ],
      [],
    ],
    [
      'where a number is left out, log4j 1',
      [
        ['debug.log.3', 0, 100],
        ['debug.log.1', 100, 200],
      ],
      [[100, 100]],
    ],
    [
      'where the newest but one is left out',
      [
        ['debug.log.2', 0, 100],
        ['debug.log', 110, 200],
      ],
      [[100, 110]],
    ],
    [
      'where a number is left out, log4j 2',
      [
        ['debug.log-2', 0, 100],
        ['debug.log-4', 110, 200],
        ['debug.log', 210, 300],
      ],
      [[100, 110]],
    ],
    [
      'nowhere, if the file of that number is empty',
      [['debug.log.2', 0, 100], ['debug.log.1'], ['debug.log', 110, 200]],
      [],
    ],
    [
      'nowhere, if the first number is not 1',
      [
        ['debug.log-4', 0, 100],
        ['debug.log', 110, 200],
      ],
      [],
    ],
    [
      'nowhere, if names tell a date',
      [
        ['debug.2026-11-23.log', 0, 100],
        ['debug.2026-11-25.log', 110, 200],
      ],
      [],
    ],
    [
      'nowhere, if a copy in another folder reaches across',
      [
        ['a/debug.log.3', 0, 100],
        ['a/debug.log.1', 150, 200],
        ['b/debug.log', 90, 160],
      ],
      [],
    ],
  ])('%s', (_, files, holes) => {
    const logs = files.map(logOf);
    const clocks = new Map(logs.map((log) => [log, clock]));
    expect(missingParts(logs, clocks).map(({ from, to }) => [from / 1_000, to / 1_000])).toEqual(
      holes,
    );
  });
});

const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;
const agents = ['1001001', '1001002', '1001003', '1001004'];
const webservices = [webTick(from), webTick(at(1_200))];

/** Sweeps without a sid, as Openfire itself writes them; one agent after the other within a sweep. */
const sweeps = (until: (agent: string) => number): Line[] =>
  Array.from({ length: 20 }, (_, i) =>
    agents.filter((id) => i * 30 <= until(id)).map((id) => plainSweep(at(i * 30), id, 0)),
  ).flat();

/** The debug.log in parts of so many records, and one of them not there. */
function withoutPart(lines: readonly Line[], records: number, missing: number) {
  const logs = lines.filter(({ log }) => log === 'openfire/debug.log').sort((a, b) => a.at - b.at);
  const parts = Math.ceil(logs.length / records);
  const cut = logs.flatMap((line, i): Line[] => {
    const part = Math.floor(i / records);
    const turn = parts - 1 - part;
    return part === missing ? [] : [{ ...line, log: `${line.log}${turn > 0 ? `.${turn}` : ''}` }];
  });
  return render([...lines.filter((line) => !logs.includes(line)), ...cut]);
}

describe('where a part of debug.log is missing', () => {
  const wholeBurst = agents.length;
  it.each([wholeBurst - 1, wholeBurst + 1, 2 * wholeBurst + 1, 4 * wholeBurst + 2])(
    'nobody is lost who went on, in parts of %i records',
    async (records) => {
      const lines = [...webservices, ...sweeps(() => 1_200), debugTick(at(601))];
      const parts = Math.ceil((20 * agents.length + 1) / records);
      for (let missing = 0; missing < parts; missing++) {
        const { disconnects } = await analyzeFiles(withoutPart(lines, records, missing));
        expect(disconnects, `without part ${missing}`).toEqual([]);
      }
    },
  );

  it('a session that is never listed again is lost all the same', async () => {
    const lines = [...webservices, ...sweeps((id) => (id === '1001002' ? 200 : 1_200))];
    const whole = await analyzeFiles(render(lines));
    expect(whole.disconnects.map(({ agent, outcome }) => [agent, outcome])).toEqual([
      ['1001002', 'lost'],
    ]);
    const left = await analyzeFiles(withoutPart(lines, 5, 4));
    expect(left.disconnects.map(({ agent, outcome }) => [agent, outcome])).toEqual([
      ['1001002', 'lost'],
    ]);
  });
});

describe('a rotated debug.log with a part missing adds no loss, no accusation and no confidence', () => {
  const scenarios = [
    'end-of-shift-uccx',
    'everyone-cut-with-webservices',
    'notification-service-restart',
  ];
  it.each(scenarios)('%s', async (name) => {
    const folder = new URL(`../../../fixtures/scenarios/${name}/bundle/`, import.meta.url);
    const { [debugLog]: text = '', ...others } = filesIn(fileURLToPath(folder));
    const records = text.match(/\d{4}\.\d\d\.\d\d [^\n]*\n(?:(?!\d{4}\.)[^\n]*\n)*/g) ?? [];
    const whole = await analyzeFiles({ ...others, [debugLog]: text });
    for (const parts of [5, 7])
      for (let missing = 0; missing < parts; missing++) {
        const borderOf = (part: number): number =>
          part === parts ? records.length : Math.floor((records.length * part) / parts) + part;
        const files: Record<string, string> = { ...others };
        for (let part = 0; part < parts; part++) {
          const turn = parts - 1 - part;
          if (part !== missing)
            files[`${debugLog}${turn > 0 ? `.${turn}` : ''}`] = records
              .slice(borderOf(part), borderOf(part + 1))
              .join('');
        }
        const left = await analyzeFiles(files);
        expect(added(whole, left), `without part ${missing} of ${parts}`).toEqual([]);
      }
  });
});

const debugLog = 'desktop/logs/openfire/debug.log';

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );

/** What the report of a part says beyond that of the whole. */
function added(whole: Report, left: Report): string[] {
  const ofAgent = (report: Report, agent: string) =>
    report.disconnects.filter((d) => d.agent === agent);
  return left.agents.flatMap(({ id }) => {
    const before = ofAgent(whole, id);
    const after = ofAgent(left, id);
    const known = before.flatMap(({ causes: [first] }) => (first ? [first] : []));
    const accused = after.flatMap(({ causes: [first] }) => (first ? [first] : []));
    return [
      ...(after.length > before.length
        ? [`${id}: ${before.length} to ${after.length} losses`]
        : []),
      ...accused
        .filter(({ cause }) => cause !== 'undetermined')
        .filter(
          ({ cause, confidence }) =>
            !known.some(
              (one) =>
                one.cause === cause &&
                confidences.indexOf(one.confidence) <= confidences.indexOf(confidence),
            ),
        )
        .map(({ cause, confidence }) => `${id}: ${cause}, ${confidence}`),
    ];
  });
}
