import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../model/user-error.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';
import { plain } from './colour.ts';
import { type Content, deliver } from './deliver.ts';
import type { Output } from './output-argument.ts';
import { fileWidth } from './width.ts';

/** Before the logs are read, which may take long: each file can be written where it is wanted. */
export async function checkOutputs(outputs: readonly Pick<Output, 'file'>[]): Promise<void> {
  for (const { file } of outputs) {
    const folder = dirname(file);
    if (!(await isWritable(folder))) throw new UserError(`${file}: cannot write into ${folder}`);
    if (await isFolder(file)) throw new UserError(`${file} is a folder: name a file`);
  }
}

export async function writeOutputs(
  outputs: readonly Output[],
  content: Content,
  options: ReporterOptions,
): Promise<void> {
  for (const output of outputs) await writeOutput(output, content, options);
}

async function writeOutput(
  { file, format }: Output,
  content: Content,
  options: ReporterOptions,
): Promise<void> {
  const handle = await open(file, 'w').catch((cause: Error) => {
    throw new UserError(`${file}: cannot be written: ${cause.message}`, { cause });
  });
  try {
    const sink = { put: (text: string) => handle.appendFile(text), isClosed: () => false };
    await deliver(format, content, { ...options, width: fileWidth, paint: plain }, sink);
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
