import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Report, ReportDisconnect } from '../../src/model/report.ts';
import { stepWords } from '../../src/model/words.ts';
import { silenceOf } from '../../src/reporters/html/script/explore/curve/silence.ts';
import { brokeAt } from '../../src/reporters/phrases/broke-at.ts';
import { daysOf } from '../../src/reporters/phrases/days.ts';
import { headline } from '../../src/reporters/phrases/headline.ts';
import { localTime } from '../../src/reporters/phrases/local-time.ts';
import { instantsOf } from '../../src/reporters/phrases/loss-words.ts';
import { lossesOf } from '../../src/reporters/phrases/losses.ts';
import { safeReport } from '../../src/reporters/phrases/safe.ts';
import { stepAfter, stepSentence } from '../../src/reporters/phrases/step-words.ts';
import { viewOf } from '../../src/reporters/phrases/view.ts';
import { lossColumns } from '../../src/reporters/table/loss-columns.ts';
import { askedReport } from '../reporters/sample-asked.ts';
import { burstReport, thousandReport } from '../reporters/sample-crowd.ts';
import { alignedReport, incidentReport } from '../reporters/sample-report.ts';
import { axeFinds } from './axe.ts';
import { inChromium } from './chromium.ts';
import { pages } from './written.ts';

const scenarios = new URL('../../fixtures/scenarios/', import.meta.url);
const names = readdirSync(scenarios);
const reportOf = (name: string): Report =>
  JSON.parse(readFileSync(new URL(`${name}/report.json`, scenarios), 'utf8'));

const file = pages();

/** The table as rows of cells by their heads. */
const rowsOf = (page: Page): Promise<Record<string, string>[]> =>
  page.evaluate(`(() => {
    const heads = [...document.querySelectorAll('.agents thead th')].map((head) => head.textContent);
    return [...document.querySelectorAll('.agents tbody tr')].map((row) =>
      Object.fromEntries([...row.cells].map((cell, index) => [heads[index], cell.textContent])));
  })()`);

const agentsOf = async (page: Page): Promise<(string | undefined)[]> =>
  (await rowsOf(page)).map(({ AGENT }) => AGENT);

const hashOf = (page: Page): Promise<string> => page.evaluate('location.hash');

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.textContent');

const print = (page: Page, when: 'before' | 'after'): Promise<void> =>
  page.evaluate(`void dispatchEvent(new Event('${when}print'))`);

const linkOf = ({ agent, id }: ReportDisconnect): string =>
  `#${new URLSearchParams({ agent, disconnect: id })}`;

/** What a terminal's table says of each loss, by its heads. */
function toldOf(report: Report): Record<string, string>[] {
  const losses = lossesOf(report);
  const same = (text: string): string => text;
  const paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };
  const view = viewOf(report, { width: 200, paint, verbose: true, stepByStep: false });
  const columns = lossColumns(view, losses, daysOf(view, losses.flatMap(instantsOf)));
  return losses.map((loss) =>
    Object.fromEntries(columns.map(({ head, cell }) => [head, cell(loss)])),
  );
}

interface Told {
  readonly title: string;
  readonly steps: readonly (readonly (string | null)[])[];
  readonly points: number;
  /** Labels of the curve that lie over another one. */
  readonly covered: readonly string[];
}

/** Follows an address, and reads what the page then says. */
const follow = (page: Page, hash: string): Promise<Told> =>
  page.evaluate(`(async () => {
    location.hash = ${JSON.stringify(hash)};
    await new Promise((done) => addEventListener('hashchange', done, { once: true }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const textOf = (inside, part) => inside.querySelector(part)?.textContent ?? null;
    const labels = [...document.querySelectorAll('.curve .label')];
    const boxes = labels.map((label) => label.getBoundingClientRect());
    const isOver = (a, b) =>
      a !== b && a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    return {
      title: textOf(document, '#disconnect-title'),
      steps: [...document.querySelectorAll('.chain > li')].map((item) =>
        ['.after', '.step', '.record code', '.place'].map((part) => textOf(item, part))),
      points: document.querySelectorAll('.curve .point').length,
      covered: labels
        .filter((_, index) => boxes.some((box) => isOver(boxes[index], box)))
        .map(({ textContent }) => textContent),
    };
  })()`);

