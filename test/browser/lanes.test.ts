import { readFileSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { inChromium } from './chromium.ts';
import { crowd } from './crowd.ts';
import { pages } from './written.ts';

const reportOf = (name: string): Report => {
  const file = new URL(`../../fixtures/scenarios/${name}/report.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
};
const page = pages();
const siteCut = page('site-cut', reportOf('site-cut'));
const wholeFrom = '2024-02-29T04:19:46.100Z';
const wholeTo = '2024-02-29T04:33:06.331Z';

interface Told {
  readonly from: number;
  readonly to: number;
  readonly lanes: number;
  readonly marks: number;
  readonly records: number;
  readonly inSight: string;
}

/** What the drawing code says that it drew. */
async function told(opened: Page): Promise<Told> {
  const data = await opened
    .locator('section.lanes')
    .evaluate(({ dataset }): Record<string, string> => ({ ...dataset }));
  return {
    from: Date.parse(data.from ?? ''),
    to: Date.parse(data.to ?? ''),
    lanes: Number(data.lanes),
    marks: Number(data.marks),
    records: Number(data.records),
    inSight: data.inSight ?? '',
  };
}

const lengthOf = async (opened: Page): Promise<number> => {
  const { from, to } = await told(opened);
  return to - from;
};
const canvasOf = (opened: Page) => opened.locator('.lanes-view canvas');
const hashIn = (opened: Page): Promise<string> => opened.evaluate<string>('location.hash');
/** A busy machine takes its time. */
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 10_000 });

/** In the page's own script. */
const canvas = "document.querySelector('.lanes-view canvas')";
/** How red the ground is. */
const cornerOf = `${canvas}.getContext('2d').getImageData(2, 2, 1, 1).data[0]`;

const button = (opened: Page, name: string) => opened.getByRole('button', { name, exact: true });

/** A place of the canvas, on the screen. */
async function placeIn(opened: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  await canvasOf(opened).scrollIntoViewIfNeeded();
  const box = await canvasOf(opened).boundingBox();
  return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
}

/** The names take 170 px, the plot the rest but 8. */
const left = 170;
async function instantAt(opened: Page, x: number): Promise<number> {
  const { from, to } = await told(opened);
  const width = (await canvasOf(opened).boundingBox())?.width ?? 0;
  return from + ((x - left) / (width - left - 8)) * (to - from);
}

/** The first lane's middle, below the axis and the bursts. */
const firstLane = 36 + 18 + 12;
const laneHeight = 24;

inChromium('the timeline', (open) => {
  it('begins with the whole, told in data as it is drawn', async () => {
    const opened = await open(siteCut);
    const drawn = await told(opened.page);
    expect(drawn).toMatchObject({ from: Date.parse(wholeFrom), to: Date.parse(wholeTo) });
    expect(drawn).toMatchObject({ lanes: 30, records: 54 });
    expect(drawn.marks).toBeLessThan(drawn.records);
    expect(await hashIn(opened.page)).toBe('');
    await opened.close();
  });

  it('zooms by the wheel around the pointer, and the address follows', async () => {
    const opened = await open(siteCut);
    const x = 600;
    const place = await placeIn(opened.page, x, firstLane);
    const before = await instantAt(opened.page, x);
    await opened.page.mouse.move(place.x, place.y);
    await opened.page.mouse.wheel(0, -400);
    await eventually(() => lengthOf(opened.page)).toBeLessThan(400_000);
    expect(Math.abs((await instantAt(opened.page, x)) - before)).toBeLessThan(1_000);
    await eventually(() => hashIn(opened.page)).toContain('from=2024-02-29T04');
    await opened.page.mouse.wheel(0, 4_000);
    await eventually(() => hashIn(opened.page)).toBe('');
    expect(await lengthOf(opened.page)).toBe(Date.parse(wholeTo) - Date.parse(wholeFrom));
    await opened.close();
  });

  it.each([
    ['over the names', 40],
    ['where nothing is left to zoom', 600],
  ])('leaves the wheel to the page %s', async (_, x) => {
    const opened = await open(siteCut, { height: 400 });
    const place = await placeIn(opened.page, x, firstLane);
    await opened.page.mouse.move(place.x, place.y);
    await opened.page.mouse.wheel(0, 100);
    await eventually(() =>
      opened.page.locator('.lanes-view').evaluate((view) => view.scrollTop),
    ).toBeGreaterThan(0);
    expect((await told(opened.page)).from).toBe(Date.parse(wholeFrom));
    await opened.close();
  });

  it('does not stop a wheel that was scrolling the page before', async () => {
    const opened = await open(siteCut);
    const turn = (before: string) =>
      opened.page.evaluate<boolean>(`(() => {
        const canvas = document.querySelector('.lanes-view canvas');
        const { left, top } = canvas.getBoundingClientRect();
        const at = { deltaY: -400, clientX: left + 600, clientY: top + 80 };
        const turned = (on) => on.dispatchEvent(new WheelEvent('wheel', { ...at, bubbles: true, cancelable: true }));
        ${before};
        return turned(canvas);
      })()`);
    expect(await turn('turned(document.body)')).toBe(true);
    await opened.page.waitForTimeout(400);
    expect(await turn('')).toBe(false);
    await eventually(() => lengthOf(opened.page)).toBeLessThan(400_000);
    await opened.close();
  });

  it('is dragged, and a drag chooses nobody', async () => {
    const opened = await open(siteCut, {
      hash: '#from=2024-02-29T04:24:00.000Z&to=2024-02-29T04:28:00.000Z',
    });
    const place = await placeIn(opened.page, 800, firstLane);
    const grabbed = await instantAt(opened.page, 800);
    await opened.page.mouse.move(place.x, place.y);
    await opened.page.mouse.down();
    await opened.page.mouse.move(place.x - 300, place.y, { steps: 6 });
    await opened.page.mouse.up();
    await eventually(() => hashIn(opened.page)).not.toContain('04%3A24%3A00');
    expect(Math.abs((await instantAt(opened.page, 500)) - grabbed)).toBeLessThan(1_000);
    expect(await hashIn(opened.page)).not.toContain('agent');
    await opened.close();
  });

  it('comes nearer by a double click', async () => {
    const opened = await open(siteCut);
    const whole = await lengthOf(opened.page);
    const place = await placeIn(opened.page, 600, firstLane);
    await opened.page.mouse.dblclick(place.x, place.y);
    await eventually(() => lengthOf(opened.page)).toBeCloseTo(whole / 2, -1);
    await opened.close();
  });

  it('is moved by the keyboard, which says where it is, and opens an agent', async () => {
    const opened = await open(siteCut);
    const { keyboard } = opened.page;
    const whole = await lengthOf(opened.page);
    await opened.page.locator('.lanes-view').focus();
    await keyboard.press('+');
    await keyboard.press('+');
    await eventually(() => lengthOf(opened.page)).toBeCloseTo(whole / 4, -1);
    const { from } = await told(opened.page);
    await keyboard.press('ArrowRight');
    await eventually(async () => (await told(opened.page)).from - from).toBeCloseTo(whole / 20, -1);
    await keyboard.press('-');
    await eventually(() => lengthOf(opened.page)).toBeCloseTo(whole / 2, -1);
    await eventually(() => opened.page.textContent('#lanes-about')).toContain('2024-02-29 09:5');
    await keyboard.press('0');
    await eventually(() => lengthOf(opened.page)).toBe(whole);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await eventually(() => opened.page.locator('.lanes-said').textContent()).toBe(
      '5006, logged-out, network-path (network, likely), lane 2 of 30',
    );
    await keyboard.press('Enter');
    await eventually(() => hashIn(opened.page)).toContain('agent=5006&disconnect=5006%40');
    expect(await opened.page.evaluate('document.activeElement.id')).toBe('agent-title');
    await opened.page.locator('.lanes-view').focus();
    for (let turn = 0; turn < 3; turn += 1) await keyboard.press('PageDown');
    await eventually(async () => (await told(opened.page)).inSight).toMatch(/-30$/);
    await opened.close();
  });

  it('has buttons that do the same', async () => {
    const opened = await open(siteCut);
    const whole = await lengthOf(opened.page);
    await button(opened.page, 'Zoom in').click();
    await eventually(() => lengthOf(opened.page)).toBeCloseTo(whole / 2, -1);
    const { from } = await told(opened.page);
    await button(opened.page, 'Later').click();
    await eventually(async () => (await told(opened.page)).from).toBeGreaterThan(from);
    await button(opened.page, 'Earlier').click();
    await eventually(async () => (await told(opened.page)).from).toBe(from);
    await button(opened.page, 'Zoom out').click();
    await eventually(() => lengthOf(opened.page)).toBe(whole);
    await button(opened.page, 'Zoom in').click();
    await button(opened.page, 'Whole').click();
    await eventually(() => lengthOf(opened.page)).toBe(whole);
    expect(await button(opened.page, 'Chosen disconnect').isDisabled()).toBe(true);
    await opened.close();
  });

  it('chooses the agent of a lane that is clicked, with the disconnect that lies nearest', async () => {
    const opened = await open(siteCut);
    const place = await placeIn(opened.page, 900, firstLane + 3 * laneHeight);
    await opened.page.mouse.click(place.x, place.y);
    await eventually(() => hashIn(opened.page)).toContain('agent=5016&disconnect=5016%40');
    await button(opened.page, 'Chosen disconnect').click();
    const disconnect = reportOf('site-cut').disconnects.find(({ agent }) => agent === '5016');
    await eventually(() => lengthOf(opened.page)).toBeLessThan(400_000);
    const { from, to } = await told(opened.page);
    expect(from).toBeLessThan(Date.parse(disconnect?.lastContact?.earliest ?? ''));
    expect(to).toBeGreaterThan(Date.parse(disconnect?.returnedAt ?? ''));
    await opened.close();
  });

  it('shows what an address tells, also when it changes', async () => {
    const hash = '#agent=5026&from=2024-02-29T04:24:00.000Z&to=2024-02-29T04:26:00.000Z';
    const opened = await open(siteCut, { hash });
    const drawn = await told(opened.page);
    expect(drawn.from).toBe(Date.parse('2024-02-29T04:24:00.000Z'));
    expect(drawn.to).toBe(Date.parse('2024-02-29T04:26:00.000Z'));
    await opened.page.evaluate(
      `location.hash = ${JSON.stringify('from=2024-02-29T04:25:00.000Z&to=2024-02-29T04:26:00.000Z')}`,
    );
    await eventually(() => lengthOf(opened.page)).toBe(60_000);
    await opened.page.evaluate(`location.hash = ${JSON.stringify('')}`);
    await eventually(async () => (await told(opened.page)).from).toBe(Date.parse(wholeFrom));
    await opened.close();
  });

  it('draws the agents that the filters leave', async () => {
    const opened = await open(siteCut, { hash: '#outcome=recovered' });
    expect((await told(opened.page)).lanes).toBe(3);
    expect(await opened.page.textContent('#lanes-about')).toContain('3 of 30 agents');
    await opened.page.evaluate(`location.hash = ${JSON.stringify('search=nobody')}`);
    await eventually(async () => (await told(opened.page)).lanes).toBe(0);
    expect(await opened.page.textContent('#lanes-about')).toContain('leave no agent');
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('tells times by the clock that is chosen', async () => {
    const opened = await open(siteCut, { timezone: 'America/New_York' });
    const about = () => opened.page.textContent('#lanes-about');
    expect(await about()).toContain('2024-02-29 09:50:01–10:02:51, times are +05:30');
    await opened.page.selectOption('.clock select', 'reader');
    await eventually(about).toContain('2024-02-28 23:20:01–23:32:51, times are -05:00');
    await opened.page.selectOption('.clock select', 'utc');
    await eventually(about).toContain('2024-02-29 04:20:01–04:32:51, times are +00:00 (UTC)');
    await opened.close();
  });

  it('tells what is under the pointer, as text', async () => {
    const opened = await open(siteCut);
    const place = await placeIn(opened.page, 40, firstLane);
    await opened.page.mouse.move(place.x, place.y);
    const tip = opened.page.locator('.lanes-tip');
    await eventually(() => tip.innerText()).toContain('5001, logged-out, network-path');
    await opened.page.mouse.move(place.x, 5);
    await eventually(() => tip.isVisible()).toBe(false);
    await opened.close();
  });

  it('is moved by a finger and spread by two, while up and down scroll the page', async () => {
    const opened = await open(siteCut, { width: 390, hasTouch: true });
    const whole = await lengthOf(opened.page);
    const center = await placeIn(opened.page, 230, firstLane);
    const session = await opened.page.context().newCDPSession(opened.page);
    type Kind = 'touchStart' | 'touchMove' | 'touchEnd';
    const touch = (type: Kind, ...across: number[]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: across.map((x, id) => ({ x: center.x + x, y: center.y, id })),
      });
    await touch('touchStart', -20);
    await touch('touchStart', -20, 20);
    for (const spread of [25, 35, 45, 55, 60]) await touch('touchMove', -spread, spread);
    await touch('touchEnd');
    await eventually(() => lengthOf(opened.page)).toBeLessThan(whole / 2);
    const { from } = await told(opened.page);
    await touch('touchStart', 50);
    for (const x of [30, 10, -20, -50]) await touch('touchMove', x);
    await touch('touchEnd');
    await eventually(async () => (await told(opened.page)).from).toBeGreaterThan(from);
    expect(await hashIn(opened.page)).not.toContain('agent');
    const action = await opened.page.evaluate(`getComputedStyle(${canvas}).touchAction`);
    expect(action).toBe('pan-y');
    await opened.close();
  });

  it('prints dark on white, as wide as the sheet, and is itself again after', async () => {
    const opened = await open(siteCut, { theme: 'dark' });
    const corner = () => opened.page.evaluate<number>(cornerOf);
    expect(await corner()).toBeLessThan(60);
    await opened.page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await opened.page.emulateMedia({ media: 'print' });
    expect(await corner()).toBe(255);
    expect((await told(opened.page)).inSight).toBe('0-30');
    const fits = await opened.page.evaluate(
      `${canvas}.getBoundingClientRect().right <= document.documentElement.clientWidth`,
    );
    expect(fits).toBe(true);
    await opened.page.emulateMedia({ media: 'screen' });
    await opened.page.evaluate("dispatchEvent(new Event('afterprint'))");
    await eventually(corner).toBeLessThan(60);
    await opened.close();
  });

  it('takes the colours of the theme when it changes', async () => {
    const opened = await open(siteCut);
    const corner = () => opened.page.evaluate<number>(cornerOf);
    expect(await corner()).toBe(255);
    await opened.page.emulateMedia({ colorScheme: 'dark' });
    await eventually(corner).toBeLessThan(60);
    await opened.close();
  });

  it.each(['light', 'dark'] as const)('gives axe nothing to find, %s', async (theme) => {
    const opened = await open(siteCut, { theme, hash: '#agent=5001', bypassCsp: true });
    await opened.page.addScriptTag({ content: axe.source });
    const { violations } = await opened.page.evaluate<AxeResults>("axe.run('section.lanes')");
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`,
    );
    expect(found).toEqual([]);
    const label = await canvasOf(opened.page).getAttribute('aria-label');
    expect(label).toContain('30 agents');
    expect(label).toContain('The table below tells the same');
    await opened.close();
  });

  it('says that there is nobody to draw', async () => {
    const opened = await open(page('no-agents', reportOf('no-agents')));
    expect(await opened.page.textContent('section.lanes')).toContain('No agent appears');
    expect(await opened.page.locator('section.lanes canvas').count()).toBe(0);
    await opened.close();
  });

  it('shows one agent, and texts that try to be markup', async () => {
    const one = await open(page('one', reportOf('technote-idle-logout')));
    expect(await told(one.page)).toMatchObject({ lanes: 1, records: 9 });
    await one.close();
    const file = page('hostile', crowd({ agents: 30, events: 900, isHostile: true }));
    const hostile = await open(file);
    const place = await placeIn(hostile.page, 40, 36 + 18 + 12);
    for (let lane = 0; lane < 20; lane += 2) {
      await hostile.page.mouse.move(place.x, place.y + lane * laneHeight);
      await hostile.page.waitForTimeout(30);
    }
    expect(await hostile.page.locator('.lanes-tip img, .lanes-tip script').count()).toBe(0);
    expect(hostile.complaints).toEqual([]);
    expect(hostile.requests).toEqual([]);
    await hostile.close();
  });
});

