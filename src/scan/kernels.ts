import { CompiledKernel } from './compiled-kernel.ts';
import { type WasmModule, webAssembly } from './web-assembly.ts';

/** A kernel to oneself. */
export interface Lease {
  readonly kernel: CompiledKernel;
  /** The lender's numbers of the kernel's texts, as far as they were asked for. */
  readonly numbers: number[];
  /** For whom the numbers hold; who has gone does not stay for it. */
  readonly owner: WeakRef<object>;
}

/** Texts that a kernel may have when it is lent: it has room for some more. */
const mostTexts = 1 << 16;

/** Kernels that nobody uses, by their code. */
const free = new Map<string, Lease[]>();
const modules = new Map<string, WasmModule>();

/**
 * Lends a kernel; undefined where there can be none: all is read without one, too. One that was lent to the same owner
 * before knows his texts still.
 */
export function borrowKernel(code: string, owner: object): Lease | undefined {
  const known = free.get(code)?.pop();
  if (!known) return newLease(code, owner);
  const { kernel } = known;
  if (known.owner.deref() === owner && kernel.texts < mostTexts) return known;
  kernel.forgetTexts();
  return { kernel, numbers: [0], owner: new WeakRef(owner) };
}

function newLease(code: string, owner: object): Lease | undefined {
  try {
    const module = modules.get(code) ?? new webAssembly.Module(Buffer.from(code, 'base64'));
    modules.set(code, module);
    return { kernel: new CompiledKernel(module), numbers: [0], owner: new WeakRef(owner) };
  } catch {
    // No WebAssembly with vectors here, or no memory for it.
    return undefined;
  }
}

export function giveBackKernel(code: string, lease: Lease): void {
  const others = free.get(code) ?? [];
  others.push(lease);
  free.set(code, others);
}
