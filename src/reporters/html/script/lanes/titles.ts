import type { ReportBurst, ServerEvent } from '../../../../model/report.ts';
import { causePhrase } from '../../../phrases/cause-phrase.ts';
import { count } from '../../../phrases/numbers.ts';

export const burstTitle = (burst: ReportBurst): string =>
  `${count(burst.agents.length, 'agent')} together: ${causePhrase(burst)}`;

export const eventTitle = ({ event, node }: ServerEvent): string => `${event} on ${node}`;
