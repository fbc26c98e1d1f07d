import type {
  ExplanationReporter,
  InventoryReporter,
  Reporter,
  TimelineReporter,
} from './reporter.ts';

/** Loaded when asked for: the table's packages cost a JSON run nothing. */
export const reporters = {
  table: async () => (await import('./table/index.ts')).table,
  json: async () => (await import('./json/index.ts')).json,
  html: async () => (await import('./html/index.ts')).html,
  markdown: async () => (await import('./markdown/index.ts')).markdown,
  junit: async () => (await import('./junit/index.ts')).junit,
  sarif: async () => (await import('./sarif/index.ts')).sarif,
  csv: async () => (await import('./csv/index.ts')).csv,
} satisfies Record<string, () => Promise<Reporter>>;

/** Of what `inspect` found. */
export const inventoryReporters = {
  table: async () => (await import('./table/inventory.ts')).inventory,
  json: async () => (await import('./json/index.ts')).json,
} satisfies Record<string, () => Promise<InventoryReporter>>;

export type InventoryFormat = keyof typeof inventoryReporters;
export const inventoryFormats: readonly InventoryFormat[] = ['table', 'json'];

/** Of what names mean. */
export const explanationReporters = {
  table: async () => (await import('./table/explanation.ts')).explanation,
  json: async () => (await import('./json/index.ts')).json,
} satisfies Record<string, () => Promise<ExplanationReporter>>;

/** Of the names that can be explained. */
export const nameReporters = {
  table: async () => (await import('./table/explained-names.ts')).explainedNames,
  json: async () => (await import('./json/index.ts')).json,
} satisfies Record<ExplanationFormat, () => Promise<ExplanationReporter>>;

export type ExplanationFormat = keyof typeof explanationReporters;
export const explanationFormats: readonly ExplanationFormat[] = ['table', 'json'];

/** Of the events. */
export const timelineReporters = {
  table: async () => (await import('./table/timeline.ts')).timeline,
  ndjson: async () => (await import('./json/ndjson.ts')).ndjson,
} satisfies Record<string, () => Promise<TimelineReporter>>;

export type TimelineFormat = keyof typeof timelineReporters;
export const timelineFormats: readonly TimelineFormat[] = ['table', 'ndjson'];

/** `ndjson` writes the timeline, not the report. */
const timelineFormat = 'ndjson';

export type ReportFormat = keyof typeof reporters;
export type FormatName = ReportFormat | typeof timelineFormat;

export const formatNames: readonly FormatName[] = [
  'table',
  'json',
  'ndjson',
  'markdown',
  'html',
  'junit',
  'sarif',
  'csv',
];

export const formatByExtension: Readonly<Record<string, FormatName>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.md': 'markdown',
  '.html': 'html',
  '.xml': 'junit',
  '.sarif': 'sarif',
  '.csv': 'csv',
  '.txt': 'table',
};

export const timelineByExtension: Readonly<Record<string, TimelineFormat>> = {
  '.ndjson': 'ndjson',
  '.txt': 'table',
};
