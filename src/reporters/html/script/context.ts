import type {
  Evidence,
  Report,
  ReportAgent,
  ReportBurst,
  ReportDisconnect,
} from '../../../model/report.ts';
import type { Store } from './store.ts';

/** What every section of the page is given: the report, ways into it, and what the reader has chosen. */
export interface Context {
  readonly report: Report;
  readonly agents: ReadonlyMap<string, ReportAgent>;
  readonly disconnects: ReadonlyMap<string, ReportDisconnect>;
  readonly bursts: ReadonlyMap<string, ReportBurst>;
  /** By `<path>:<line>`. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly store: Store;
}

/** A part of the page. It draws itself anew when the store tells it of a choice. */
export type Section = (context: Context) => HTMLElement;

export const contextOf = (report: Report, store: Store): Context => ({
  report,
  agents: new Map(report.agents.map((agent) => [agent.id, agent])),
  disconnects: new Map(report.disconnects.map((disconnect) => [disconnect.id, disconnect])),
  bursts: new Map(report.bursts.map((burst) => [burst.id, burst])),
  evidence: new Map(report.evidence.map((item) => [item.ref, item])),
  store,
});
