import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertCounts,
  inClientLogs,
  inDebugLog,
  inWebservices,
  usedOfClientLogs,
  usedOfDebugLog,
  usedOfWebservices,
} from './check/counts.ts';
import { oncePerBuild } from './check/once.ts';
import { assertSameReport } from './check/same-report.ts';
import { bundleOf } from './data/bundles.ts';
import { store } from './data/store.ts';
import { pageLogName } from './logs/page-log.ts';
import type { BenchOptions, RowName } from './options.ts';
import * as race from './race/contestant.ts';
import { lnav } from './race/lnav.ts';

/** What bosh-diag does, and a peer that does what comes nearest to it. */
export interface Row {
  readonly work: string;
  readonly own: race.Contestant;
  readonly peer: race.Contestant;
  readonly of: 'wallSeconds' | 'cpuSeconds';
  /** Times the peer's that it may take: for a release, and as it is wanted. Without them the row is for information. */
  readonly release?: number;
  readonly goal?: number;
}

/** The rows that are wanted, of bundles that are made for them, and checked. */
export async function speedRows(options: BenchOptions): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of options.rows)
    if (name !== 'start') rows.push(...(await makers[name](options)));
  return rows;
}

type Maker = (options: BenchOptions) => Promise<readonly Row[]>;

const debugLog = 'desktop/logs/openfire/debug.log';
const webservices = 'desktop/logs/webservices';
const clientLogs = 'desktop/logs/clientlogs';
const archive = { of: 'wallSeconds', release: 0.6, goal: 0.4 } as const;

const makers: Readonly<Record<Exclude<RowName, 'start'>, Maker>> = {
  debug: async (options) => {
    const bundle = await checkedDebug(options);
    const peer = race.rg(usedOfDebugLog, join(bundle, debugLog));
    const limits = { of: 'wallSeconds', release: 1.25, goal: 1 } as const;
    return [{ work: 'debug.log, one file', own: race.analysis(bundle), peer, ...limits }];
  },
  rotated: async (options) => {
    const bundle = await sameAs('debug', 'rotated', options);
    const peer = race.rg(usedOfDebugLog, join(bundle, 'desktop/logs/openfire'));
    const limits = { of: 'wallSeconds', release: 1.75, goal: 1.25 } as const;
    const work = `debug.log, ${options.files} files`;
    return [{ work, own: race.analysis(bundle), peer, ...limits }];
  },
  webservices: async (options) => {
    const limits = { of: 'wallSeconds', release: 2, goal: 1.25 } as const;
    const plain = await bundleOf('webservices', 'plain', options);
    await oncePerBuild(plain, 'counts', () => assertCounts(plain, inWebservices));
    const rotated = await sameAs('webservices', 'rotated', options);
    const [log = ''] = readdirSync(join(plain, webservices));
    return [
      {
        work: 'webservices, one file',
        own: race.analysis(plain),
        peer: race.rg(usedOfWebservices, join(plain, webservices, log)),
        ...limits,
      },
      {
        work: `webservices, ${options.files} files`,
        own: race.analysis(rotated),
        peer: race.rg(usedOfWebservices, join(rotated, webservices)),
        ...limits,
      },
    ];
  },
  client: async (options) => {
    const bundle = await bundleOf('client', 'plain', options);
    await oncePerBuild(bundle, 'counts', () => assertCounts(bundle, inClientLogs));
    const log = readdirSync(join(bundle, clientLogs)).find((name) => name.endsWith(pageLogName));
    const peer = race.rg(usedOfClientLogs, join(bundle, clientLogs, log ?? ''));
    return [{ work: 'client log, one file', own: race.analysis(bundle), peer, of: 'wallSeconds' }];
  },
  gz: async (options) => {
    const bundle = await sameAs('debug', 'gz', options);
    const peer = race.rgUnpacking(usedOfDebugLog, join(bundle, `${debugLog}.gz`));
    return [{ work: 'debug.log.gz', own: race.analysis(bundle), peer, ...archive }];
  },
  tgz: async (options) => {
    const bundle = await sameAs('debug', 'tgz', options);
    const own = race.analysis(bundle);
    const peers = [race.tarIntoRg, race.rgUnpacking];
    return peers.map((peer) => ({
      work: 'bundle.tgz',
      own,
      peer: peer(usedOfDebugLog, bundle),
      ...archive,
    }));
  },
  zip: async (options) => {
    const bundle = await sameAs('debug', 'zip', options);
    const peer = race.unzipIntoRg(usedOfDebugLog, bundle);
    return [{ work: 'bundle.zip', own: race.analysis(bundle), peer, ...archive }];
  },
  lnav: async (options) => {
    const bundle = await checkedDebug(options);
    const peer = lnav(join(bundle, debugLog), store);
    const limits = { of: 'cpuSeconds', release: 0.1, goal: 0.05 } as const;
    return [{ work: 'debug.log, one file, CPU', own: race.analysis(bundle), peer, ...limits }];
  },
  grep: async (options) => {
    const bundle = await checkedDebug(options);
    const own = race.analysis(bundle);
    return [race.rgCount, race.grepCount].map((peer) => ({
      work: 'debug.log, one file',
      own,
      peer: peer(usedOfDebugLog, join(bundle, debugLog)),
      of: 'wallSeconds',
    }));
  },
};

async function checkedDebug(options: BenchOptions): Promise<string> {
  const bundle = await bundleOf('debug', 'plain', options);
  await oncePerBuild(bundle, 'counts', () => assertCounts(bundle, inDebugLog));
  return bundle;
}

/** Its counts are those of the plain form, as the whole report is. */
async function sameAs(
  subject: Parameters<typeof bundleOf>[0],
  form: Parameters<typeof bundleOf>[1],
  options: BenchOptions,
): Promise<string> {
  const plain = await bundleOf(subject, 'plain', options);
  const bundle = await bundleOf(subject, form, options);
  await oncePerBuild(bundle, form, () => assertSameReport(plain, bundle));
  return bundle;
}
