import { clockOf } from '../clock.ts';
import type { Context } from '../context.ts';
import { shownAgents } from '../shown-agents.ts';
import type { Frame } from './frame.ts';
import type { Lane } from './lane.ts';
import { type Layout, layoutOf, scrollTo, wholeHeight } from './layout.ts';
import type { Picture } from './picture.ts';
import type { Range } from './scale.ts';
import type { Scene } from './scene.ts';

/** What is to be seen now, by the choices of the reader and the room there is. */
export interface Look {
  readonly picture: () => Picture;
  /** After the filters have changed. */
  readonly filter: () => void;
  /** After the room has changed. */
  readonly arrange: () => void;
  /** The keyboard's lane, so many further down. */
  readonly move: (lanes: number) => void;
  /** Brings a lane into sight. */
  readonly reveal: (index: number) => void;
}

/** Of the window's height, and in px: the page stays a page. */
const mostShare = 0.7;
const mostHeight = 640;
const leastHeight = 220;

export function lookOf(
  context: Context,
  scene: Scene,
  { view, room }: Pick<Frame, 'view' | 'room'>,
  range: () => Range,
): Look {
  const { report, store } = context;
  let lanes: readonly Lane[] = [];
  let current: number | undefined;
  let layout = layoutFor(0);

  function layoutFor(width: number): Layout {
    return layoutOf({
      width: Math.max(width, 1),
      lanes: lanes.length,
      hasBursts: scene.bursts.length > 0,
      hasEvents: scene.events.length > 0,
      most: Math.max(leastHeight, Math.min(innerHeight * mostShare, mostHeight)),
    });
  }
  const arrange = (): void => {
    layout = layoutFor(view.clientWidth);
    view.style.setProperty('--high', `${layout.height}px`);
    room.style.setProperty('--high', `${wholeHeight(layout, lanes.length)}px`);
  };
  const filter = (): void => {
    const left = new Set(shownAgents(context));
    lanes = scene.lanes.filter(({ agent }) => left.has(agent));
    current = undefined;
    arrange();
  };
  const reveal = (index: number): void => {
    view.scrollTop = scrollTo(layout, view.scrollTop, index);
  };
  filter();
  return {
    filter,
    arrange,
    reveal,
    move: (by) => {
      if (lanes.length === 0) return;
      const chosen = lanes.findIndex(({ agent }) => agent.id === store.choice().agent);
      const from = current ?? (chosen === -1 ? (by > 0 ? -1 : 0) : chosen);
      current = Math.min(lanes.length - 1, Math.max(0, from + by));
      reveal(current);
    },
    picture: () => {
      const { clock, agent, disconnect } = store.choice();
      return {
        scene,
        lanes,
        layout,
        scale: { ...range(), left: layout.labels, width: layout.plot },
        scroll: view.scrollTop,
        local: clockOf(report, clock),
        agent,
        disconnect,
        current,
      };
    },
  };
}
