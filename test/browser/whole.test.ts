import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { localTime } from '../../src/reporters/phrases/local-time.ts';
import { rankedSteps } from '../../src/reporters/phrases/ranked-steps.ts';
import { inChromium } from './chromium.ts';
import { pages } from './written.ts';

const reportOf = (name: string): Report => {
  const path = new URL(`../../fixtures/scenarios/${name}/report.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Report;
};
const page = pages();
const names = ['site-cut', 'two-servers', 'notification-service-restart', 'technote-idle-logout'];

inChromium('what the page tells of the whole bundle', (open) => {
  it.each(names)('%s: is what the report says', async (name) => {
    const report = reportOf(name);
    const { page: shown, close } = await open(page(name, report));
    const texts = (selector: string) => shown.locator(selector).allTextContents();
    const steps = await texts('#next li');
    expect(steps).toHaveLength(rankedSteps(report).length);
    for (const { text } of rankedSteps(report))
      expect(steps.some((step) => step.startsWith(text))).toBe(true);
    const bursts = await texts('#together article');
    expect(bursts).toHaveLength(report.bursts.length);
    for (const [index, { agents, for: reasons }] of report.bursts.entries())
      for (const said of [...agents, ...reasons.map(({ text }) => text)])
        expect(bursts[index]).toContain(said);
    const events = await texts('#server-events tbody tr');
    expect(events).toHaveLength(report.serverEvents.length);
    for (const [index, { text, event, node, evidence }] of report.serverEvents.entries())
      for (const said of [text, event, node, evidence]) expect(events[index]).toContain(said);
    const wanted = (await texts('#missing article')).join('\n');
    for (const { why, collect } of report.bundle.missing)
      for (const said of [why, collect]) expect(wanted).toContain(said);
    const bars = await shown.locator('.bars .bar[title]').evaluateAll((all) =>
      all
        .map((bar) => bar.getAttribute('title') ?? '')
        .flatMap((title) => [...title.replace(/^.*?–.*?: /, '').matchAll(/(\d+) /g)])
        .reduce((sum, [, n]) => sum + Number(n), 0),
    );
    expect(bars).toBe(report.disconnects.filter(({ outcome }) => outcome !== 'closed').length);
    await close();
  });

  it('unfolds the appendix: every source, rule and setting', async () => {
    const report = reportOf('two-servers');
    const { page: shown, close } = await open(page('appendix', report));
    for (const summary of await shown.locator('#appendix > details > summary').all())
      if (!(await summary.evaluate((one) => one.parentElement?.hasAttribute('open'))))
        await summary.click();
    const rows = (label: string) =>
      shown.getByRole('region', { name: label }).locator('tbody tr').allTextContents();
    const sources = await rows('Sources');
    expect(sources).toHaveLength(report.bundle.sources.length);
    for (const [index, { path }] of report.bundle.sources.entries())
      expect(sources[index]).toContain(path);
    expect(await rows('Rules')).toHaveLength(report.rules.length);
    expect(await rows('Settings')).toHaveLength(Object.keys(report.settings).length);
    expect(await rows('Servers')).toHaveLength(report.bundle.nodes.length);
    await close();
  });

  it('tells times by the clock that is chosen, and names it', async () => {
    const file = page('clock', reportOf('site-cut'));
    const { page: shown, close } = await open(file, { timezone: 'America/New_York' });
    const title = shown.locator('#together h3').first();
    expect(await title.textContent()).toContain('09:54:00');
    await shown.getByLabel('Times by').selectOption({ label: 'UTC (+00:00)' });
    expect(await title.textContent()).toContain('04:24:00');
    await shown.getByLabel('Times by').selectOption({ label: 'my clock (-05:00)' });
    expect(await title.textContent()).toContain('2024-02-28 23:24:00');
    expect(shown.url()).toContain('#clock=reader');
    await close();
  });

  it('tells each agent that was nearly lost once, when that was, and leads there', async () => {
    const report = reportOf('hidden-tabs-two-hours');
    const { nearest } = report.overview;
    expect(new Set(nearest.map(({ agent }) => agent)).size).toBeLessThan(nearest.length);
    const { page: shown, close } = await open(page('nearest', report));
    const table = shown.getByRole('region', { name: 'Nearest to the limit' });
    const agents = await table.locator('tbody a').allTextContents();
    expect(agents).toEqual([...new Set(nearest.map(({ agent }) => agent))]);
    const local = localTime(report.bundle.nodes);
    const at = report.disconnects.find(({ id }) => id === nearest[0]?.disconnect)?.at ?? '';
    const when = table.locator('tbody tr').first().locator('td').nth(1);
    expect(await when.textContent()).toBe(local.dayAndTime(at));
    await shown.getByLabel('Times by').selectOption('utc');
    expect(await when.textContent()).toBe(localTime([]).dayAndTime(at));
    await table.locator('tbody a').first().click();
    expect(await shown.textContent('#disconnect-title')).toContain(localTime([]).dayAndTime(at));
    expect(shown.url()).toContain(
      new URLSearchParams({ disconnect: nearest[0]?.disconnect ?? '' }).toString(),
    );
    await close();
  });

  it('draws a count that is there, beside hundreds, from nought on', async () => {
    const report = reportOf('site-cut');
    const first = report.disconnects.find(({ outcome }) => outcome !== 'closed');
    const many = Array.from({ length: 900 }, () => first).flatMap((one) => one ?? []);
    const disconnects = [...report.disconnects, ...many].sort((a, b) => (a.at < b.at ? -1 : 1));
    const { page: shown, close } = await open(page('heights', { ...report, disconnects }));
    const heights = await shown
      .locator('.bar > span')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    const drawn = heights.filter((height) => height > 0);
    expect(drawn.length).toBeGreaterThan(1);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(2);
    expect(await shown.textContent('.chart .least')).toBe('0');
    await close();
  });

  it('says what does not follow the filters, while one is set', async () => {
    const file = page('of-all', reportOf('release-5.0'));
    const { page: shown, close } = await open(file);
    const said = shown.getByText('of all agents, whatever the filters say');
    const sections = (): Promise<string[]> =>
      said.evaluateAll((all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.parentElement?.id ?? ''),
      );
    expect(await sections()).toEqual([]);
    await shown.getByLabel('Outcome').selectOption('recovered');
    expect(await sections()).toEqual(expect.arrayContaining(['shares', 'together', 'next']));
    await shown.getByLabel('Times by').selectOption('utc');
    expect(await sections()).toHaveLength(3);
    await shown.getByRole('button', { name: 'Clear' }).click();
    expect(await sections()).toEqual([]);
    await close();
  });

  it('keeps sentences readable on a telephone, and shows that there is more beside', async () => {
    const file = page('narrow', reportOf('hidden-tabs-two-hours'));
    const { page: shown, close } = await open(file, { width: 390 });
    const region = shown.getByRole('region', { name: 'At risk' });
    const why = await region.locator('td.text').first().boundingBox();
    expect(why?.width).toBeGreaterThanOrEqual(240);
    expect(await region.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    const ground = await shown.evaluate(
      "getComputedStyle(document.querySelector('#at-risk .scrolls')).backgroundAttachment",
    );
    expect(ground).toBe('local, local, scroll, scroll');
    expect(await shown.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await close();
  });
});
