export { type Analysis, type AnalyzeOptions, analyze, type Progress } from './analyze.ts';
export type { TimelineEvent } from './model/event.ts';
export type { Report } from './model/report.ts';
export { UserError } from './model/user-error.ts';
export { type Selection, select, selectEvents } from './report/select.ts';