inChromium('the timeline of a thousand agents and fifty thousand events', (open) => {
  it('opens, zooms and scrolls; marks are bounded by pixels, elements by none of it', async () => {
    const opened = await open(page('crowd', crowd({ agents: 1_000, events: 50_000 })));
    const count = () => opened.page.locator('section.lanes *').count();
    const elements = await count();
    expect(elements).toBeLessThan(120);
    const whole = await told(opened.page);
    expect(whole.lanes).toBe(1_000);
    const [first = 0, end = 0] = whole.inSight.split('-').map(Number);
    expect(end - first).toBeLessThan(40);
    expect(whole.marks).toBeGreaterThan(0);
    const width = (await canvasOf(opened.page).boundingBox())?.width ?? 0;
    expect(whole.marks).toBeLessThanOrEqual(((end - first) * width) / 12);
    expect(whole.records).toBeGreaterThan(whole.marks);
    const place = await placeIn(opened.page, 600, 300);
    await opened.page.mouse.move(place.x, place.y);
    for (let turn = 0; turn < 10; turn += 1) await opened.page.mouse.wheel(0, -100);
    await eventually(() => lengthOf(opened.page)).toBeLessThan((whole.to - whole.from) / 5);
    await opened.page.locator('.lanes-view').evaluate((view) => {
      view.scrollTop = view.scrollHeight;
    });
    await eventually(async () => (await told(opened.page)).inSight).toMatch(/-1000$/);
    // A tooltip's lines come and go.
    expect(await count()).toBeLessThan(elements + 20);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  }, 60_000);
});
