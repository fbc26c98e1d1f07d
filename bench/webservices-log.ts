import type { Desktop } from './desktop.ts';
import { LogWriter } from './log-writer.ts';

/** The webservices log of Finesse 11.x on UCCX: an agent's presence, and how it leads to a logout. */
export class WebservicesLog {
  readonly #out: LogWriter;
  #sequence = 1_000;
  #stamp = '';
  #epochMs = 0;

  constructor(path: string) {
    this.#out = new LogWriter(path);
  }

  /** `date` is `Jun 17 2017 00:16:04`, `offset` `+0530`. */
  at(date: string, offset: string, epochMs: number): void {
    this.#stamp = `.630 ${offset}: %CCBU_`;
    this.#date = date;
    this.#epochMs = epochMs;
  }
  #date = '';

  background(): void {
    this.#record(
      'pool-8-thread-1-6-XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/Queue/1/Users]: Publishing XMPP Message Asynchronously',
    );
  }

  presence({ jid }: Desktop, type: 'available' | 'unavailable'): void {
    this.#record(
      `Smack Listener Processor (1)-6-PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=${jid}][PRESENCE_TYPE=${type}]:Finesse received a presence notifcation`,
    );
  }

  armed({ agent, bareJid }: Desktop): void {
    this.#record(
      `Smack Listener Processor (1)-6-UNSUBSCRIBE_REQUEST_SUCCESS: %[NodeId=/finesse/api/User/${agent}/ClientLog][user_id=${bareJid}]: Sucessfully unsubscribed from a node on the XMPP server`,
    );
    this.#record(
      `Smack Listener Processor (1)-6-AGENT_PRESENCE_MONITOR: %[message_string=Adding agent ${agent} into the expiry hash.]:`,
    );
  }

  expired({ agent }: Desktop): void {
    this.#record(
      `pool-8-thread-1-6-AGENT_PRESENCE_MONITOR: %[message_string=[Expired] Removed agent from cache ${agent}]:`,
    );
  }

  forcedLogout({ agent }: Desktop): void {
    this.#record(
      `CoreImpl-worker12-6-PRESENCE DRIVEN LOGOUT: %[agent_id=${agent}]: Performing CTI Logout on basis of the agents unavailable presence`,
    );
    this.#record(
      `CoreImpl-worker12-6-MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39 , agentstate : 1, workmode : 0, reason code: 255, forceflag :1, agentcapacity: 1, agenttext: ${agent}, agentid: ${agent}, supervisorid: null, ssoFlag=false][cti_message_name=SetAgentStateReq]: Message going to the backend cti server`,
    );
    this.#record(
      `CTI_MESSAGE_EVENT_EXECUTOR-0-6-DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI AgentStateEvent [skillGroupState=1 (LOGOUT), stateDuration=0, skillGroupNumber=-1, skillGroupPriority=0, agentState=1 (LOGOUT), eventReasonCode=255, numFltSkillGroups=0, CTIClientSignature=null, agentID=${agent}, agentExtension=${agent}, agentInstrument=null, agentID_Long=${agent}, duration=null, nextAgentState=null, fltSkillGroupNumberList=[], fltSkillGroupIDList=[], fltSkillGroupPriorityList=[], fltSkillGroupStateList=[], MRDId=1, agentMode=0]CTI MessageBean [invokeID=null, cti_sequence_id=105, msgID=30, timeTracker={"id": "AgentStateEvent", "CTI_MSG_RECEIVED":${this.#epochMs}, "CTI_MSG_DISPATCH":${this.#epochMs}}, msgName=AgentStateEvent, deploymentType=CCX]][cti_response_time=1][dispatch_phase=DnD-CHECKPOINT-3B]: Decoded Message to Finesse from backend cti server`,
    );
  }

  close(): void {
    this.#out.close();
  }

  #record(text: string): void {
    this.#sequence += 1;
    const sequence = String(this.#sequence).padStart(10, '0');
    this.#out.write(`${sequence}: finesse1.example.com: ${this.#date}${this.#stamp}${text}\n`);
  }
}
