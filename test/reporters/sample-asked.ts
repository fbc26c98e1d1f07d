import type { AskedRule, RankedCause, Report, ReportRule } from '../../src/model/report.ts';
import { incidentReport } from './sample-report.ts';

const [first, second] = incidentReport.evidence;
if (!first || !second) throw new Error('the sample has changed');

const rules: readonly ReportRule[] = [
  {
    id: 'restart',
    cause: 'service-restart',
    title: 'The Notification Service stopped or started',
    fired: 0,
    couldNotRun: [],
  },
  {
    id: 'shared-path',
    cause: 'network-path',
    title: 'Several agents were cut at one instant while the server went on',
    fired: 1,
    couldNotRun: [],
  },
];

const asked: readonly AskedRule[] = [
  { rule: 'restart', cause: 'service-restart', result: 'off', met: [] },
  {
    rule: 'standstill',
    cause: 'server-overload',
    result: 'unmet',
    met: ['The sweeps reach over the loss, from one period before it to one period after it.'],
    unmet: {
      text: 'No sweep is missing in one file while sessions were alive.',
      evidence: [first.ref, second.ref, first.ref, second.ref],
    },
  },
  {
    rule: 'cti-lost',
    cause: 'cti-connection-lost',
    result: 'lacking',
    met: [],
    unmet: { text: 'CTI was lost before the agent.', evidence: [] },
    needs: 'webservices 00:14:20–00:17:04',
  },
  { rule: 'page-left', cause: 'browser-closed', result: 'unmet', met: [] },
  {
    rule: 'shared-path',
    cause: 'network-path',
    result: 'fired',
    met: ['At least three agents share the instant of their last contact.'],
  },
];

const finding = (
  text: string,
  strength: 'proof' | 'evidence' | 'hint',
  weight: number,
): RankedCause['for'][number] => ({
  text,
  rule: 'shared-path',
  strength,
  weight,
  evidence: [second.ref],
});

const likely: RankedCause = {
  cause: 'network-path',
  side: 'network',
  confidence: 'likely',
  score: 3,
  for: [finding('six of them came back within 2 s', 'evidence', 2), finding('six fit', 'hint', 1)],
  against: [],
  decide: 'Client logs of these agents.',
};

const doubted: RankedCause = {
  cause: 'computer-asleep',
  side: 'client',
  confidence: 'possible',
  score: 0.5,
  for: [finding('nothing of the page ran', 'evidence', 2)],
  against: [finding('other pages of the PC went on', 'hint', 1.5)],
};

/** The incident with these causes, and with rules that came as far as rules may come. */
export const askedReport = (causes: readonly RankedCause[] = [likely, doubted]): Report => ({
  ...incidentReport,
  rules: [...rules],
  disconnects: incidentReport.disconnects.map((one) => ({
    ...one,
    causes: [...causes],
    asked: [...asked],
  })),
});

export const ranked = { likely, doubted };