inChromium('what is on the screen', (open) => {
  it.each(names)('%s: the table and the chains are those of the report', async (name) => {
    const report = safeReport(reportOf(name));
    const { page, close, complaints, requests } = await open(file(name, report));
    expect(await page.textContent('h1')).toBe(headline(report));
    const rows = await rowsOf(page);
    expect(rows.map(({ AGENT }) => AGENT).sort()).toEqual(report.agents.map(({ id }) => id).sort());
    for (const { NODE, ...told } of toldOf(report)) {
      const row = rows.find(({ AGENT }) => AGENT === told.AGENT);
      const filled = Object.entries(told).filter(([head, text]) => text || head in (row ?? {}));
      expect(row).toMatchObject(Object.fromEntries(filled));
      if (NODE) expect(row?.NODE).toBe(NODE);
    }

    const evidence = new Map(report.evidence.map((item) => [item.ref, item]));
    const local = localTime(report.bundle.nodes);
    for (const one of report.disconnects) {
      expect(await follow(page, linkOf(one))).toEqual({
        title: `${local.dayAndTime(one.at)} ${local.offset(one.at)}, on ${one.node}`,
        steps: one.steps.map((step) => [
          stepAfter(step),
          stepSentence(step),
          evidence.get(step.evidence ?? '')?.text ?? null,
          step.evidence ?? null,
        ]),
        points: silenceOf(one)?.sweeps.length ?? 0,
        covered: [],
      });
    }
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await close();
  });
});

inChromium('filters, search and sorting', (open) => {
  it('leave the agents that fit, and stand in the address', async () => {
    const { page, close } = await open(file('filters', burstReport));
    const all = burstReport.agents.length;
    const lost = burstReport.agents.filter(({ outcome }) => outcome !== 'healthy');
    const status = () => page.textContent('.filters [role=status]');
    expect(await status()).toBe(`${all} of ${all} agents shown`);
    expect(await page.isVisible('.filters button')).toBe(false);

    await page.getByLabel('Outcome').selectOption('healthy');
    expect(await agentsOf(page)).toHaveLength(all - lost.length);
    expect(await status()).toBe(`${all - lost.length} of ${all} agents shown`);
    expect(await hashOf(page)).toBe('#outcome=healthy');

    await page.getByLabel('Search').fill(` ${lost[0]?.id.toUpperCase()} `);
    await expect.poll(() => page.url()).toContain('search=');
    expect(await page.textContent('.agents tbody')).toBe('No agent is left by these filters.');

    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await hashOf(page)).toBe('');
    expect(await agentsOf(page)).toHaveLength(all);
    expect(await page.inputValue('.filters input')).toBe('');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await close();
  });

  it('are taken from the address, also values that do not occur', async () => {
    const [first] = burstReport.agents;
    const { page, close } = await open(file('filters-linked', burstReport), {
      hash: `#search=${first?.id}&side=moon`,
    });
    expect(await agentsOf(page)).toEqual(['No agent is left by these filters.']);
    expect(await page.locator('.filters').getByLabel('Side').inputValue()).toBe('moon');
    await page.locator('.filters').getByLabel('Side').selectOption('');
    expect(await agentsOf(page)).toEqual([first?.id]);
    await close();
  });

  it('offer each value that occurs, with its agents, and nothing where there is no choice', async () => {
    const { page, close } = await open(file('options', burstReport));
    const texts = await page.getByLabel('Outcome').locator('option').allTextContents();
    const sum = texts.slice(1).map((text) => Number(/\((\d+)\)/.exec(text)?.[1]));
    expect(texts[0]).toBe('all');
    expect(sum.reduce((a, b) => a + b, 0)).toBe(burstReport.agents.length);
    expect(await page.getByLabel('Node').isVisible()).toBe(false);
    await close();
  });

  it('sort by every column, both ways, the empty last', async () => {
    const { page, close } = await open(file('sorting', burstReport));
    const worstFirst = await agentsOf(page);
    const heads = page.locator('.agents thead th');
    expect(await heads.nth(1).getAttribute('aria-sort')).toBe('ascending');
    for (const head of await heads.all()) {
      await head.getByRole('button').click();
      const sorted = await head.getAttribute('aria-sort');
      expect(['ascending', 'descending']).toContain(sorted);
      expect(await page.locator('.agents [aria-sort]').count()).toBe(1);
    }
    const column = async (name: string) => (await rowsOf(page)).map((row) => row[name]);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('AGENT').click();
    const ids = burstReport.agents.map(({ id }) => id);
    expect(await column('AGENT')).toEqual(ids);
    await button('AGENT').click();
    expect(await column('AGENT')).toEqual([...ids].reverse());
    await button('WHEN').click();
    const times = (await column('WHEN')).filter(Boolean);
    expect(times).toEqual([...times].sort());
    await button('WHEN').click();
    expect((await column('WHEN')).slice(0, times.length)).toEqual([...times].reverse());
    await button('OUTCOME').click();
    expect((await agentsOf(page)).sort()).toEqual(worstFirst.sort());
    await close();
  });

  it('show a thousand agents a hundred at a time, and all on paper', async () => {
    const { page, close } = await open(file('thousand', thousandReport));
    const rows = page.locator('.agents tbody tr');
    const all = thousandReport.agents.length;
    expect(await rows.count()).toBe(100);
    await page.getByRole('button', { name: 'Show 100 more' }).click();
    expect(await rows.count()).toBe(200);
    const next = (await agentsOf(page))[100];
    expect(await focused(page)).toBe(next);
    await print(page, 'before');
    expect(await rows.count()).toBe(all);
    await print(page, 'after');
    expect(await rows.count()).toBe(200);
    await page.getByRole('button', { name: /^Show all/ }).click();
    expect(await rows.count()).toBe(all);
    expect(await page.isVisible('.more-lines')).toBe(false);
    await close();
  });
});

