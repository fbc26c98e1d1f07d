export { type Analysis, type AnalyzeOptions, analyze } from './analyze.ts';
export { UserError } from './model/user-error.ts';
export type { Report } from './model/report.ts';
