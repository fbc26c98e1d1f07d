import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { disguise } from '../../src/disguise.ts';
import { testKey, withRedacted } from './bundles.ts';
import { redacted } from './engine.ts';

const lines = [
  '1001003@fin1.acme.com/desktop',
  '5001@fin1.acme.com/desktop',
  '<firstName>Cassandra</firstName><loginId>c.mueller</loginId>',
  'peer 10.20.30.40 mac 00:1a:2b:3c:4d:5e',
];

/** What a replacing that misses something would leave. */
const remainders: readonly (readonly [leak: string | undefined, text: string])[] = [
  ['id', 'stray 1001003 here'],
  ['id', 'xclientlog1001003x'],
  ['id', '5001@elsewhere'],
  ['id', '/finesse/api/User/5001/Dialogs'],
  ['id', '"agentId":"5001"'],
  ['id', 'agentid: 5001,'],
  ['id', 'said C.Mueller to'],
  ['name', 'Hello Cassandra!'],
  ['name', 'xxcassandrayy'],
  ['host', 'at fin1.acme.com.'],
  ['host', 'ON FIN1 NOW'],
  ['address', 'from /10.20.30.40:80'],
  ['mac', '00:1A:2B:3C:4D:5E'],
  ['credential', 'Authorization: Basic MTAwMTAwMTpzZWNyZXQ='],
  ['credential', '<auth>ADEwMDEwMDEAc2VjcmV0</auth>'],
  [undefined, 'waited 5001 ms'],
  [undefined, 'rid: 1001003'],
  [undefined, 'Authorization: [removed]'],
  [undefined, 'nothing of anybody'],
];

describe('the check', () => {
  const { check, lines: made } = redacted(lines);

  it.each(remainders)('finds %s in %s', (leak, text) => {
    expect(check.leak(text)).toBe(leak);
  });

  it('is content with what was replaced, and with nothing of what was not', () => {
    expect(made.map((line) => check.leak(line))).toEqual(lines.map(() => undefined));
    for (const line of lines) expect(check.leak(line)).toBeDefined();
  });
});

describe('data', () => {
  it('may name an agent that is called as a word of the product is', async () => {
    const known = { agent: 'user@corp.com', jid: 'user\\40corp.com@fin1.acme.com/desktop' };
    const { value, leakIn } = await disguise({ known: [known], key: testKey });
    expect(leakIn(known)).toBeDefined();
    expect(leakIn(value(known))).toBeUndefined();
    expect(JSON.stringify(value(known))).not.toMatch(/corp|fin1|acme/);
  });
});

describe('a bundle', () => {
  it('loses a line that could not be redacted, and is refused where many could not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'odd-'));
    const odd = 'peer 00:1a:2b:3c:4d:5e then 00:1a:2b:3c:4d:5efinesse';
    const written = async (count: number) => {
      await writeFile(join(folder, 'debug.log'), `${odd}\n`.repeat(count) + 'plain\n'.repeat(90));
      return withRedacted([folder], async ({ file, check }) => ({
        remainder: await check(file),
        text: gunzipSync(await readFile(file)).toString(),
      }));
    };
    const few = await written(3);
    expect(few.remainder).toBeUndefined();
    expect(few.text).not.toContain('00:1a:2b');
    expect(few.text).toContain('could not be redacted: 3');
    expect((await written(30)).remainder).toEqual({ leak: 'id', where: '30 of 120 lines' });
    await rm(folder, { recursive: true });
  });
});
