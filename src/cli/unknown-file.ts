import { type FileHandle, open } from 'node:fs/promises';
import type { InspectOptions } from '../index.ts';
import { UserError } from '../model/user-error.ts';
import type { Mask } from './mask.ts';
import { oneLine } from './one-line.ts';

/** A write a line would cost more than the line. */
const batchLength = 1 << 16;

/** The lines that nothing here can read, written while they are found: `<path>:<line>`, a tab, the text. */
export class UnknownFile {
  readonly #handle: FileHandle;
  readonly #mask: Pick<Mask, 'value'>;
  #batch = '';
  #written: Promise<unknown> = Promise.resolve();

  private constructor(handle: FileHandle, mask: Pick<Mask, 'value'>) {
    this.#mask = mask;
    this.#handle = handle;
  }

  static async open(file: string, mask: Pick<Mask, 'value'>): Promise<UnknownFile> {
    const handle = await open(file, 'w').catch((cause: Error) => {
      throw new UserError(`${file}: cannot be written: ${cause.message}`, { cause });
    });
    return new UnknownFile(handle, mask);
  }

  options(): Pick<InspectOptions, 'takeUnknown'> {
    return {
      takeUnknown: (path, { line, text }) => {
        const shown = this.#mask.value({ ref: `${path}:${line}`, text });
        this.#batch += `${oneLine(shown.ref)}\t${oneLine(shown.text)}\n`;
        return this.#batch.length < batchLength ? undefined : this.#flush();
      },
    };
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#handle.close();
  }

  #flush(): Promise<unknown> {
    const batch = this.#batch;
    this.#batch = '';
    this.#written = this.#written.then(() => this.#handle.appendFile(batch));
    return this.#written;
  }
}
