import { type Io, write } from './io.ts';

/** Where text goes. */
export interface Sink {
  readonly put: (text: string) => Promise<void>;
  /** Nobody reads any more. */
  readonly isClosed: () => boolean;
}

export const standardOutput = ({ stdout }: Io): Sink => ({
  put: (text) => write(stdout, text),
  isClosed: () => stdout.destroyed ?? false,
});
