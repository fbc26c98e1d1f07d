import type { Context } from '../context.ts';
import { shortName } from '../shortened.ts';
import { filterKeys } from '../shown-agents.ts';
import type { ChoiceKey } from '../store.ts';
import { aboutText, labelText } from './about.ts';
import { frame } from './frame.ts';
import { takeHands } from './gestures.ts';
import { takeKeys } from './keys.ts';
import type { Lane } from './lane.ts';
import { laneAt, topOf } from './layout.ts';
import { lookOf } from './look.ts';
import { nearestDisconnect, rangeOfDisconnect } from './nearest.ts';
import { painterOf } from './painter.ts';
import { instantOf, lengthOf, type Range, xOf } from './scale.ts';
import type { Scene } from './scene.ts';
import { shownRange } from './shown-range.ts';
import { laneTitle } from './tip.ts';

const middleOf = ({ from, to }: Range): number => (from + to) / 2;

/** Room around a disconnect that is looked at, of its length. */
const roomShare = 0.35;

/** The picture and what can be done with it. */
export function timeline(context: Context, scene: Scene, whole: Range): HTMLElement {
  const { store, disconnects } = context;
  const range = shownRange(store, whole, () => painter.soon());
  const acts = {
    zoom: (factor: number) => range.zoom(middleOf(range.now()), factor),
    pan: (share: number) => range.pan(share * lengthOf(range.now())),
    whole: () => range.show(whole),
    toChosen: () => {
      const chosen = disconnects.get(store.choice().disconnect ?? '');
      if (chosen === undefined) return;
      const { from, to } = rangeOfDisconnect(chosen);
      const room = Math.max(5_000, (to - from) * roomShare);
      range.show({ from: from - room, to: to + room });
    },
    toAgent: goToAgent,
  };
  const dom = frame(acts);
  const look = lookOf(context, scene, dom, range.now);
  const painter = painterOf(dom, look.picture);

  const choose = ({ agent }: Lane, disconnect: string | undefined): void =>
    store.choose({ agent: agent.id, disconnect });
  takeHands(dom.canvas, {
    isPlot: (x) => x >= look.picture().scale.left,
    zoom: (x, factor) => range.zoom(instantOf(look.picture().scale, x), factor),
    pan: (dx, dy) => {
      dom.view.scrollTop += dy;
      return range.pan((dx / look.picture().scale.width) * lengthOf(range.now()));
    },
    hover: painter.point,
    press: (x, y) => {
      const { layout, scroll, lanes, scale } = look.picture();
      const lane = lanes[laneAt(layout, scroll, lanes.length, y) ?? -1];
      if (lane === undefined) return;
      const near = x < scale.left ? worstOf(lane) : nearestDisconnect(lane, instantOf(scale, x));
      choose(lane, near?.id);
    },
  });
  takeKeys(dom.view, {
    ...acts,
    move: (by) => {
      look.move(by);
      const picture = look.picture();
      const { current, lanes, layout, scroll, scale } = picture;
      const lane = lanes[current ?? -1];
      if (current === undefined || lane === undefined) return;
      dom.said.textContent = `${laneTitle(lane)}, lane ${current + 1} of ${lanes.length}`;
      const at = worstOf(lane)?.at;
      const x = at === undefined ? 0 : xOf(scale, Date.parse(at));
      const isSeen = x >= scale.left && x <= scale.left + scale.width;
      painter.point({ x: isSeen ? x : 0, y: topOf(layout, scroll, current) + layout.lane / 2 });
    },
    open: () => {
      const { current, lanes } = look.picture();
      const lane = lanes[current ?? -1];
      if (!lane) return;
      choose(lane, worstOf(lane)?.id);
      goToAgent();
    },
  });
  dom.view.addEventListener('blur', () => painter.point(undefined));
  dom.view.addEventListener('scroll', painter.soon, { passive: true });

  const describe = (): void => {
    const picture = look.picture();
    dom.about.textContent = aboutText(picture, store.choice().clock);
    dom.canvas.setAttribute('aria-label', labelText(picture));
    const { agent, disconnect } = store.choice();
    dom.toChosen.disabled = disconnect === undefined;
    dom.toAgent.hidden = agent === undefined;
    dom.toAgent.textContent = agent === undefined ? '' : `Agent ${shortName(agent)}, step by step`;
    painter.soon();
  };
  const on = (keys: readonly ChoiceKey[], act: () => void): void =>
    store.on(keys, () => {
      act();
      describe();
    });
  on(filterKeys, look.filter);
  store.on(['clock', 'disconnect', 'from', 'to'], describe);
  on(['agent'], () => {
    const { lanes, agent } = look.picture();
    const index = lanes.findIndex((lane) => lane.agent.id === agent);
    if (index !== -1) look.reveal(index);
    describe();
  });
  const fit = (): void => {
    look.arrange();
    painter.soon();
  };
  new ResizeObserver(fit).observe(dom.view);
  addEventListener('resize', fit);
  describe();
  return dom.section;
}

/** Whoever points at lanes stays at the picture: what is told of the agent is gone to by key or button. */
function goToAgent(): void {
  const title = document.getElementById('agent-title');
  title?.focus({ preventScroll: true });
  title?.scrollIntoView();
}

/** That which its outcome comes from. */
const worstOf = ({ agent, disconnects }: Lane) =>
  disconnects.findLast(({ outcome }) => outcome === agent.outcome);
