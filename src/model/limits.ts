/** How much archives may unpack to. A bomb stops at a limit, and the rest of the bundle is still read. */
export interface Limits {
  /** Archives inside archives; a `.tgz` counts once. */
  readonly maxDepth: number;
  /** Members of all archives. */
  readonly maxFiles: number;
  /** Unpacked bytes to packed bytes, for each file on disk. Deflate alone cannot pass 1,032. */
  readonly maxRatio: number;
  /** Unpacked bytes of all archives. */
  readonly maxUnpacked: number;
}

export const defaultLimits: Limits = {
  maxDepth: 6,
  maxFiles: 200_000,
  maxRatio: 400,
  maxUnpacked: 200e9,
};
