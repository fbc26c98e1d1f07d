import type { TimelineEvent } from '../model/event.ts';
import type { InventoryReporter, Reporter } from './reporter.ts';

/** Loaded when asked for: the table's packages cost a JSON run nothing. */
export const reporters = {
  table: async () => (await import('./table/index.ts')).table,
  json: async () => (await import('./json/index.ts')).json,
} satisfies Record<string, () => Promise<Reporter>>;

/** Of what `inspect` found. */
export const inventoryReporters = {
  table: async () => (await import('./table/inventory.ts')).inventory,
  json: async () => (await import('./json/index.ts')).json,
} satisfies Record<string, () => Promise<InventoryReporter>>;

export type InventoryFormat = keyof typeof inventoryReporters;
export const inventoryFormats: readonly InventoryFormat[] = ['table', 'json'];

/** `ndjson` writes the timeline, not the report. */
export const timelineFormat = 'ndjson';
export const timelineWriter = async (): Promise<(event: TimelineEvent) => string> =>
  (await import('./json/event-line.ts')).eventLine;

export type ReportFormat = keyof typeof reporters;
export type FormatName = ReportFormat | typeof timelineFormat;

export const formatNames: readonly FormatName[] = ['table', 'json', 'ndjson'];

export const formatByExtension: Readonly<Record<string, FormatName>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.txt': 'table',
};
