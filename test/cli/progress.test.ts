import { describe, expect, it } from 'vitest';
import { lineOf } from '../../src/cli/progress.ts';

const progress = { readBytes: 1_200_000_000, allBytes: 2_800_000_000, path: 'node1/active_1.tgz' };

describe('the progress line', () => {
  it('tells how much, how fast, how long yet, and where', () => {
    expect(lineOf(progress, 0.4286, 6_000, 100)).toBe(
      ' 42 % █████████░░░░░░░░░░░ 1.2 GB of 2.8 GB, 200 MB/s, 0:08 left  node1/active_1.tgz',
    );
  });

  it('knows no time left before anything was read', () => {
    const line = lineOf({ readBytes: 0, allBytes: 500, path: 'a.log' }, 0, 0, 100);
    expect(line).toBe('  0 % ░░░░░░░░░░░░░░░░░░░░ 0 B of 500 B, 0 B/s  a.log');
  });

  it('stays on one line, whatever a name holds', () => {
    const line = lineOf({ ...progress, path: `a\n\u001b[2J${'x'.repeat(300)}` }, 0.5, 6_000, 80);
    expect(line).toHaveLength(80);
    expect(line).not.toContain('\n');
    expect(line).not.toContain('\u001b');
  });
});
