import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { openBundle } from '../../src/bundle/open-bundle.ts';
import { walk } from '../../src/bundle/walk.ts';
import { inspect } from '../../src/inspect.ts';
import { timeline } from '../../src/read-timeline.ts';
import { inventoryReporters, reporters, timelineReporters } from '../../src/reporters/index.ts';
import { plain } from '../../src/reporters/reporter.ts';
import { bundlesIn, withRedacted } from './bundles.ts';

/** What a log holds of passwords, cookies and tokens, found in another way than the product removes them. */
function credentialsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, , content = ''] of text.matchAll(/<(auth|response)\b[^<>]*>([^<]+)<\//g)) {
    found.add(content);
    const [, , password] = Buffer.from(content, 'base64').toString().split('\0');
    if (password) found.add(password).add(Buffer.from(password).toString('base64'));
  }
  for (const [, secret = ''] of text.matchAll(
    /(?:[Aa]uthorization: \w+ |JSESSIONID(?:SSO)?=|[Cc]ookie: \w+=|[Pp]assword[=:] ?|sharedSecret: )([^\s;,"'<>\]]{4,})/g,
  ))
    if (secret !== '[removed]' && secret !== 'null') found.add(secret);
  return [...found].filter((one) => one.length >= 4);
}

const folders = await bundlesIn('fixtures/captures');
const options = { width: 200, paint: plain, verbose: true, wholeRefs: true } as never;

async function textsOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile());
  const texts = files.map((one) => readFile(join(one.parentPath, one.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

async function unpacked(file: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const { chunks } of walk(await openBundle([file]), { report: () => undefined }))
    for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString();
}

/** Every format that there is, and that there will be. */
async function* outputsOf(paths: readonly string[]): AsyncGenerator<readonly [string, string]> {
  const { report, timeline: events } = await analyze(paths, { all: true });
  for (const [name, load] of Object.entries(reporters))
    yield [name, (await load())(report, options)];
  const inventory = await inspect(paths);
  for (const [name, load] of Object.entries(inventoryReporters))
    yield [`inspect ${name}`, (await load())(inventory, options)];
  const { head } = await timeline(paths, { all: true });
  for (const [name, load] of Object.entries(timelineReporters)) {
    const writer = (await load())(head, options);
    let text = '';
    for await (const event of events()) text += writer.event(event);
    yield [`timeline ${name}`, text + writer.end()];
  }
}

describe('credentials of captures', () => {
  it('are found, or the rest would show nothing', async () => {
    const all = await Promise.all(folders.map(textsOf));
    expect(all.flatMap(credentialsIn).length).toBeGreaterThan(20);
  });

  it.each(folders)(
    'are in no output of %s, and in no redacted bundle',
    async (folder) => {
      const paths = [join(folder, 'bundle')];
      const secrets = credentialsIn(await textsOf(join(folder, 'bundle')));
      const held = (text: string): string[] => secrets.filter((secret) => text.includes(secret));
      for await (const [format, text] of outputsOf(paths))
        expect([format, held(text)]).toEqual([format, []]);
      await withRedacted(paths, async ({ file }) => expect(held(await unpacked(file))).toEqual([]));
    },
    60_000,
  );
});
