import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

/** A run of the whole program in this process, its streams recorded. */
export async function bosh(argv: readonly string[], env: Io['env'] = {}) {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => ({
    write: (text: string, done: (error?: Error | null) => void): boolean => {
      said[name] += text;
      done();
      return true;
    },
  });
  const stdin = (async function* (): AsyncGenerator<string> {})();
  const io = { stdout: stream('stdout'), stderr: stream('stderr'), stdin, env };
  const status = await run(argv, io);
  return { status, ...said };
}
