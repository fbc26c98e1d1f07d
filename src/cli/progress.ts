import type { AnalyzeOptions, Progress } from '../index.ts';
import { size } from '../reporters/phrases/numbers.ts';
import { cut } from '../reporters/table/lines.ts';
import type { Io } from './io.ts';
import { oneLine } from './one-line.ts';
import type { ScreenFlags } from './screen-options.ts';
import { widthOf } from './width.ts';

/** How far the reading has come, on a terminal's standard error. */
interface ProgressLine {
  readonly onProgress: (progress: Progress) => void;
  /** Takes the line away. */
  readonly stop: () => void;
}

/** Who waits for less needs no progress. */
const patienceMs = 500;
const barWidth = 20;

type Shown = Pick<AnalyzeOptions, 'onProgress'>;

/** Shows how far `act` has come while it lasts. */
export async function withProgress<T>(
  io: Io,
  flags: ScreenFlags,
  act: (shown: Shown) => Promise<T>,
): Promise<T> {
  const line = await progressLine(io, flags);
  try {
    return await act(line ? { onProgress: line.onProgress } : {});
  } finally {
    line?.stop();
  }
}

/** Undefined where nobody would see it, or nobody wants it. */
async function progressLine(io: Io, flags: ScreenFlags): Promise<ProgressLine | undefined> {
  const { stderr, env } = io;
  if (!flags.progress || flags.quiet || !stderr.isTTY || env.TERM === 'dumb') return undefined;
  const { default: cliProgress } = await import('cli-progress');
  let latest: Progress = { readBytes: 0, allBytes: 0, path: '' };
  const begun = Date.now();
  const bar = new cliProgress.SingleBar({
    stream: stderr as unknown as NodeJS.WritableStream,
    clearOnComplete: true,
    hideCursor: false,
    fps: 5,
    format: (_, { progress }) =>
      lineOf(latest, progress, Date.now() - begun, widthOf(stderr, env) - 1),
  });
  let isShown = false;
  const stop = (): void => {
    if (isShown) bar.stop();
    io.whenInterrupted?.delete(stop);
  };
  io.whenInterrupted?.add(stop);
  return {
    onProgress: (progress) => {
      latest = progress;
      if (!isShown && Date.now() - begun > patienceMs) {
        bar.start(progress.allBytes, progress.readBytes);
        isShown = true;
      } else if (isShown) bar.update(progress.readBytes);
    },
    stop,
  };
}

/** `43 % ████████░░░░ 1.2 of 2.8 GB, 210 MB/s, 0:08 left  active_1.tgz` */
export function lineOf(
  { readBytes, allBytes, path }: Progress,
  share: number,
  elapsedMs: number,
  width: number,
): string {
  const filled = Math.round(share * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  const rate = readBytes / Math.max(1, elapsedMs / 1_000);
  const left = rate > 0 ? `, ${clock((allBytes - readBytes) / rate)} left` : '';
  const amount = `${size(readBytes)} of ${size(allBytes)}, ${size(rate)}/s${left}`;
  const line = `${String(Math.floor(share * 100)).padStart(3)} % ${bar} ${amount}  ${oneLine(path)}`;
  return cut(line, width);
}

const clock = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
