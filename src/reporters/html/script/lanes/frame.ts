import { element } from '../dom.ts';
import { type Legend, legend } from './legend.ts';
import { type Tooltip, tooltip } from './tooltip.ts';

/** What the buttons above the picture do. */
export interface ButtonActs {
  readonly zoom: (factor: number) => void;
  readonly pan: (share: number) => void;
  readonly whole: () => void;
  readonly toChosen: () => void;
  readonly toAgent: () => void;
}

/** The elements of the section. */
export interface Frame {
  readonly section: HTMLElement;
  readonly about: HTMLElement;
  readonly toChosen: HTMLButtonElement;
  /** Goes to what is told of the agent that was chosen. */
  readonly toAgent: HTMLButtonElement;
  /** Scrolls over `room`, which is as high as all lanes; the canvas stays where it is and is as high as the view. */
  readonly view: HTMLElement;
  readonly room: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly tip: Tooltip;
  readonly said: HTMLElement;
  readonly legend: Legend;
}

const hint =
  'Turn the wheel over the picture to zoom, drag to move, click a lane to choose its agent. Keys: arrows, + and −, 0 for the whole, Enter.';

export function frame(acts: ButtonActs): Frame {
  const about = element('p', { class: 'note', id: 'lanes-about', 'aria-live': 'polite' });
  const toChosen = button('Chosen disconnect', () => acts.toChosen());
  const toAgent = button('', () => acts.toAgent());
  const canvas = element('canvas', { role: 'img' });
  const room = element('div', { class: 'lanes-room' }, canvas);
  const view = element(
    'div',
    {
      class: 'lanes-view',
      tabindex: 0,
      role: 'group',
      'aria-label': 'Timeline, to be moved by the arrow keys, + and −',
      'aria-describedby': 'lanes-about',
    },
    room,
  );
  const tip = tooltip();
  const said = element('p', { class: 'lanes-said', 'aria-live': 'polite' });
  const made = legend();
  const section = element(
    'section',
    { class: 'lanes', 'aria-labelledby': 'lanes-title' },
    element('h2', { id: 'lanes-title' }, 'Timeline'),
    about,
    element(
      'div',
      { class: 'lanes-bar', role: 'group', 'aria-label': 'What the timeline shows' },
      button('Zoom in', () => acts.zoom(0.5)),
      button('Zoom out', () => acts.zoom(2)),
      button('Earlier', () => acts.pan(-0.5)),
      button('Later', () => acts.pan(0.5)),
      button('Whole', () => acts.whole()),
      toChosen,
      toAgent,
    ),
    element('div', { class: 'lanes-frame' }, view, tip.element),
    said,
    element('p', { class: 'note lanes-hint' }, hint),
    made.element,
  );
  return { section, about, toChosen, toAgent, view, room, canvas, tip, said, legend: made };
}

const button = (words: string, act: () => void): HTMLButtonElement =>
  element('button', { type: 'button', onclick: act }, words);
