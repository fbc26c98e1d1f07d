import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contestant } from './contestant.ts';

/** What a record of debug.log holds of a session, as far as lnav's grammar goes: of several lines it reads the first. */
const openfire = {
  openfire_debug: {
    title: 'Openfire, debug.log',
    description: 'The sweeps of sessions and the requests that desktops make',
    regex: {
      record: {
        pattern:
          '^(?<timestamp>\\d{4}\\.\\d{2}\\.\\d{2} \\d{2}:\\d{2}:\\d{2}) (?:Session \\(id=(?<sid>[^)]*)\\) was last active (?<silent>-?\\d+) ms ago: (?<jid>\\S+)|HTTPBindLog: HTTP RECVC\\((?<received>[^)]*)\\): )?(?<body>.*)$',
      },
    },
    'timestamp-format': ['%Y.%m.%d %H:%M:%S'],
    value: {
      sid: { kind: 'string', identifier: true },
      silent: { kind: 'integer' },
      jid: { kind: 'string', identifier: true },
      received: { kind: 'string' },
    },
    sample: [
      {
        line: '2017.06.17 00:15:34 Session (id=f382a015) was last active 43230 ms ago: 1001003@finesse1.example.com/desktop',
      },
    ],
  },
};

const silences =
  ';SELECT jid, count(*), max(silent) FROM openfire_debug WHERE silent IS NOT NULL GROUP BY jid';

/** The nearest that lnav comes: how often each desktop was swept, and its longest silence. */
export function lnav(log: string, store: string): Contestant {
  const folder = join(store, 'lnav');
  const formats = join(folder, 'formats', 'bosh-diag');
  mkdirSync(formats, { recursive: true });
  writeFileSync(join(formats, 'openfire.json'), JSON.stringify(openfire));
  const command = ['lnav', '-n', '-I', folder, '-c', silences, '-c', ':write-csv-to -', log];
  return { name: 'lnav, SQL', command, needs: ['lnav'] };
}
