import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { inChromium } from './chromium.ts';
import { pages } from './written.ts';

const path = new URL('../../fixtures/scenarios/site-cut/report.json', import.meta.url);
const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
const page = pages();
const [first, second] = report.bursts[0]?.agents ?? [];

inChromium('the address', (open) => {
  const file = page('address', report);

  it('leads back over the agents that were opened, whichever way, not over filters', async () => {
    const { page: shown, close } = await open(file);
    const title = () => shown.locator('#agent-title').textContent();
    await shown.locator(`.agents a[data-agent="${first}"]`).click();
    await expect.poll(title).toBe(`Agent ${first}`);
    await shown.locator('.filters').getByLabel('Outcome').selectOption('logged-out');
    await shown.locator(`#together a[data-agent="${second}"]`).click();
    await expect.poll(title).toBe(`Agent ${second}`);
    await shown.keyboard.press('Escape');
    await expect.poll(() => shown.url()).not.toContain('agent=');
    await shown.goBack();
    await expect.poll(title).toBe(`Agent ${second}`);
    await shown.goBack();
    await expect.poll(title).toBe(`Agent ${first}`);
    await shown.goBack();
    await expect.poll(() => shown.url()).not.toContain('agent=');
    expect(await shown.locator('#agent-title').count()).toBe(0);
    await close();
  });

  it('opens the agent of a disconnect that it names alone, and puts the focus there', async () => {
    const disconnect = report.disconnects[0];
    const hash = `#${new URLSearchParams({ disconnect: disconnect?.id ?? '' })}`;
    const { page: shown, close } = await open(file, { hash });
    expect(await shown.locator('#agent-title').textContent()).toBe(`Agent ${disconnect?.agent}`);
    await expect.poll(() => shown.evaluate('document.activeElement.id')).toBe('agent-title');
    await close();
  });
});

inChromium('the choice of a clock', (open) => {
  it('names the server that tells the time, and both offsets of a day that changes', async () => {
    const [node] = report.bundle.nodes;
    if (node === undefined) throw new Error('no server');
    const [from, to] = ['2024-10-27T00:30:00.000Z', '2024-10-27T02:00:00.000Z'];
    const offsets = [
      { from, offset: '+02:00', basis: 'option' as const },
      { from: '2024-10-27T01:00:00.000Z', offset: '+01:00', basis: 'option' as const },
    ];
    const nodes = [
      { ...node, id: 'fin-a', offsets },
      { ...node, id: 'fin-b' },
    ];
    const changed = { ...report, bundle: { ...report.bundle, from, to, nodes } };
    const { page: shown, close } = await open(page('clocks', changed));
    const options = shown.getByLabel('Times by').locator('option');
    expect((await options.allTextContents())[0]).toBe('the clock of fin-a (+02:00, then +01:00)');
    await close();
  });
});
