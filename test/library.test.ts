import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { analyze, explain, inspect, render, reportFormats, timeline } from '../src/index.ts';

const logs = fileURLToPath(
  new URL('../fixtures/scenarios/technote-idle-logout/bundle', import.meta.url),
);
const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'] as const;

afterEach(() => vi.restoreAllMocks());

it('prints nothing', async () => {
  const spies = [
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
    ...methods.map((method) => vi.spyOn(console, method)),
  ];
  const paths = [logs, 'there-is-no-such-folder'];
  const { report, timeline: all } = await analyze(paths, { all: true, why: true });
  for await (const _ of all());
  const { events } = await timeline(paths, { select: { agents: ['1001003'] } });
  for await (const _ of events());
  await inspect(paths, { takeUnknown: () => undefined });
  for (const format of reportFormats) await render(report, format, { verbose: true });
  explain('network-path');
  expect(report.problems.map(({ where }) => where)).toContain('there-is-no-such-folder');
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  // It can fail: the last of the spies hears.
  process.stderr.write('');
  expect(spies[1]).toHaveBeenCalledOnce();
});
