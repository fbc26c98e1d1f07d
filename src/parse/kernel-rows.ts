import type { Family, Format, Kernel, KernelRow } from '../model/family.ts';
import type { Row } from '../scan/compiled-kernel.ts';
import { borrowKernel, giveBackKernel, type Lease } from '../scan/kernels.ts';
import type { Disposition, KernelUse, RawRecord, RowHandler } from '../scan/record.ts';
import {
  type Batch,
  column,
  entryColumns,
  kindNumbers,
  noteUse,
  type Style,
} from '../timeline/logs/batch.ts';
import type { Interner } from '../timeline/logs/interner.ts';
import type { Styles } from './styles.ts';

interface Parts {
  readonly format: Format;
  readonly family: Family | undefined;
  readonly styles: Styles;
  readonly batch: Batch;
  readonly interner: Interner;
}

/** Undefined where the format has no kernel, or there can be none. */
export function openKernelRows(parts: Parts): KernelRows | undefined {
  const { kernel } = parts.format;
  const lease = kernel && borrowKernel(kernel.code, parts.interner);
  return lease && new KernelRows(parts, kernel, lease);
}

/** Puts what a kernel reads into a batch, with the numbers that kinds, texts, times and styles have there. */
export class KernelRows implements RowHandler {
  readonly use: KernelUse;
  readonly #format: Format;
  readonly #batch: Batch;
  readonly #interner: Interner;
  readonly #allStyles: Styles;
  readonly #code: string;
  readonly #lease: Lease;
  /** The kernel's texts, as far as facts asked for them. */
  readonly #texts: (string | undefined)[] = [];
  readonly #rows: readonly KernelRow[];
  /** By the kernel's kinds, less 1: the batch's kinds, and the style of a record whose head is a time alone. */
  readonly #kinds: readonly number[];
  readonly #styles: readonly (Style | undefined)[];

  constructor({ format, family, styles, batch, interner }: Parts, kernel: Kernel, lease: Lease) {
    this.use = { kernel: lease.kernel, looseStarts: kernel.looseStarts };
    this.#format = format;
    this.#batch = batch;
    this.#interner = interner;
    this.#allStyles = styles;
    this.#code = kernel.code;
    this.#lease = lease;
    const wordings = new Map(family?.patterns.map(({ id, release }) => [id, release]));
    this.#rows = kernel.rows;
    this.#kinds = kernel.rows.map((row) => kindNumbers['kind' in row ? row.kind : 'fact']);
    this.#styles = kernel.rows.map(({ pattern }) => styles.bare(wordings.get(pattern)));
  }

  timeOf(bytes: Buffer, start: number, end: number): number {
    return this.#format.time(bytes, start, end)?.wall ?? Number.NaN;
  }

  take(rows: Float64Array): void {
    const entries = this.#batch.take(rows);
    const uses = this.#styles.map((style) => style && this.#batch.useOf(style));
    let entry = this.#batch.length - entries.length / entryColumns;
    for (let at = 0; at < entries.length; at += entryColumns, entry += 1) {
      const index = (entries[at + column.kind] as number) - 1;
      const use = uses[index];
      if (use) noteUse(use, entry);
      entries[at + column.kind] = this.#kinds[index] as number;
      entries[at + column.first] = this.#numberOf(entries[at + column.first] as number);
      entries[at + column.second] = this.#numberOf(entries[at + column.second] as number);
    }
  }

  row(record: RawRecord, row: Row): Disposition | undefined {
    const { bytes, start, end } = record;
    const index = row.kind - 1;
    const time = this.#format.time(bytes, start, end);
    if (!time) return undefined;
    const reader = this.#rows[index] as KernelRow;
    const fact = 'fact' in reader ? reader.fact(row, this.#text) : undefined;
    if ('fact' in reader && !fact) return 'unused';
    const style = this.#allStyles.of(bytes, start, end, this.#styles[index]?.wording);
    if (fact) this.#batch.fact({ fact, time, untimed: false }, style, record);
    else {
      const first = this.#numberOf(row.first);
      const second = this.#numberOf(row.second);
      this.#batch.row(this.#kinds[index] as number, row, first, second, time, style, record);
    }
    return 'used';
  }

  /** The kernel is free for others. */
  close(): void {
    giveBackKernel(this.#code, this.#lease);
  }

  #numberOf(text: number): number {
    const { kernel, numbers } = this.#lease;
    const known = numbers[text];
    if (known !== undefined) return known;
    const number = this.#interner.number(kernel.text(text));
    numbers[text] = number;
    return number;
  }

  readonly #text = (number: number): string | undefined => {
    if (number === 0) return undefined;
    this.#texts[number] ??= this.#lease.kernel.text(number);
    return this.#texts[number];
  };
}
