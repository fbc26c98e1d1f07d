import type {
  Analysis,
  AnalyzeOptions,
  disguise,
  explain,
  explanations,
  InspectOptions,
  Inventory,
  reaches,
  redactBundle,
  Selection,
  Settings,
  select,
  selectEvents,
  TimelineOptions,
  ToldTimeline,
} from '../index.ts';

export type { Selection };

/** What the command line asks of the product. Loaded when needed: `--help` must not wait for it. */
export interface Pipeline {
  readonly analyze: (paths: readonly string[], options: AnalyzeOptions) => Promise<Analysis>;
  readonly inspect: (paths: readonly string[], options: InspectOptions) => Promise<Inventory>;
  readonly timeline: (paths: readonly string[], options: TimelineOptions) => Promise<ToldTimeline>;
  readonly parseSettings: (text: string, file: string) => Promise<Settings>;
  readonly disguise: typeof disguise;
  readonly explain: typeof explain;
  readonly explanations: typeof explanations;
  readonly redactBundle: typeof redactBundle;
  readonly reaches: typeof reaches;
  readonly select: typeof select;
  readonly selectEvents: typeof selectEvents;
}

export const pipeline = async (): Promise<Pipeline> => ({
  ...(await import('../product.ts')),
  parseSettings: async (text, file) =>
    (await import('../parse-settings.ts')).parseSettings(text, file),
});
