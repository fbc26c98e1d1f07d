/** What the product does with logs. `parseSettings` stands alone: its packages take longer to load than all of this. */
export { type Analysis, type AnalyzeOptions, analyze } from './analyze.ts';
export { type Disguise, disguise } from './disguise.ts';
export { explain, explanations } from './explain.ts';
export { type InspectOptions, inspect } from './inspect.ts';
export { type TimelineOptions, type ToldTimeline, timeline } from './read-timeline.ts';
export { type BundleRedaction, redactBundle } from './redact-bundle.ts';
export { reaches, type Selection, select, selectEvents } from './report/select.ts';
