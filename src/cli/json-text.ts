import { open, readFile, stat } from 'node:fs/promises';

/** A report names its schema first. */
const headBytes = 1 << 12;

/** The text of a file that starts like a saved report. A file that cannot be read is left to the analysis, which says so. */
export async function jsonText(path: string): Promise<string | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined;
    const start = decoded(await headOf(path)).trimStart();
    const isReport = start.startsWith('{') && start.includes('"schemaVersion"');
    return isReport ? decoded(await readFile(path)) : undefined;
  } catch {
    return undefined;
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function streamText(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return decoded(Buffer.concat(chunks));
}

/** PowerShell's `>` writes UTF-16. TextDecoder drops the byte order mark. */
function decoded(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
