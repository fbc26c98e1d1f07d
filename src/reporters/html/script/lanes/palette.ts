const names = [
  'ground',
  'raised',
  'line',
  'ink',
  'quiet',
  'accent',
  'bad',
  'doubtful',
  'good',
  'alive',
] as const;

/** The colours of the style and its letters, as a canvas wants them. */
export type Palette = Readonly<Record<(typeof names)[number] | 'sans', string>>;

/** White ground and dark ink, whatever the screen shows. */
export const paper: Palette = {
  ground: '#ffffff',
  raised: '#f5f6f8',
  line: '#c4c9d2',
  ink: '#16191f',
  quiet: '#56606e',
  accent: '#0b5cad',
  bad: '#b3261e',
  doubtful: '#8a5200',
  good: '#1b6e3c',
  alive: '#8fb6dd',
  sans: 'sans-serif',
};

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const told = names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const);
  return {
    ...paper,
    ...Object.fromEntries(told.filter(([, value]) => value !== '')),
    sans: style.fontFamily,
  };
}