inChromium('titles of the table', (open) => {
  it('tell the name of the step, and what TIMES counts', async () => {
    const { page, close } = await open(file('titles', incidentReport));
    const [disconnect] = incidentReport.disconnects;
    const step = disconnect && brokeAt(disconnect);
    const cell = page.locator(`.agents tbody td[title="${step}"]`);
    expect(await cell.allTextContents()).toEqual([step && stepWords[step]]);
    await close();
    const often = await open(file('titles-times', reportOf('hidden-tabs-two-hours')));
    const times = often.page.getByRole('button', { name: 'TIMES' });
    expect(await times.getAttribute('title', { timeout: 5_000 })).toBe(
      'sessions lost or nearly lost, also those of one disconnect',
    );
    await often.close();
  });
});

inChromium('paper', (open) => {
  it('takes a thousand lines, and says how many it leaves out', async () => {
    const agents = Array.from({ length: 1_234 }, (_, index) => ({
      id: String(2_000_000 + index),
      outcome: 'healthy' as const,
      sessions: 1,
      nodes: ['fin-a'],
      disconnects: [],
    }));
    const { page, close } = await open(file('paper', { ...incidentReport, agents }));
    const rows = page.locator('.agents tbody tr');
    await print(page, 'before');
    expect(await rows.count()).toBe(1_001);
    expect(await rows.last().textContent()).toBe('and 234 more, not on paper');
    await print(page, 'after');
    expect(await rows.count()).toBe(100);
    await close();
  });

  it('names the filters and the clock, which the screen tells above', async () => {
    const { page, close } = await open(file('paper-filters', burstReport));
    const line = page.locator('.on-paper');
    const all = burstReport.agents.length;
    expect(await line.textContent()).toMatch(`${all} agents. Times by the server's clock (`);
    expect(await line.isVisible()).toBe(false);
    await page.getByLabel('Outcome').selectOption('healthy');
    await page.getByLabel('Times by').selectOption('utc');
    await page.emulateMedia({ media: 'print' });
    expect(await line.isVisible()).toBe(true);
    const healthy = burstReport.agents.filter(({ outcome }) => outcome === 'healthy').length;
    expect(await line.textContent()).toBe(
      `Only: outcome healthy. ${healthy} of ${all} agents. Times by UTC (+00:00). Sentences of findings and the records themselves keep the server's clock.`,
    );
    await close();
  });

  it('has the same colours whatever the theme', async () => {
    const coloursIn = async (theme: 'light' | 'dark') => {
      const { page, close } = await open(file(`ink-${theme}`, burstReport), { theme });
      await page.emulateMedia({ media: 'print', colorScheme: theme });
      const names = ['ground', 'ink', 'quiet', 'accent', 'bad', 'doubtful', 'good', 'alive'];
      const found = await page.evaluate<string[]>(
        `${JSON.stringify(names)}.map((name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name))`,
      );
      await close();
      return found;
    };
    expect(await coloursIn('dark')).toEqual(await coloursIn('light'));
  });
});

