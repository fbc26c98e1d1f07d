import { CompiledKernel } from './compiled-kernel.ts';
import { type WasmModule, webAssembly } from './web-assembly.ts';

/** Kernels that nobody uses, by their code. */
const free = new Map<string, CompiledKernel[]>();
const modules = new Map<string, WasmModule>();

/** A kernel to oneself; undefined where there can be none: all is read without one, too. */
export function borrowKernel(code: string): CompiledKernel | undefined {
  const known = free.get(code)?.pop();
  if (known) return known;
  try {
    const module = modules.get(code) ?? new webAssembly.Module(Buffer.from(code, 'base64'));
    modules.set(code, module);
    return new CompiledKernel(module);
  } catch {
    // No WebAssembly with vectors here, or no memory for it.
    return undefined;
  }
}

export function giveBackKernel(code: string, kernel: CompiledKernel): void {
  const others = free.get(code) ?? [];
  others.push(kernel);
  free.set(code, others);
}
