import type { Inventory } from '../../src/model/inventory.ts';

const lines = (used: number, unused: number, unknown: number) => ({
  total: used + unused + unknown,
  used,
  unused,
  unknown,
});

/** Two servers of one bundle: a rotated debug.log with a hole on the first, no debug.log on the second. */
export const sampleInventory: Inventory = {
  schemaVersion: 1,
  kind: 'inventory',
  tool: { name: 'bosh-diag', version: '0.1.0' },
  bundle: {
    roots: ['logs'],
    from: '2026-11-22T20:00:00.000Z',
    to: '2026-11-23T08:00:00.000Z',
    deployment: {
      kind: 'uccx',
      basis: 'deploymentType in the CTI messages of the webservices log',
    },
    nodes: [
      {
        id: 'finesse1.example.com',
        names: ['finesse1.example.com', '10.0.0.1'],
        offsets: [{ from: '2026-11-22T20:00:00.000Z', offset: '+01:00', basis: 'matched-events' }],
        releases: [
          {
            release: 'Openfire 4.2.4',
            basis: 'banner',
            records: 1,
            evidence: ['active_1.tgz!desktop/logs/openfire/info.log:3'],
          },
          {
            release: 'Finesse ≥ 12.0',
            basis: 'wording',
            records: 1234,
            evidence: ['active_1.tgz!desktop/logs/clientlogs/1001003.log:17'],
          },
        ],
        debugLogging: [
          { from: '2026-11-22T20:00:00.000Z', to: '2026-11-23T01:00:00.000Z' },
          { from: '2026-11-23T05:00:00.000Z', to: '2026-11-23T08:00:00.000Z' },
        ],
        sessions: { bosh: 120, websocket: 3 },
        logs: [
          {
            kind: 'openfire-debug',
            files: 5,
            bytes: 512_000_000,
            lines: lines(1_200_000, 4_800_000, 12),
            records: 5_900_000,
            formats: ['openfire-log4j'],
            spans: [
              { from: '2026-11-22T20:00:00.000Z', to: '2026-11-23T01:00:00.000Z' },
              { from: '2026-11-23T05:00:00.000Z', to: '2026-11-23T08:00:00.000Z' },
            ],
          },
          {
            kind: 'webservices',
            files: 2,
            bytes: 204_800,
            lines: lines(90, 910, 0),
            records: 1_000,
            formats: ['ccbu'],
            spans: [{ from: '2026-11-22T22:00:00.000Z', to: '2026-11-23T08:00:00.000Z' }],
          },
        ],
      },
      {
        id: 'finesse2.example.com',
        names: ['finesse2.example.com'],
        offsets: [],
        debugLogging: [],
        sessions: {},
        logs: [
          {
            kind: 'unknown',
            files: 1,
            bytes: 999,
            lines: lines(0, 0, 40),
            records: 0,
            formats: ['unknown'],
            spans: [],
          },
        ],
      },
    ],
    sources: [
      {
        path: 'active_1.tgz!desktop/logs/openfire/debug.log',
        kind: 'openfire-debug',
        node: 'finesse1.example.com',
        format: 'openfire-log4j',
        encoding: 'utf-16le',
        bytes: 512_000_000,
        lines: lines(1_200_000, 4_800_000, 12),
        records: 5_900_000,
        from: '2026-11-22T20:00:00.000Z',
        to: '2026-11-23T08:00:00.000Z',
        unknownSamples: [
          {
            ref: 'active_1.tgz!desktop/logs/openfire/debug.log:17',
            text: '2026.11.22 21:00:01 Session (id=?) was last active \u001b[31mnever',
          },
        ],
      },
      {
        path: 'copy/debug.log',
        kind: 'openfire-debug',
        node: 'finesse1.example.com',
        format: 'openfire-log4j',
        encoding: 'utf-16le',
        bytes: 512_000_000,
        lines: lines(0, 6_000_012, 0),
        records: 5_900_000,
        duplicateOf: 'active_1.tgz!desktop/logs/openfire/debug.log',
      },
    ],
    missing: [
      {
        node: 'finesse2.example.com',
        kind: 'webservices',
        why: 'forced logouts would stand only there',
        collect: 'on the UCCX server: file get activelog /desktop recurs compress',
      },
    ],
  },
  clocks: [
    {
      subject: 'finesse2.example.com against finesse1.example.com',
      offsetMs: -7_000,
      spreadMs: 120,
      samples: 31,
      basis: 'the same agent state events in both logs',
      applied: false,
    },
  ],
  problems: [
    {
      severity: 'error',
      where: 'active_2.tgz',
      what: 'its gzip data ends too early: the 4096 bytes before were read',
      next: 'copy or download it again, in whole, and run again',
    },
  ],
};