inChromium('an agent', (open) => {
  it('is opened by its link, closed by Escape and by Back, and gives the focus back', async () => {
    const { page, close } = await open(file('opened', burstReport), { hash: '#outcome=recovered' });
    const [first, second] = await agentsOf(page);
    const link = page.locator('.agents tbody a').first();
    expect(await link.getAttribute('href')).toBe(`#agent=${first}&outcome=recovered`);
    await link.focus();
    await page.keyboard.press('Enter');
    expect(await hashOf(page)).toBe(`#agent=${first}&outcome=recovered`);
    expect(await focused(page)).toBe(`Agent ${first}`);
    expect(await page.locator('.agents [aria-current]').allTextContents()).toEqual([first]);

    await page.keyboard.press('Escape');
    expect(await page.isVisible('.agent')).toBe(false);
    expect(await hashOf(page)).toBe('#outcome=recovered');
    expect(await focused(page)).toBe(first);

    await page.locator('.agents tbody a').nth(1).click();
    expect(await page.textContent('#agent-title')).toBe(`Agent ${second}`);
    await page.goBack();
    expect(await page.isVisible('.agent')).toBe(false);
    expect(await focused(page)).toBe(second);

    await page.getByLabel('Outcome').selectOption('');
    expect(await link.getAttribute('href')).toBe(`#agent=${(await agentsOf(page))[0]}`);
    await close();
  });

  it('leads to the others of its burst, and closes by its button', async () => {
    const [burst] = burstReport.bursts;
    const [first, second] = burst?.agents ?? [];
    const { page, close } = await open(file('burst', burstReport), { hash: `#agent=${first}` });
    const others = page.locator('.agent .disconnect p a');
    expect(await others.allTextContents()).toEqual(burst?.agents);
    await others.nth(1).click();
    expect(await focused(page)).toBe(`Agent ${second}`);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await hashOf(page)).toBe('');
    expect(await focused(page)).toBe(second);
    await close();
  });

  it('names the others of its burst only, where the report is on some agents', async () => {
    const [burst] = burstReport.bursts;
    const [first, second] = burst?.agents ?? [];
    const report = { ...burstReport, agents: burstReport.agents.filter(({ id }) => id === first) };
    const { page, close } = await open(file('alone', report), { hash: `#agent=${first}` });
    expect(await page.locator('.agent .disconnect p a').allTextContents()).toEqual([first]);
    expect(await page.locator('.agent .disconnect').textContent()).toContain(`${first}, ${second}`);
    await close();
  });

  it('is said not to be there where the report has none of that name', async () => {
    const { page, close } = await open(file('unknown', incidentReport), {
      hash: '#agent=<b>4</b>',
    });
    expect(await page.textContent('.agent .note')).toBe(
      'There is no agent <b>4</b> in this report.',
    );
    expect(await page.locator('.agent b').count()).toBe(0);
    await page.evaluate(`location.hash = '#agent=1001003&disconnect=none'`);
    await page.waitForSelector('.chain');
    expect(await page.textContent('.agent .note')).toBe(
      'This agent has no disconnect none in this report.',
    );
    await close();
  });

  it('has a choice of disconnects where it has several', async () => {
    const report = reportOf('hidden-tabs-two-hours');
    const agent = report.agents.find(({ disconnects }) => disconnects.length > 1);
    const { page, close } = await open(file('several', report), { hash: `#agent=${agent?.id}` });
    const links = page.locator('.disconnects a');
    expect(await links.count()).toBe(agent?.disconnects.length);
    expect(await links.last().getAttribute('aria-current')).toBe('true');
    await links.first().click();
    expect(new URLSearchParams((await hashOf(page)).slice(1)).get('disconnect')).toBe(
      agent?.disconnects[0],
    );
    expect(await focused(page)).toBe(await page.textContent('#disconnect-title'));
    await close();
  });

  it('tells of causes, of rules and of what is missing', async () => {
    const report = askedReport();
    const [disconnect] = report.disconnects;
    const { page, close } = await open(file('asked', report), {
      hash: `#agent=${disconnect?.agent}`,
    });
    const findings = disconnect?.causes.flatMap((cause) => [...cause.for, ...cause.against]) ?? [];
    const said = await page.locator('.findings > li').allTextContents();
    expect(said).toHaveLength(findings.length);
    for (const [index, { text, rule, strength, weight, evidence }] of findings.entries()) {
      expect(said[index]).toContain(` ${text} (${strength} `);
      expect(said[index]).toContain(`${weight}, ${rule})`);
      for (const ref of evidence) expect(said[index]).toContain(ref);
    }
    const rules = await page.locator('.rules > ul > li').allTextContents();
    expect(rules).toHaveLength(disconnect?.asked?.length ?? 0);
    expect(rules[0]).toContain('shared-path (network-path): fired.');
    expect(await page.isVisible('.rules li')).toBe(false);
    await print(page, 'before');
    expect(await page.isVisible('.rules li')).toBe(true);
    await close();
  });

  it('tells what an aligned record printed, and its own time', async () => {
    const [disconnect] = alignedReport.disconnects;
    const step = disconnect?.steps.find(({ rawAt }) => rawAt !== undefined);
    const { page, close } = await open(file('aligned', alignedReport), {
      hash: `#agent=${disconnect?.agent}`,
    });
    const local = localTime(alignedReport.bundle.nodes);
    expect(await page.locator('.chain .printed').allTextContents()).toContain(
      `printed ${step?.printed}, aligned ${local.preciseTime(step?.at ?? '')}`,
    );
    await close();
  });
});

