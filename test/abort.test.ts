import { createCipheriv } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze, inspect, type Progress, timeline } from '../src/index.ts';
import { type Contents, withFolder } from './support/bundle.ts';
import { openFiles } from './support/open-files.ts';
import { tar, tgz } from './support/tar.ts';
import { zip } from './support/zip.ts';

const mebibyte = 1 << 20;
/** What cannot be packed smaller, so that an archive takes as many reads as its log; the same at every run. */
const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16))
  .update(Buffer.alloc(1.5 * mebibyte))
  .toString('base64')
  .replaceAll(/.{1000}/g, '$&\n');
const head = '2026.11.23 10:00:00 Session (id=aaaa1001) was last active 0 ms ago: ';
const log = `${head}1001@finesse1.example.com/desktop\n${noise}\n`;
const names = [1, 2, 3, 4].map((number) => `node${number}/openfire/debug.log`);
const members = names.map((name) => ({ name, data: log }));

const forms: Readonly<Record<string, () => Contents | Promise<Contents>>> = {
  'plain logs': () => Object.fromEntries(names.map((name) => [name, log])),
  'one long log': () => ({ 'openfire/debug.log': log.repeat(4) }),
  gz: () => ({ 'debug.log.gz': gzipSync(log.repeat(4)) }),
  tar: async () => ({ 'all.tar': await tar(members) }),
  tgz: async () => ({ 'all.tgz': await tgz(members) }),
  zip: () => ({ 'all.zip': zip(members) }),
  'a zip without its directory': () => ({ 'all.zip': zip(members).subarray(0, -100) }),
  'a zip in a zip': () => ({ 'all.zip': zip([{ name: 'a.zip', data: zip(members), method: 0 }]) }),
};

const calls = {
  analyze: (paths, options) => analyze(paths, options),
  inspect: (paths, options) => inspect(paths, options),
  timeline: (paths, options) => timeline(paths, options),
} satisfies Record<
  string,
  (paths: string[], options: { signal: AbortSignal; onProgress: (p: Progress) => void }) => unknown
>;

const unhandled: unknown[] = [];
const hear = (reason: unknown): number => unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', hear));
afterAll(() => void process.off('unhandledRejection', hear));
/** Rejections that nobody handles are told in a turn of their own. */
const aTurnLater = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe.each(Object.entries(forms))('%s', (_, made) => {
  let contents: Contents = {};
  beforeAll(async () => {
    contents = await made();
  });

  it.each(Object.entries(calls))(
    '%s ends soon, with the reason and no open file',
    async (...of) => {
      const [, call] = of;
      await withFolder(contents, async (folder) => {
        const { signal, abort } = control();
        const reason = { not: 'even an error' };
        const told: Progress[] = [];
        const onProgress = (progress: Progress): void => {
          told.push(progress);
          if (told.length === 2) abort(reason);
        };
        await expect(call([folder], { signal, onProgress })).rejects.toBe(reason);
        expect(openFiles(folder) ?? []).toEqual([]);
        await aTurnLater();
        expect(unhandled).toEqual([]);
        const { readBytes, allBytes } = told.at(-1) as Progress;
        expect(allBytes).toBeGreaterThan(6 * mebibyte);
        expect(readBytes).toBeLessThan(allBytes / 2);
      });
    },
  );
});

describe.each(Object.entries(calls))('%s', (_, call) => {
  it('rejects at once where the signal is aborted already, and touches nothing', async () => {
    await withFolder({ 'openfire/debug.log': log }, async (folder) => {
      const onProgress = (): void => expect.unreachable();
      const read = call([folder], { signal: AbortSignal.abort('too late'), onProgress });
      await expect(read).rejects.toBe('too late');
    });
  });

  it('ends with what the progress callback throws', async () => {
    await withFolder({ 'all.tgz': await tgz(members) }, async (folder) => {
      const fault = new Error('of the callback');
      const onProgress = (): void => {
        throw fault;
      };
      await expect(call([folder], { signal: control().signal, onProgress })).rejects.toBe(fault);
      expect(openFiles(folder) ?? []).toEqual([]);
    });
  });

  it('is not touched by a signal that nobody aborts', async () => {
    await withFolder({ 'all.zip': zip(members) }, async (folder) => {
      const told: Progress[] = [];
      const onProgress = (progress: Progress): number => told.push(progress);
      await expect(call([folder], { signal: control().signal, onProgress })).resolves.toBeDefined();
      const read = told.map(({ readBytes }) => readBytes);
      expect(read).toEqual([...read].sort((a, b) => a - b));
      expect(told.at(-1)?.path).toBe('all.zip');
    });
  });
});

it('closes the temporary file of a large zip inside an archive', async () => {
  const inner = zip([{ name: 'debug.log', data: log.repeat(20), method: 0 }]);
  await withFolder({ 'all.tar': await tar([{ name: 'a.zip', data: inner }]) }, async (folder) => {
    const { signal, abort } = control();
    const before: (readonly string[] | undefined)[] = [];
    const onProgress = ({ readBytes }: Progress): void => {
      if (readBytes < 36 * mebibyte || signal.aborted) return;
      before.push(openFiles('bosh-diag-')?.filter(isTemporary));
      abort(new Error('enough'));
    };
    await expect(analyze([folder], { signal, onProgress })).rejects.toThrow('enough');
    if (process.platform === 'linux') expect(before).toEqual([[expect.any(String)]]);
    expect(openFiles('bosh-diag-') ?? []).toEqual([]);
  });
});

const isTemporary = (name: string): boolean => name.endsWith(' (deleted)');

describe('what is read later', () => {
  it.each(['analyze', 'timeline'] as const)('ends with the signal: %s', async (name) => {
    const files = { 'all.tgz': await tgz(members), 'b/openfire/debug.log': log };
    await withFolder(files, async (folder) => {
      const { signal, abort } = control();
      const options = { signal, all: true };
      const events =
        name === 'analyze'
          ? (await analyze([folder], options)).timeline
          : (await timeline([folder], options)).events;
      abort('no more');
      await expect(events()[Symbol.asyncIterator]().next()).rejects.toBe('no more');
      expect(openFiles(folder) ?? []).toEqual([]);
    });
  });
});

function control() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) };
}
