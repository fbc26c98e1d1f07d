import assert from 'node:assert/strict';
import { join } from 'node:path';
import { analyze } from '../../src/analyze.ts';
import { inspect } from '../../src/inspect.ts';
import { eventSchema } from '../../src/model/fact.ts';
import { inventorySchema } from '../../src/model/inventory.ts';
import { reportSchema } from '../../src/model/report.ts';
import { timeline } from '../../src/read-timeline.ts';
import { json } from '../../src/reporters/json/index.ts';
import { eventLine } from '../../src/reporters/json/ndjson.ts';
import { deceptive, type Screen } from '../../src/reporters/reporter.ts';
import { table } from '../../src/reporters/table/index.ts';
import { inventory as inventoryTable } from '../../src/reporters/table/inventory.ts';
import { timeline as timelineTable } from '../../src/reporters/table/timeline.ts';
import { withFolder } from '../support/bundle.ts';
import { surroundings } from './corpus.ts';
import type { MadeLog } from './made-log.ts';
import { holdsNoSecret } from './no-secret.ts';

/** The analysis ends with a report of its schema, the same twice; nothing that is written holds a secret or deceives. */
export async function holdsInReports({ path, beside, bytes }: MadeLog): Promise<void> {
  const around = beside === undefined ? [] : (surroundings[beside] ?? []);
  const files = Object.fromEntries(around.map((file) => [file.path, file.bytes()]));
  await withFolder({ ...files, [path]: bytes }, async (folder) => {
    const once = await outputsOf(folder);
    assert.equal(json((await analyze([folder], { all: true })).report), once.json);
    for (const [name, text] of Object.entries(once)) {
      holdsNoSecret(text);
      const [found] = text.replaceAll('\n', '').match(deceptive) ?? [];
      assert.equal(found, undefined, `${name} holds what deceives a terminal`);
    }
  });
}

const same = (text: string): string => text;
const paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };
const screen: Screen = { width: 100, paint, verbose: true };

async function outputsOf(folder: string): Promise<Record<string, string>> {
  const analysis = await analyze([folder], { all: true });
  const { report } = analysis;
  reportSchema.parse(report);
  for (const { lines, path } of report.bundle.sources)
    assert.equal(lines.used + lines.unused + lines.unknown, lines.total, path);
  for (const { id, at, returnedAt = at } of report.disconnects) assert.ok(returnedAt >= at, id);
  const inventory = await inspect([folder]);
  inventorySchema.parse(inventory);
  return {
    json: json(report),
    table: table(report, { ...screen, stepByStep: true }),
    ndjson: await eventsOf(analysis.timeline()),
    inventory: json(inventory),
    'inventory table': inventoryTable(inventory, screen),
    'timeline table': await timelineOf(folder),
  };
}

async function eventsOf(events: ReturnType<Awaited<ReturnType<typeof analyze>>['timeline']>) {
  let text = '';
  for await (const event of events) {
    eventSchema.parse(event);
    for (const at of [event.at, event.rawAt ?? event.at])
      assert.ok(Number.isFinite(Date.parse(at)), at);
    text += eventLine(event);
  }
  return text;
}

async function timelineOf(folder: string): Promise<string> {
  const { head, events } = await timeline([join(folder)], { all: true });
  const writer = timelineTable(head, screen);
  let text = '';
  for await (const event of events()) text += writer.event(event);
  return text + writer.end();
}
