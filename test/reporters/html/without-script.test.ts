import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { withoutScript } from '../../../src/reporters/html/without-script.ts';
import { lossesOf } from '../../../src/reporters/phrases/losses.ts';

const path = new URL('../../../fixtures/scenarios/site-cut/report.json', import.meta.url);
const report = JSON.parse(readFileSync(path, 'utf8')) as Report;

it('tells who was lost, when and why, and what to do', () => {
  const told = withoutScript(report);
  for (const { agent } of lossesOf(report)) expect(told).toContain(`<td>${agent.id}</td>`);
  expect(told.match(/<tr>/g)).toHaveLength(lossesOf(report).length + 1);
  expect(told).toContain('<td>09:55:12</td>');
  expect(told).toContain('network-path, likely');
  for (const { text } of report.bursts[0]?.next ?? []) expect(told).toContain(text);
});

it('keeps text text', () => {
  const hostile = JSON.parse(
    JSON.stringify(report).replaceAll('"5001"', JSON.stringify('</noscript><img src=x>')),
  ) as Report;
  expect(withoutScript(hostile)).not.toMatch(/<img|<\/noscript>/);
});
