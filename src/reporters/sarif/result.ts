import type { Finding, ReportBurst, ReportDisconnect } from '../../model/report.ts';
import { type Cause, type DisconnectOutcome, outcomeWords } from '../../model/words.ts';
import { lostAtOnce } from '../phrases/burst-words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import { firstStep } from '../phrases/first-step.ts';
import { reasonOf } from '../phrases/reason.ts';
import { stepSentence } from '../phrases/step-words.ts';
import { tellingRecord } from '../phrases/telling-record.ts';
import { agentLocation, type Location, messageOf, recordLocation } from './location.ts';
import type { View } from './view.ts';

const levels = {
  'logged-out': 'error',
  lost: 'error',
  inconclusive: 'warning',
  recovered: 'warning',
  'near-miss': 'note',
  closed: 'none',
} as const satisfies Record<DisconnectOutcome, string>;

/** A loss: where it broke, the chain as a flow, and the records for and against its cause beside it. */
export function resultOf(view: View, disconnect: ReportDisconnect, rules: readonly Cause[]) {
  const { causes, outcome, id, burst: burstId } = disconnect;
  const [best] = causes;
  const burst = view.report.bursts.find((one) => one.id === burstId);
  const cause = best?.cause ?? 'undetermined';
  const related = relatedLocations(view, disconnect, burst);
  const flow = flowOf(view, disconnect);
  return {
    ruleId: cause,
    ruleIndex: rules.indexOf(cause),
    kind: 'fail',
    level: levels[outcome],
    message: messageOf(sentence(view, disconnect, burst)),
    locations: [whereItBroke(view, disconnect)],
    ...(flow.length > 0 && { codeFlows: [{ threadFlows: [{ locations: flow }] }] }),
    ...(related.length > 0 && { relatedLocations: related }),
    // The same loss in a later run over the same logs, or over more of them.
    partialFingerprints: { 'disconnect/v1': id },
    properties: propertiesOf(disconnect),
  };
}

function sentence(
  { local }: View,
  disconnect: ReportDisconnect,
  burst: ReportBurst | undefined,
): string {
  const { agent, node, at, outcome, causes } = disconnect;
  const [best] = causes;
  const reason = reasonOf(disconnect);
  const together = burst && lostAtOnce(burst);
  const step = firstStep(disconnect, burst);
  const when = `${local.dayAndTime(at)} ${local.offset(at)}`;
  return [
    `${agent} on ${node}, ${when}: ${outcome}${reason === '' ? '' : ` (reason ${reason})`}`,
    outcomeWords[outcome],
    together,
    best && `cause: ${causePhrase(best)}`,
    best?.decide && `to decide: ${best.decide}`,
    step && `next (${step.owner}): ${step.text}`,
  ]
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/[.;]$/, ''))
    .join('; ')
    .concat('.');
}

/** The record of the step at which it broke, else the first of the chain; always who it was. */
function whereItBroke(view: View, disconnect: ReportDisconnect): Location {
  const ref = tellingRecord(disconnect, (one) => view.evidence.has(one));
  const record = view.evidence.get(ref ?? '');
  const logicalLocations = [agentLocation(disconnect)];
  return record === undefined
    ? { logicalLocations }
    : { ...recordLocation(record), logicalLocations };
}

/** Steps without a record, as the derived last contact, have no place to go to. */
function flowOf({ evidence }: View, { steps }: ReportDisconnect) {
  return steps.flatMap((step) => {
    const record = evidence.get(step.evidence ?? '');
    if (record === undefined) return [];
    return { location: recordLocation(record, stepSentence(step)), executionTimeUtc: step.at };
  });
}

/** What speaks for and against the first cause; what other causes rest on is in the report. */
function relatedLocations(
  { evidence }: View,
  { causes: [best] }: ReportDisconnect,
  burst: ReportBurst | undefined,
): (Location & { readonly id: number })[] {
  const of = (lead: string, findings: readonly Finding[] = []) =>
    findings.flatMap(({ text, evidence: refs }) =>
      refs.flatMap((ref) => {
        const record = evidence.get(ref);
        return record === undefined ? [] : recordLocation(record, `${lead}: ${text}`);
      }),
    );
  const isOfBurst = burst?.cause === best?.cause;
  const said = new Set(best?.for.map(({ text }) => text));
  const alone = isOfBurst ? burst?.for.filter(({ text }) => !said.has(text)) : [];
  const all = [...of('for', best?.for), ...of('for', alone), ...of('against', best?.against)];
  return all.map((location, id) => ({ id, ...location }));
}

function propertiesOf(disconnect: ReportDisconnect) {
  const { agent, node, at, outcome, transport, count, sid, returnedAt, lastContact } = disconnect;
  const { burst, reasonCode, causes } = disconnect;
  const [best] = causes;
  return {
    agent,
    node,
    at,
    outcome,
    ...(best && { side: best.side, confidence: best.confidence, score: best.score }),
    transport,
    count,
    ...(sid !== undefined && { sid }),
    ...(returnedAt !== undefined && { returnedAt }),
    ...(lastContact !== undefined && {
      lastContact: { earliest: lastContact.earliest, latest: lastContact.latest },
    }),
    ...(reasonCode !== undefined && { reasonCode }),
    ...(burst !== undefined && { burst }),
  };
}