inChromium('the clock', (open) => {
  it('tells all times anew, and is in the address', async () => {
    const { page, close } = await open(file('clock', incidentReport), {
      hash: '#agent=1001003',
      timezone: 'America/New_York',
    });
    const times = async () => ({
      when: (await rowsOf(page))[0]?.WHEN,
      title: await page.textContent('#disconnect-title'),
      caption: await page.textContent('.agents .note'),
      labels: await page.locator('.curve .label').allTextContents(),
    });
    const served = await times();
    expect(served.when).toBe('00:16:04');
    expect(served.caption).toBe('2017-06-17, times are +05:30');
    await page.getByLabel('Times by').selectOption('reader');
    const mine = await times();
    expect(mine.when).toBe('14:46:04');
    expect(mine.caption).toBe('2017-06-16, times are -04:00');
    expect(mine.title).toContain('2017-06-16 14:46:04 -04:00');
    expect(mine.labels.join()).toContain('closed as idle 14:46:04');
    expect(mine.labels).not.toEqual(served.labels);
    expect(await hashOf(page)).toBe('#agent=1001003&clock=reader');
    await page.getByLabel('Times by').selectOption('utc');
    expect((await times()).when).toBe('18:46:04');
    await close();
  });
});

const hostile = `<img src=x onerror=alert(1)></script><script>alert(2)</script>"'javascript:alert(3)\u202e`;

/** The incident, with it in every name, path and record. */
function poisoned(): Report {
  const poison = JSON.stringify(hostile).slice(1, -1);
  const written = JSON.stringify(askedReport());
  return JSON.parse(written.replaceAll(/1001003|finesse1|desktop|Session/g, `$&${poison}`));
}

inChromium('text of logs', (open) => {
  it('stays text', async () => {
    const report = poisoned();
    const [agent] = report.agents;
    const opened = await open(file('hostile', report));
    const { page } = opened;
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      return dialog.dismiss();
    });
    const shown = `1001003${hostile.replace('\u202e', '\\u202e')}`;
    expect(agent?.id).toBe(`1001003${hostile}`);
    const label = `${shown.slice(0, 31)}…${shown.slice(-31)}`;
    expect(await agentsOf(page)).toEqual([label]);
    expect(await page.locator('.agents tbody a').getAttribute('title')).toBe(shown);
    await page.locator('.agents tbody a').click();
    expect(await page.textContent('#agent-title')).toBe(`Agent ${label}`);
    expect(await page.locator('.chain > li').count()).toBe(report.disconnects[0]?.steps.length);
    expect(await page.locator('main :is(img, script, iframe)').count()).toBe(0);
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links.filter((href) => !href?.startsWith('#'))).toEqual([]);
    expect(dialogs).toBe(0);
    expect(opened.complaints).toEqual([]);
    expect(opened.requests).toEqual([]);
    await opened.close();
  });
});

