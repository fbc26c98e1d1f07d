import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { json } from '../../src/reporters/json/index.ts';
import { thousandReport } from '../reporters/sample-crowd.ts';

const start = fileURLToPath(new URL('start.ts', import.meta.url));

const bosh = (...argv: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', start, ...argv], {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });

async function ended(child: ChildProcess) {
  const [stderr, [status, signal]] = await Promise.all([
    child.stderr ? text(child.stderr) : '',
    once(child, 'close'),
  ]);
  return { stderr, status, signal };
}

it('passes the status on', async () => {
  const child = bosh('analyze');
  child.stdout?.resume();
  expect(await ended(child)).toMatchObject({ status: 2, signal: null });
});

it('ends quietly when its reader has gone', async () => {
  const child = bosh('analyze', '-', '-f', 'json');
  child.stdout?.destroy();
  child.stdin?.end(json(thousandReport));
  expect(await ended(child)).toEqual({ stderr: '', status: 0, signal: null });
});

it('ends quietly when the reader of a timeline has gone', async () => {
  const bundle = new URL('../../fixtures/captures/v4.2.4-b-idle-close/bundle', import.meta.url);
  const child = bosh('timeline', fileURLToPath(bundle), '--all', '--quiet');
  child.stdout?.destroy();
  expect(await ended(child)).toEqual({ stderr: '', status: 0, signal: null });
});

it.skipIf(process.platform === 'win32')('exits with 130 when interrupted', async () => {
  const child = bosh('analyze', '-');
  child.stdout?.resume();
  child.once('message', () => child.kill('SIGINT'));
  expect(await ended(child)).toMatchObject({ status: 130, signal: null });
});
