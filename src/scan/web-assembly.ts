/** What is used of WebAssembly: neither the language's types nor Node's have it. */
export interface WasmModule {
  readonly wasm: unique symbol;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

export interface WasmGlobal {
  readonly value: number;
}

interface WebAssembly {
  readonly Module: new (code: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: unknown };
}

export const { WebAssembly: webAssembly } = globalThis as unknown as {
  readonly WebAssembly: WebAssembly;
};
