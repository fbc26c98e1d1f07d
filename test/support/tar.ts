import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

export interface TarMember {
  readonly name: string;
  readonly data?: Buffer | string;
  readonly type?: 'file' | 'link' | 'symlink' | 'directory' | 'character-device' | 'fifo';
  readonly linkname?: string;
  readonly pax?: Readonly<Record<string, string>>;
}

export async function tar(members: readonly TarMember[]): Promise<Buffer> {
  const packer = pack();
  for (const { data = '', ...header } of members)
    if ((header.type ?? 'file') === 'file') packer.entry(header, Buffer.from(data));
    else packer.entry(header);
  packer.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of packer) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

export const tgz = async (members: readonly TarMember[]): Promise<Buffer> =>
  gzipSync(await tar(members));
