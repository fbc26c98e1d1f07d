export { type Analysis, type AnalyzeOptions, analyze } from './analyze.ts';
export { type InspectOptions, inspect } from './inspect.ts';
export type { TimelineEvent } from './model/event.ts';
export type { Inventory } from './model/inventory.ts';
export type { Report } from './model/report.ts';
export { UserError } from './model/user-error.ts';
export type { Progress } from './read-bundle.ts';
export { type Selection, select, selectEvents } from './report/select.ts';
