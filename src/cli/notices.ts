import { paintFor } from './colour.ts';
import { type Io, write } from './io.ts';
import { oneLine } from './one-line.ts';
import type { ScreenFlags } from './screen-options.ts';

type Level = 'error' | 'warning' | 'note';

export interface Notice {
  readonly level: Level;
  readonly text: string;
}

const colours = { error: 'bad', warning: 'doubtful', note: 'quiet' } as const;

/** On standard error, a line each; `--quiet` leaves the errors. */
export async function tell(io: Io, flags: ScreenFlags, notices: readonly Notice[]): Promise<void> {
  const paint = await paintFor(io.stderr, io.env, flags.color);
  const told = notices.filter(({ level }) => level === 'error' || !flags.quiet);
  const lines = told.map(
    ({ level, text }) => `${paint[colours[level]](`${level}:`)} ${oneLine(text)}\n`,
  );
  if (lines.length > 0) await write(io.stderr, lines.join(''));
}
