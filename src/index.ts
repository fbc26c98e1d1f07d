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
export * from './product.ts';
export type { Progress, ReadOptions } from './read-bundle.ts';
export type { EventSelection } from './report/select-events.ts';
export {
  type RenderOptions,
  type ReportFormat,
  render,
  reportFormats,
} from './reporters/render.ts';
