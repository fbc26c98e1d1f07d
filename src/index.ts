export { type Analysis, type AnalyzeOptions, analyze } from './analyze.ts';
export type { Report } from './model/report.ts';
export { UserError } from './model/user-error.ts';