const long = 'M'.repeat(50_000);

/** With a name of 50,000 letters in each of its kinds, once, and texts as long. */
function longWinded(): Report {
  const report = reportOf('hidden-tabs-two-hours');
  const lengthen = (text: string): string => `${text}${long}`;
  const [first] = report.agents;
  const nameOf = (id: string): string => (id === first?.id ? lengthen(id) : id);
  return {
    ...report,
    agents: report.agents.map((agent) => ({
      ...agent,
      id: nameOf(agent.id),
      ...(agent.id === first?.id && { nodes: agent.nodes.map(lengthen), subnets: [long] }),
      risks: agent.risks?.slice(0, 1).map((risk) => ({ ...risk, text: lengthen(risk.text) })),
    })),
    disconnects: report.disconnects.map((one) => ({
      ...one,
      agent: nameOf(one.agent),
      ...(one.agent === first?.id && {
        node: lengthen(one.node),
        steps: one.steps.map((step) => ({ ...step, detail: long })),
        next: one.next.map((step) => ({ ...step, text: long })),
      }),
    })),
    overview: {
      ...report.overview,
      nearest: report.overview.nearest.map((one) => ({ ...one, agent: nameOf(one.agent) })),
    },
    evidence: report.evidence.map((one, index) => (index < 3 ? { ...one, text: long } : one)),
  };
}

inChromium('names and texts without an end', (open) => {
  it.each([390, 1280])('leave a page that is as wide as the window, %i px', async (width) => {
    const report = longWinded();
    const [first] = report.agents;
    const { page, close, complaints } = await open(file(`long-${width}`, report), { width });
    const wide = () => page.evaluate('document.documentElement.scrollWidth');
    const widest = () =>
      page.evaluate<number>(
        `Math.max(...[...document.querySelectorAll('main *')].map((one) => one.scrollWidth))`,
      );
    expect(await wide()).toBeLessThanOrEqual(width);
    const link = page.locator('.agents tbody a', { hasText: '…' });
    expect(await link.textContent()).toBe(`${first?.id.slice(0, 31)}…${'M'.repeat(31)}`);
    expect(await link.getAttribute('title')).toHaveLength(300);
    await link.click();
    expect(await page.locator('.chain > li').count()).toBeGreaterThan(0);
    expect(await wide()).toBeLessThanOrEqual(width);
    expect(await widest()).toBeLessThan(4_000);
    const place = await page.locator('.lanes-view').boundingBox();
    for (const y of [60, 80, 100, 120])
      await page.mouse.move((place?.x ?? 0) + 30, (place?.y ?? 0) + y);
    await page.getByLabel('Times by').selectOption('utc');
    expect(page.url()).toContain('clock=utc');
    expect(complaints).toEqual([]);
    await close();
  });
});

inChromium('anybody', (open) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    it('can read it: axe finds nothing', async () => {
      const report = askedReport();
      const options = { theme, bypassCsp: true };
      const { page, close } = await open(file(`axe-${theme}`, report), options);
      expect(await axeFinds(page)).toEqual([]);
      await page.locator('.agents tbody a').first().click();
      await print(page, 'before');
      expect(await axeFinds(page)).toEqual([]);
      await close();
    });

    it('can read it with many agents and a burst: axe finds nothing', async () => {
      const { page, close } = await open(file(`axe-burst-${theme}`, burstReport), {
        theme,
        bypassCsp: true,
        hash: `#agent=${burstReport.bursts[0]?.agents[0]}&side=moon`,
      });
      expect(await axeFinds(page)).toEqual([]);
      await close();
    });
  });

  it.each([390, 768, 1920])('sees no page that scrolls sideways at %i px', async (width) => {
    const report = poisoned();
    const { page, close } = await open(file(`wide-${width}`, report), {
      width,
      hash: `#${new URLSearchParams({ agent: `1001003${hostile.replace('\u202e', '\\u202e')}` })}`,
    });
    expect(await page.locator('.chain').count()).toBe(1);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(width);
    await close();
  });
});
