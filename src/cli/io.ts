/** The part of a writable stream that the command line uses. */
export interface OutputStream {
  readonly write: (text: string, done: (error?: Error | null) => void) => boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** The reader has gone. */
  readonly destroyed?: boolean;
}

/** What a run may touch of its process. */
export interface Io {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What is to be put right before an interrupted run ends. */
  readonly whenInterrupted?: Set<() => void>;
}

/** Waits until the stream has taken the text. A reader that has gone (EPIPE) is the quiet end of it. */
export const write = (stream: OutputStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (stream.destroyed) return resolve();
    stream.write(text, (error) => (error && !isBrokenPipe(error) ? reject(error) : resolve()));
  });

export const isBrokenPipe = (error: Error): boolean =>
  'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
