import { confidences, outcomes, steps, stepWords } from '../../../../../model/words.ts';
import { brokeAt } from '../../../../phrases/broke-at.ts';
import type { Days } from '../../../../phrases/days.ts';
import { contactBetween } from '../../../../phrases/last-contact.ts';
import { causeWithConfidence, timesOf } from '../../../../phrases/loss-words.ts';
import { reasonOf } from '../../../../phrases/reason.ts';
import type { AgentLine } from './agent-lines.ts';
import type { SortKey } from './sorted.ts';

export interface AgentColumn {
  readonly head: string;
  /** What the head means, where one word does not tell. */
  readonly about?: string;
  /** Empty where there is nothing to say. */
  readonly cell: (line: AgentLine, days: Days) => string;
  /** What the cell leaves out. */
  readonly title?: (line: AgentLine) => string | undefined;
  /** What the column is sorted by. */
  readonly key: (line: AgentLine) => SortKey;
}

/** As in the table of a terminal; with the healthy there is more to tell apart, so the subnets stand here, too. */
export const agentColumns: readonly AgentColumn[] = [
  { head: 'AGENT', cell: ({ agent }) => agent.id, key: ({ agent }) => agent.id },
  {
    head: 'OUTCOME',
    cell: ({ agent }) => agent.outcome,
    key: ({ agent }) => outcomes.indexOf(agent.outcome),
  },
  {
    head: 'TIMES',
    about: 'sessions lost or nearly lost, also those of one disconnect',
    cell: ({ loss }) => (loss ? timesOf(loss) : ''),
    key: ({ loss }) => loss?.times,
  },
  {
    head: 'WHEN',
    cell: ({ loss }, days) => (loss ? days.moment(loss.disconnect.at) : ''),
    title: ({ loss }) => loss?.disconnect.at,
    key: ({ loss }) => loss?.disconnect.at,
  },
  { head: 'LAST CONTACT', cell: contact, key: ({ loss }) => loss?.disconnect.lastContact?.latest },
  {
    head: 'BROKE AT',
    cell: ({ loss }) => (loss ? stepWords[brokeAt(loss.disconnect)] : ''),
    // Where a terminal is narrow, it says the name.
    title: ({ loss }) => loss && brokeAt(loss.disconnect),
    key: ({ loss }) => loss && steps.indexOf(brokeAt(loss.disconnect)),
  },
  { head: 'SIDE', cell: ({ agent }) => agent.side ?? '', key: ({ agent }) => agent.side },
  { head: 'CAUSE', cell: causeWithConfidence, key: causeKey },
  { head: 'REASON', cell: reason, key: (line) => reason(line) || undefined },
  { head: 'NODE', cell: node, key: node },
  { head: 'SUBNET', cell: subnet, key: (line) => subnet(line) || undefined },
];

function contact({ loss }: AgentLine, days: Days): string {
  const { lastContact } = loss?.disconnect ?? {};
  return lastContact ? contactBetween(lastContact, days) : '';
}

/** By name, then the surest first. */
function causeKey({ agent: { cause, confidence } }: AgentLine): SortKey {
  return cause && `${cause} ${confidence ? confidences.indexOf(confidence) : ''}`;
}

function reason({ loss }: AgentLine): string {
  return loss ? reasonOf(loss.disconnect) : '';
}

/** Where the session was lost; of an agent that lost none, wherever it was. */
function node({ agent, loss }: AgentLine): string {
  return loss?.disconnect.node ?? agent.nodes.join(', ');
}

function subnet({ agent: { subnets = [] } }: AgentLine): string {
  return subnets.join(', ');
}
