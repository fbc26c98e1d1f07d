import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { ctiMessage, flag, integer, name, product, receivedMs } from '../cti-message.ts';
import { fields, pairs } from '../fields.ts';

const uccx = 'UCCX Finesse 11.x (TechNote 211376)';

const requestKeys = [
  'agentid',
  'agentstate',
  'reason code',
  'forceflag',
  'supervisorid',
  'ssoFlag',
];
const eventKeys = ['agentID', 'agentState', 'eventReasonCode'];

const stateRequest: Pattern<FactOf<'state-request'>>['read'] = (_match, message) => {
  const found = fields(message);
  if (found.size === 0) return 'unreadable';
  if (found.get('cti_message_name') !== 'SetAgentStateReq') return undefined;
  const request = pairs(found.get('cti_message') ?? '', requestKeys);
  const agent = name(request.get('agentid'));
  const state = integer(request.get('agentstate'));
  if (agent === undefined || state === undefined) return 'unreadable';
  const supervisor = name(request.get('supervisorid'));
  return {
    kind: 'state-request',
    agent,
    state,
    reasonCode: integer(request.get('reason code')),
    // 2 is "authentication only" (CTI Server Message Reference Guide 12.5, ForcedFlag).
    forced: request.get('forceflag') === '1',
    ...(supervisor !== undefined && supervisor !== agent && { supervised: true }),
    sso: flag(request.get('ssoFlag')),
  };
};

const stateEvent: Pattern<FactOf<'state-event'>>['read'] = (_match, message) => {
  const cti = ctiMessage(fields(message));
  if (cti?.name !== 'AgentStateEvent') return 'unreadable';
  const event = pairs(cti.body, eventKeys);
  const agent = name(event.get('agentID'));
  const [, number, stateName] = /^(\d+)(?: \((\w+)\))?$/.exec(event.get('agentState') ?? '') ?? [];
  const state = integer(number);
  if (agent === undefined || state === undefined) return 'unreadable';
  return {
    kind: 'state-event',
    agent,
    state,
    stateName,
    reasonCode: integer(event.get('eventReasonCode')),
    product: product(cti),
    epochMs: receivedMs(cti),
  };
};

/** `cti_response_time` is taken for ms: its unit is written nowhere, and the samples print 0 and 1 beside epoch ms. */
const roundTrip: Pattern<FactOf<'cti-round-trip'>>['read'] = (_match, message) => {
  const found = fields(message);
  if (found.size === 0) return 'unreadable';
  const durationMs = integer(found.get('cti_response_time'));
  const cti = ctiMessage(found);
  if (durationMs === undefined || cti === undefined || cti.name === 'AgentStateEvent') {
    return undefined;
  }
  return {
    kind: 'cti-round-trip',
    message: name(cti.envelope.get('msgName')) ?? cti.name,
    durationMs,
    epochMs: receivedMs(cti),
    product: product(cti),
  };
};

export const cti: readonly Pattern[] = [
  {
    id: 'state-request/set-agent-state',
    release: uccx,
    verified: true,
    anchor: 'MESSAGE_TO_CTI_SERVER:',
    regex: /^MESSAGE_TO_CTI_SERVER:\s+%\[.*\]:/s,
    sample:
      '0000001061: XX.XX.XX.XXX:: Jun 17 2017 00:17:04.633 +0530: %CCBU_CoreImpl-worker12-6-MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39 , agentstate : 1, workmode : 0, reason code: 255, forceflag :1, agentcapacity: 1, agenttext: 1001003, agentid: 1001003, supervisorid: null, ssoFlag=false][cti_message_name=SetAgentStateReq]: Message going to the backend cti server',
    read: stateRequest,
  },
  {
    id: 'state-event/cti-blank-name',
    release: uccx,
    verified: true,
    anchor: 'DECODED_MESSAGE_FROM_CTI_SERVER:',
    regex: /^DECODED_MESSAGE_FROM_CTI_SERVER:\s+%\[cti_message=CTI\s+AgentStateEvent\s?\[.*\]:/s,
    sample:
      '0000001066: XX.XX.XX.XXX:: Jun 17 2017 00:17:04.643 +0530: %CCBU_CTI_MESSAGE_EVENT_EXECUTOR-0-6-DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI AgentStateEvent [skillGroupState=1 (LOGOUT), stateDuration=0, agentState=1 (LOGOUT), eventReasonCode=255, agentID=1001003, fltSkillGroupNumberList=[], agentMode=0]CTI MessageBean [invokeID=null, msgID=30, timeTracker={"id": "AgentStateEvent", "CTI_MSG_RECEIVED":1497638824642, "CTI_MSG_DISPATCH":1497638824643}, msgName=AgentStateEvent, deploymentType=CCX]][cti_response_time=1][dispatch_phase=DnD-CHECKPOINT-3B]: Decoded Message to Finesse from backend cti server',
    read: stateEvent,
  },
  {
    id: 'state-event/cti-joined-name',
    release: 'UCCE Finesse 11.x (TechNote 212077)',
    verified: true,
    anchor: 'DECODED_MESSAGE_FROM_CTI_SERVER:',
    regex: /^DECODED_MESSAGE_FROM_CTI_SERVER:\s+%\[cti_message=CTIAgentStateEvent\s?\[.*\]:/s,
    sample:
      '0051203603: 10.106.81.82: Apr 14 2017 14:01:17.196 -0700: %CCBU_CTIMessageEventExecutor-0-6-DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTIAgentStateEvent [skillGroupState=7 (BUSY_OTHER), agentState=8 (RESERVED), eventReasonCode=0, CTIClientSignature=Finesse, agentID=1234, fltSkillGroupStateList=[], agentMode=1]CTIMessageBean [invokeID=null, msgID=30, timeTracker={"id":"AgentStateEvent","CTI_MSG_RECEIVED":1492203677196,"CTI_MSG_DISPATCH":1492203677196}, msgName=AgentStateEvent, deploymentType=CCE]][cti_response_time=0][dispatch_phase=DnD-CHECKPOINT-3B]: Decoded Message to Finesse from backend cti server',
    read: stateEvent,
  },
  {
    id: 'cti-round-trip/decoded',
    release: 'UCCE Finesse, 2014 (TechNote 200937)',
    verified: true,
    anchor: 'DECODED_MESSAGE_FROM_CTI_SERVER:',
    regex: /^DECODED_MESSAGE_FROM_CTI_SERVER:\s+%\[.*\]:/s,
    sample:
      'Sep 22 2014 14:34:59.888 -0700: %CCBU_CTIMessageEventExecutor-0-6-DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTIQuerySkillGroupStatisticsConf[peripheralID=5000, skillGroupNumber=28353]CTIMessageBean [invokeID=112223, msgID=115, timeTracker={"id":"QuerySkillGroupStatisticsConf","CTI_MSG_NOTIFIED":1411536082977,"CTI_MSG_RECEIVED":1411536082976}, msgName=QuerySkillGroupStatisticsConf, deploymentType=CCE]][cti_response_time=1]: Decoded Message to Finesse from backend cti server',
    read: roundTrip,
  },
];
