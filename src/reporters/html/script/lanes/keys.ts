/** What the keyboard does with the picture. */
export interface KeyActs {
  /** Later by this share of what is shown. */
  readonly pan: (share: number) => void;
  /** Around the middle; a factor below 1 comes nearer. */
  readonly zoom: (factor: number) => void;
  readonly whole: () => void;
  /** By so many lanes down. */
  readonly move: (lanes: number) => void;
  readonly open: () => void;
}

const page = 10;

const acts: Readonly<Record<string, (act: KeyActs) => void>> = {
  ArrowLeft: ({ pan }) => pan(-0.2),
  ArrowRight: ({ pan }) => pan(0.2),
  ArrowUp: ({ move }) => move(-1),
  ArrowDown: ({ move }) => move(1),
  PageUp: ({ move }) => move(-page),
  PageDown: ({ move }) => move(page),
  '+': ({ zoom }) => zoom(0.5),
  '=': ({ zoom }) => zoom(0.5),
  '-': ({ zoom }) => zoom(2),
  Home: ({ whole }) => whole(),
  '0': ({ whole }) => whole(),
  Enter: ({ open }) => open(),
};

export function takeKeys(element: HTMLElement, act: KeyActs): void {
  element.addEventListener('keydown', (event) => {
    const does = acts[event.key];
    if (does === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    does(act);
  });
}
