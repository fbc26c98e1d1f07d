export { type Analysis, type AnalyzeOptions, analyze } from './analyze.ts';
export { type Disguise, disguise } from './disguise.ts';
export { explain, explanations } from './explain.ts';
export { type InspectOptions, inspect } from './inspect.ts';
export type { TimelineEvent } from './model/event.ts';
export type { Explained } from './model/explanations/explanation.ts';
export type { FactKind } from './model/fact.ts';
export type { Inventory } from './model/inventory.ts';
export type {
  Evidence,
  Problem,
  Report,
  ReportAgent,
  ReportBurst,
  ReportDisconnect,
} from './model/report.ts';
export type { Settings } from './model/settings.ts';
export type { Slice, TimelineHead } from './model/timeline-head.ts';
export { UserError } from './model/user-error.ts';
export { parseSettings } from './parse-settings.ts';
export type { Progress, ReadOptions } from './read-bundle.ts';
export { type TimelineOptions, type ToldTimeline, timeline } from './read-timeline.ts';
export { type BundleRedaction, redactBundle } from './redact-bundle.ts';
export { reaches, type Selection, select, selectEvents } from './report/select.ts';
export type { EventSelection } from './report/select-events.ts';
export {
  type RenderOptions,
  type ReportFormat,
  render,
  reportFormats,
} from './reporters/render.ts';
