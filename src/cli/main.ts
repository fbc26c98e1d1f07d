import { exitStatus } from './exit-status.ts';
import { isBrokenPipe } from './io.ts';
import { run } from './run.ts';

/** The one place that knows the process. Sets the exit status and lets the streams drain. */
export async function main(): Promise<void> {
  const { argv, env, stdout, stderr } = process;
  const whenInterrupted = new Set<() => void>();
  process.once('SIGINT', () => {
    for (const act of whenInterrupted) act();
    process.exit(exitStatus.interrupted);
  });
  for (const stream of [stdout, stderr]) stream.on('error', ignoreBrokenPipe);
  process.exitCode = await run(argv.slice(2), {
    /** Opened by whom it is asked for. */
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    whenInterrupted,
  });
}

/** `bosh-diag … | head`: the reader has what it wanted. */
function ignoreBrokenPipe(error: Error): void {
  if (!isBrokenPipe(error)) throw error;
}
