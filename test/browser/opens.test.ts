import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { headline } from '../../src/reporters/phrases/headline.ts';
import { inChromium } from './chromium.ts';
import { pages } from './written.ts';

const scenarios = new URL('../../fixtures/scenarios/', import.meta.url);
const names = readdirSync(scenarios);
const page = pages();

inChromium('the page of every scenario', (open) => {
  it.each(names)('%s: says the verdict, complains of nothing, asks for nothing', async (name) => {
    const text = readFileSync(new URL(`${name}/report.json`, scenarios), 'utf8');
    const report = JSON.parse(text) as Report;
    const opened = await open(page(name, report));
    expect(await opened.page.textContent('h1')).toBe(headline(report));
    expect(opened.complaints).toEqual([]);
    expect(opened.requests).toEqual([]);
    await opened.close();
  });
});
