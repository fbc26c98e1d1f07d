import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../model/user-error.ts';
import { fileWidth, plain, type Screen } from '../reporters/reporter.ts';
import type { Output } from './output-argument.ts';
import type { Sink } from './sink.ts';

/** Before the logs are read, which may take long: each file can be written where it is wanted. */
export async function checkOutputs(outputs: readonly { readonly file: string }[]): Promise<void> {
  for (const { file } of outputs) {
    const folder = dirname(file);
    if (!(await isWritable(folder))) throw new UserError(`${file}: cannot write into ${folder}`);
    if (await isFolder(file)) throw new UserError(`${file} is a folder: name a file`);
  }
}

/** Writes each file as `deliver` does in its format, on a page as wide as files are. */
export async function writeOutputs<Format, Options extends Screen>(
  outputs: readonly Output<Format>[],
  options: Options,
  deliver: (format: Format, options: Options, sink: Sink) => Promise<unknown>,
): Promise<void> {
  const page = { ...options, width: fileWidth, paint: plain, wholeRefs: true };
  for (const { file, format } of outputs)
    await writeFile(file, (sink) => deliver(format, page, sink));
}

async function writeFile(file: string, write: (sink: Sink) => Promise<unknown>): Promise<void> {
  const handle = await open(file, 'w').catch((cause: Error) => {
    throw new UserError(`${file}: cannot be written: ${cause.message}`, { cause });
  });
  try {
    await write({ put: (text) => handle.appendFile(text), isClosed: () => false });
  } finally {
    await handle.close();
  }
}

const isWritable = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );

const isFolder = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
