import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../bench/data/store.ts';
import type { Load } from '../../bench/logs/load.ts';
import { Server } from '../../bench/logs/server.ts';
import type { Truth } from '../../bench/logs/truth.ts';
import { filesOf } from '../../bench/pack/files-of.ts';
import { timeline } from '../../src/index.ts';
import { newFolder, removeFolders, tiny } from './tiny.ts';

afterAll(removeFolders);

interface Made {
  readonly folder: string;
  readonly truth: Truth;
}

function made(load: Partial<Load> = {}): Made {
  const folder = newFolder();
  return { folder, truth: new Server(folder, { ...tiny, files: 1, ...load }).run() };
}

const debugLog = 'desktop/logs/openfire/debug.log';
const plain = made();
const pathsOf = (folder: string, part: string): string[] =>
  filesOf(folder)
    .filter((path) => path.includes(part))
    .map((path) => join(folder, path));
const textOf = (paths: readonly string[]): string =>
  paths.map((path) => readFileSync(path, 'latin1')).join('');

describe('made logs', () => {
  it('are the same bytes for the same options', () => {
    expect(digestOf([made().folder])).toBe(digestOf([plain.folder]));
  });

  it('are others for another seed', () => {
    expect(digestOf([made({ seed: 2 }).folder])).not.toBe(digestOf([plain.folder]));
  });

  it('are as large as is asked for', () => {
    const { size } = statSync(join(plain.folder, debugLog));
    expect(size).toBe(plain.truth.debug.bytes);
    expect(size / tiny.bytes).toBeCloseTo(1, 1);
  });

  it('are those that are asked for', () => {
    const { folder, truth } = made({ logs: new Set(['webservices']), bytes: 2 ** 20 });
    const paths = filesOf(folder);
    expect(paths).toEqual([expect.stringContaining('Desktop-webservices')]);
    expect(statSync(join(folder, paths[0] ?? '')).size).toBe(truth.webservices.bytes);
    expect(truth.webservices.bytes / 2 ** 20).toBeCloseTo(1, 1);
  });

  it('are those of pages where there is no other', () => {
    const { folder, truth } = made({ logs: new Set(['client', 'info']), bytes: 2 ** 20 });
    const [page = ''] = pathsOf(folder, 'supervisor');
    expect(statSync(page).size).toBe(truth.client.bytes);
    expect(truth.client.bytes / 2 ** 20).toBeCloseTo(1, 1);
    expect(textOf([page]).split('\n').length - 1).toBe(truth.client.records);
  });

  it('are as large as is asked for where they are of access', () => {
    const { folder } = made({ logs: new Set(['access']), bytes: 2 ** 20 });
    const [log = ''] = pathsOf(folder, 'access');
    expect(statSync(log).size / 2 ** 20).toBeCloseTo(1, 1);
  });

  it('are none where nobody writes', () => {
    expect(() => made({ logs: new Set(['info']) })).toThrow();
    expect(() => made({ logs: new Set(['access']), calls: 0 })).toThrow();
  });

  it('end after the hours of a bare day', () => {
    const bare = { bare: true, hours: 0.1, bytes: Number.POSITIVE_INFINITY };
    const { truth } = made({ logs: new Set(['debug', 'info']), ...bare });
    expect(truth.seconds).toBe(360);
    expect(truth.debug.consumeResponse).toBe(0);
    expect(truth.debug.sweep).toBeGreaterThan(500);
  });
});

describe('rotated logs', () => {
  const rotated = made({ files: tiny.files });

  it('are the same log, the newest under its own name', () => {
    const names = [3, 2, 1].map((age) => `${debugLog}.${age}`).concat(debugLog);
    const paths = names.map((name) => join(rotated.folder, name));
    expect(textOf(paths)).toBe(textOf([join(plain.folder, debugLog)]));
    expect(pathsOf(rotated.folder, 'debug.log')).toHaveLength(tiny.files);
  });

  it('are named by the time of their first record where they are webservices logs', () => {
    const logs = new Set(['webservices'] as const);
    const whole = made({ logs });
    const parts = pathsOf(made({ logs, files: 3 }).folder, 'webservices');
    expect(parts).toHaveLength(3);
    expect(textOf(parts)).toBe(textOf(pathsOf(whole.folder, 'webservices')));
    for (const path of parts) {
      const [, clock = ''] = /T(\d\d-\d\d-\d\d)\.000\.log$/.exec(path) ?? [];
      expect(textOf([path]).slice(0, 100)).toContain(` ${clock.replaceAll('-', ':')}.`);
    }
  });
});

describe('what made logs say of themselves', () => {
  const { debug, webservices, idleClose, clientLogs } = plain.truth;

  it('is what they hold', async () => {
    const told = await timeline([plain.folder], { all: true });
    const counts = new Map<string, number>();
    for await (const { kind } of told.events()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toMatchObject({
      sweep: debug.sweep,
      'consume-response': debug.consumeResponse,
      'bosh-request': debug.boshRequest,
      'http-request': debug.httpRequest,
      'session-statistics': debug.statistics,
      undeliverable: debug.undeliverable,
      'idle-close': idleClose,
      presence: webservices.presence,
      'expiry-armed': webservices.expiryArmed,
      'expiry-fired': webservices.expiryFired,
      'forced-logout': webservices.forcedLogout,
      'state-request': webservices.stateRequest,
      'state-event': webservices.stateEvent,
      'cti-round-trip': webservices.roundTrip,
      publication: webservices.publication,
    });
    expect(told.head.bundle.sources.filter(({ kind }) => kind === 'client')).toHaveLength(
      clientLogs,
    );
    expect(told.head.bundle.sources.map(({ lines }) => lines.unknown)).toEqual(
      told.head.bundle.sources.map(() => 0),
    );
  });

  it('is what the log of a page holds', async () => {
    const { folder, truth } = made({ logs: new Set(['client']), bytes: 2 ** 18, lossesPerHour: 0 });
    const told = await timeline([folder], { all: true });
    const counts = new Map<string, number>();
    for await (const { kind } of told.events()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toMatchObject({
      'rest-request': truth.client.restRequest,
      'rest-response': truth.client.restResponse,
      'client-event': truth.client.event,
    });
  });

  it('is something of each kind', () => {
    const { seconds: _, ...counts } = plain.truth;
    const all = [...Object.values(counts.debug), ...Object.values(counts.webservices)];
    expect(Math.min(...all, idleClose, clientLogs)).toBeGreaterThan(0);
  });

  it('is as many lines as there are', () => {
    const text = textOf([join(plain.folder, debugLog)]);
    expect(text.split('\n').length - 1).toBe(debug.lines);
    expect(text.match(/^\d{4}\.\d\d\.\d\d /gm)).toHaveLength(debug.records);
  });
});
