import type { Analysis, AnalyzeOptions } from '../index.ts';

/** What the command line asks of the product. Loaded when needed: `--help` must not wait for it. */
export interface Pipeline {
  readonly analyze: (paths: readonly string[], options: AnalyzeOptions) => Promise<Analysis>;
}

export const pipeline = (): Promise<Pipeline> => import('../index.ts');
