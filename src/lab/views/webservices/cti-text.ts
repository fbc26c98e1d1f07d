import type { HappeningOf } from '../../happening.ts';
import type { Product } from '../../scenario/scenario.ts';
import { ctiStateName } from '../../world/agent-state.ts';

/*
 * CTI messages as Finesse prints them: of UCCX in the form of TechNote 211376, of UCCE in that of 212077 and 200937.
 * They differ in blanks, in the thread and in a few fields.
 */

const isCcx = (product: Product): boolean => product === 'uccx';

export const ctiThread = (product: Product): string =>
  isCcx(product) ? 'CTI_MESSAGE_EVENT_EXECUTOR-0' : 'CTIMessageEventExecutor-0';

/** `SetAgentStateReq`; a code that is not given is −1 (finesse-logs.md section 7). */
export function stateRequest({
  agent,
  invokeId,
  state,
  code = -1,
  forced,
  supervisor = 'null',
  sso,
}: HappeningOf<'state-request'>): string {
  const message = `Invoke id :${invokeId} , agentstate : ${state}, workmode : 0, reason code: ${code}, forceflag :${forced ? 1 : 0}, agentcapacity: 1, agenttext: ${agent}, agentid: ${agent}, supervisorid: ${supervisor}, ssoFlag=${sso}`;
  return `MESSAGE_TO_CTI_SERVER: %[cti_message=${message}][cti_message_name=SetAgentStateReq]: Message going to the backend cti server`;
}

export function stateEvent(
  { agent, state, code = -1, receivedAt, roundTripMs }: HappeningOf<'state-event'>,
  product: Product,
  sequence: number,
): string {
  const shown = `${state} (${ctiStateName(state)})`;
  const isNumber = /^\d+$/.test(agent);
  const client = isCcx(product)
    ? { signature: 'null', instrument: 'null', long: isNumber ? agent : 'null', mode: 0 }
    : { signature: 'Finesse', instrument: agent, long: 'null', mode: 1 };
  const event = `skillGroupState=${shown}, stateDuration=0, skillGroupNumber=-1, skillGroupPriority=0, agentState=${shown}, eventReasonCode=${code}, numFltSkillGroups=0, CTIClientSignature=${client.signature}, agentID=${agent}, agentExtension=${agent}, agentInstrument=${client.instrument}, agentID_Long=${client.long}, duration=null, nextAgentState=null, fltSkillGroupNumberList=[], fltSkillGroupIDList=[], fltSkillGroupPriorityList=[], fltSkillGroupStateList=[], MRDId=1, agentMode=${client.mode}`;
  const times = {
    id: 'AgentStateEvent',
    CTI_MSG_RECEIVED: receivedAt,
    CTI_MSG_DISPATCH: receivedAt + roundTripMs,
  };
  return decoded(product, 'AgentStateEvent', event, {
    invoked: 'null',
    numbers: `cti_sequence_id=${sequence}, msgID=30`,
    tracker: timeTracker(product, times),
    roundTripMs,
    phase: '[dispatch_phase=DnD-CHECKPOINT-3B]',
  });
}

/** Published of UCCE alone; of UCCX it is assumed, with that product's blanks. */
export function queueStatistics(
  queue: number,
  invoked: number,
  receivedAt: number,
  roundTripMs: number,
  product: Product,
): string {
  const name = 'QuerySkillGroupStatisticsConf';
  const counts = `peripheralID=5000, skillGroupNumber=${queue}, routerCallsQNow=0, longestRouterCallQNow=0, agentsNotReady=0, agentsReady=0, agentsTalkingIn=0, agentsTalkingOut=0, agentsTalkingOther=0, agentsWorkNotReady=0, agentsWorkReady=0`;
  const times = { id: name, CTI_MSG_NOTIFIED: receivedAt + 1, CTI_MSG_RECEIVED: receivedAt };
  return decoded(product, name, counts, {
    invoked: String(invoked),
    numbers: 'msgID=115',
    tracker: timeTracker(product, times),
    roundTripMs,
    phase: '',
  });
}

/** `{"id":"AgentStateEvent","CTI_MSG_RECEIVED":1492203677196}`; UCCX puts blanks in. */
export function timeTracker(product: Product, times: Readonly<Record<string, unknown>>): string {
  const blank = isCcx(product) ? ' ' : '';
  const parts = Object.entries(times).map(
    ([key, value]) => `"${key}":${key === 'id' ? `${blank}"${value}"` : value}`,
  );
  return `{${parts.join(`,${blank}`)}}`;
}

interface Envelope {
  readonly invoked: string;
  readonly numbers: string;
  readonly tracker: string;
  readonly roundTripMs: number;
  readonly phase: string;
}

function decoded(product: Product, name: string, body: string, envelope: Envelope): string {
  const { invoked, numbers, tracker, roundTripMs, phase } = envelope;
  const [cti, type] = isCcx(product) ? ['CTI ', 'CCX'] : ['CTI', 'CCE'];
  const gap = name === 'AgentStateEvent' ? ' ' : '';
  const bean = `invokeID=${invoked}, ${numbers}, timeTracker=${tracker}, msgName=${name}, deploymentType=${type}`;
  return `DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=${cti}${name}${gap}[${body}]${cti}MessageBean [${bean}]][cti_response_time=${roundTripMs}]${phase}: Decoded Message to Finesse from backend cti server`;
}
