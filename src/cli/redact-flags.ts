import { open, readFile, stat } from 'node:fs/promises';
import { Option } from 'commander';
import { UserError } from '../model/user-error.ts';

/** With which key, and whether what stands for what is written down. */
export interface KeyFlags {
  readonly redactKeyFile?: string;
  readonly redactMap?: string;
}

export const keyOptions: readonly Option[] = [
  new Option(
    '--redact-key-file <file>',
    'the key of the pseudonyms, 16 bytes or more: the same key gives the same ones; without it a key of this run',
  ),
  new Option(
    '--redact-map <file>',
    'write what stands for what, for your eyes only; never over a file that is there',
  ),
];

/** Of outputs: pseudonyms instead of whom and what the logs name. */
export const redactOption = new Option(
  '--redact',
  'pseudonyms for agents, names, hosts, addresses and numbers, the same ones as bosh-diag redact',
);

/** Enough that nobody finds it by trying. */
const fewestBytes = 16;

/** The key in the file, without the newline that editors put at its end; undefined for a key of the run. */
export async function keyOf({ redactKeyFile: file }: KeyFlags): Promise<Uint8Array | undefined> {
  if (file === undefined) return undefined;
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new UserError(`--redact-key-file ${file}: cannot be read: ${cause.message}`, { cause });
  });
  const key = Buffer.from(bytes.toString('latin1').replace(/[\r\n]+$/, ''), 'latin1');
  if (key.length < fewestBytes)
    throw new UserError(
      `--redact-key-file ${file} holds ${key.length} bytes: give ${fewestBytes} or more, for example of: openssl rand -hex 32`,
    );
  return key;
}

/** Before the logs are read. */
export async function checkMap({ redactMap: file }: KeyFlags): Promise<void> {
  if (file === undefined) return;
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new UserError(`--redact-map ${file} is there already: name a new file`);
}

/** Readable by its owner alone. */
export async function writeMap({ redactMap: file }: KeyFlags, text: () => string): Promise<void> {
  if (file === undefined) return;
  const handle = await open(file, 'wx', 0o600).catch((cause: Error) => {
    throw new UserError(`--redact-map ${file}: cannot be written: ${cause.message}`, { cause });
  });
  await handle.writeFile(text()).finally(() => handle.close());
}
