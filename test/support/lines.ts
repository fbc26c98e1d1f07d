/** One record of a made log: where it goes, when, and its message. */
export interface Line {
  readonly at: number;
  readonly log: string;
  readonly message: string;
}

const domain = 'finesse1.example.com';

/** `10:00:00` or `10:00:00.500` of one fixed day, as UTC. */
export const time = (clock: string): number =>
  Date.parse(`2026-11-23T${clock.length > 8 ? clock : `${clock}.000`}Z`);

const iso = (at: number): string => new Date(at).toISOString();
const bareJidOf = (agent: string): string =>
  `${agent.replace(/[ "&'/:<>@\\]/g, (char) => `\\${char.charCodeAt(0).toString(16)}`)}@${domain}`;
const jidOf = (agent: string): string => `${bareJidOf(agent)}/desktop`;
export const sidOf = (agent: string): string =>
  [...agent]
    .reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0, 7)
    .toString(16)
    .padStart(8, '0');

const on =
  (log: string) =>
  (at: number, message: string): Line => ({ at, log, message });
export const debug = on('openfire/debug.log');
const info = on('openfire/info.log');
export const warn = on('openfire/warn.log');
export const stdout = on('openfire/nohup.out');
const webservices = on('webservices/Desktop-webservices.2026-11-23T00-00-00.000.log');

/** The one log of Openfire 4.8 and later. */
const openfireLog = (at: number, level: string, message: string): Line =>
  on('openfire/openfire.log')(
    at,
    `\x1b[32m${level.padEnd(5)}\x1b[m [TaskEngine-pool-2]: org.jivesoftware.openfire.http.HttpSession - ${message}`,
  );
export const idleSweep = (at: number, agent: string, ms: number, sid = sidOf(agent)): Line =>
  openfireLog(
    at,
    'INFO',
    `Session ${sid} was last active PT${ms / 1_000}S ago: ${jidOf(agent)} from IP 10.0.0.7  currently on rid 42`,
  );
export const closedIdle = (at: number, agent: string, sid = sidOf(agent)): Line =>
  openfireLog(at, 'INFO', `Closing idle session ${sid}: ${jidOf(agent)} from IP 10.0.0.7`);
export const recv = (at: number, agent: string, rid: number, sid = sidOf(agent)): Line =>
  openfireLog(at, 'INFO', `HTTP RECV(${sid}): <body sid="${sid}" rid="${rid}"/>`);
/** A request as 4.7 and later tell it at DEBUG. */
export const connection = (at: number, agent: string, rid: number, sid = sidOf(agent)): Line =>
  openfireLog(at, 'DEBUG', `Creating connection for rid: ${rid} in session ${sid}`);
export const askedTo = (at: number, agent: string, rid: number, purpose: string): Line =>
  openfireLog(
    at,
    'DEBUG',
    `Connection (for session ${sidOf(agent)}) with request ID (${rid}) is a request to ${purpose}.`,
  );
export const closing = (at: number, agent: string, sid = sidOf(agent)): Line =>
  openfireLog(
    at,
    'DEBUG',
    `Closing client session with address ${jidOf(agent)} and streamID ${sid} that does not have SM resume.`,
  );
/** IQBindHandler of 4.7, which names the old session by its stream id alone. */
export const kickedByStream = (at: number, agent: string, sid = sidOf(agent)): Line =>
  openfireLog(
    at,
    'INFO',
    `Conflicting resource binding request from ${domain}/bbb222 using desktop. Conflict count 1 is over the configured limit of 0. Returning conflict error to and closing session of OLD client (stream ID: ${sid}).`,
  );

const sessionObject = (agent: string, sid: string, status: number): string =>
  `org.jivesoftware.openfire.http.HttpSession@d47653 status: ${status} address: ${jidOf(agent)} id: ${sid} presence: \n<presence from="${jidOf(agent)}"/>`;

export const sweep = (at: number, agent: string, ms: number, sid = sidOf(agent)): Line =>
  debug(at, `Session (id=${sid}) was last active ${ms} ms ago: ${jidOf(agent)}`);
/** As Openfire itself writes it: without the stream id. */
export const plainSweep = (at: number, agent: string, ms: number): Line =>
  debug(at, `Session was last active ${ms} ms ago: ${jidOf(agent)}`);
export const idleClose = (at: number, agent: string, sid = sidOf(agent)): Line =>
  info(
    at,
    `Closing idle session (id=${sid}): ${jidOf(agent)} after being inactive for more than threshold value of 60`,
  );
export const plainIdleClose = (at: number, agent: string): Line =>
  info(at, `Closing idle session: ${jidOf(agent)}`);
export const sessionClosed = (at: number, agent: string): Line =>
  info(at, `A session is being closed for ${jidOf(agent)}`);
export const consume = (
  at: number,
  agent: string,
  rid: number,
  { sid = sidOf(agent), status = 3 } = {},
): Line => debug(at, `consumeResponse: ${sessionObject(agent, sid, status)} rid: ${rid}`);
export const received = (
  at: number,
  agent: string,
  rid: number,
  { sid = sidOf(agent), type = '' } = {},
): Line =>
  debug(
    at,
    `HTTPBindLog: HTTP RECVC(${sid}): <body sid="${sid}" rid="${rid}"${type && ` type="${type}"`}/>`,
  );
export const answered = (at: number, agent: string, attributes: string, sid = sidOf(agent)): Line =>
  debug(at, `HTTPBindLog: HTTP SENT(${sid}): <body ${attributes}></body>`);
export const request = (at: number, address: string): Line =>
  debug(
    at,
    `REQUEST /http-bind/ on org.eclipse.jetty.server.nio.SelectChannelConnector$SelectChannelHttpConnection@72c7948e@10.0.0.1:7443<->${address}:45072`,
  );
export const invalidSession = (at: number, agent: string, address: string, sid = sidOf(agent)) =>
  warn(at, `Client provided invalid session: ${sid}. [${address}]`);
export const ridUnavailable = (at: number, rid: number): Line =>
  warn(at, `Deliverable unavailable for ${rid}`);
export const ridTooHigh = (at: number, rid: number): Line =>
  warn(at, `Request ${rid} > ${rid - 3}, ending session.`);
export const overactive = (at: number): Line =>
  debug(at, 'Overactivity detected, too many simultaneous requests.');
export const pollsTooFast = (at: number): Line =>
  debug(at, 'Overactivity detected, minimum polling interval is 5, current interval 0');
export const sessionError = (at: number, agent: string, condition: string): Line =>
  debug(
    at,
    `Closing session due to error: ${condition}. Affected session: ${sessionObject(agent, sidOf(agent), 3)}`,
  );
export const kick = (at: number, agent: string, sid = sidOf(agent)): Line =>
  debug(
    at,
    `Kick out an old connection that is conflicting with a new one. Old session: ${sessionObject(agent, sid, 3)}`,
  );
export const webSocketClosed = (at: number, agent: string, presence = ''): Line =>
  debug(
    at,
    `Closing session org.jivesoftware.openfire.session.LocalClientSession@5221b413 status: 3 address: ${jidOf(agent)} id: ${sidOf(agent)} presence: \n<presence from="${jidOf(agent)}"${presence}/>`,
  );
const webSocketConnection = (agent: string): string =>
  `WebSocketConnection{jid=${jidOf(agent)}, remotePeer=/192.0.2.17:45072, socket=org.jivesoftware.openfire.websocket.WebSocketClientConnectionHandler@5221b413, connectionType=SOCKET_C2S}`;
/** As Openfire 4.8 and later write them. */
export const webSocketPinged = (at: number, agent: string): Line =>
  debug(
    at,
    `Pinging websocket connection (XMPP address: '${jidOf(agent)}') that has been idle: ${webSocketConnection(agent)}`,
  );
export const webSocketIdle = (at: number, agent: string): Line =>
  debug(at, `Closing connection that has been idle: ${webSocketConnection(agent)}`);
export const webSocketFailed = (at: number, agent: string): Line =>
  warn(
    at,
    `Attempting to close connection on which an error occurred: ${webSocketConnection(agent)}`,
  );
export const routeAdded = (at: number, agent: string): Line =>
  debug(at, `Adding client route ${jidOf(agent)}`);
export const routeRemoved = (at: number, agent: string): Line =>
  debug(at, `Removing client route ${jidOf(agent)}`);
export const undeliverable = (at: number, agent: string, changed?: number): Line =>
  debug(
    at,
    `Unable to route packet. No session is available so store offline. <message from="pubsub.${domain}" to="${bareJidOf(agent)}" id="1">${changed === undefined ? '' : `&lt;stateChangeTime&gt;${iso(changed)}&lt;/stateChangeTime&gt;`}</message> `,
  );
export const statistics = (
  at: number,
  agent: string,
  epoch = at,
  { queued = 0, dropped = 0 } = {},
): Line =>
  debug(
    at,
    `time=${epoch},JID=${jidOf(agent)},msgs_sent=4,msgs_queue=${queued},msgs_drop=${dropped},bytes_sent=3748`,
  );
export const serverStop = (at: number): Line => info(at, 'Openfire stopped');
export const serverStart = (at: number): Line =>
  info(at, 'Openfire 3.8.2 [Nov 23, 2026, 1:02:49 PM]');

export const presence = (at: number, agent: string, type: 'available' | 'unavailable'): Line =>
  webservices(
    at,
    `PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=${jidOf(agent)}][PRESENCE_TYPE=${type}]:Finesse received a presence notifcation`,
  );
export const armed = (at: number, agent: string): Line =>
  webservices(
    at,
    `AGENT_PRESENCE_MONITOR: %[message_string=Adding agent ${agent} into the expiry hash.]:`,
  );
export const expired = (at: number, agent: string): Line =>
  webservices(
    at,
    `AGENT_PRESENCE_MONITOR: %[message_string=[Expired] Removed agent from cache ${agent}]:`,
  );
export const forcedLogout = (at: number, agent: string): Line =>
  webservices(
    at,
    `PRESENCE DRIVEN LOGOUT: %[agent_id=${agent}]: Performing CTI Logout on basis of the agents unavailable presence`,
  );
export const stateRequest = (
  at: number,
  agent: string,
  { state = 1, code = 255, forced = true, sso = false } = {},
): Line =>
  webservices(
    at,
    `MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39 , agentstate : ${state}, workmode : 0, reason code: ${code}, forceflag :${forced ? 1 : 0}, agentcapacity: 1, agenttext: ${agent}, agentid: ${agent}, supervisorid: null, ssoFlag=${sso}][cti_message_name=SetAgentStateReq]: Message going to the backend cti server`,
  );
const stateNames = ['LOGIN', 'LOGOUT', 'NOT_READY', 'AVAILABLE'];
export const stateEvent = (
  at: number,
  agent: string,
  { state = 1, code = 255, product = 'CCX' } = {},
): Line =>
  webservices(
    at,
    `DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI AgentStateEvent [skillGroupState=${state} (${stateNames[state]}), stateDuration=0, agentState=${state} (${stateNames[state]}), eventReasonCode=${code}, agentID=${agent}, fltSkillGroupNumberList=[], agentMode=0]CTI MessageBean [invokeID=null, msgID=30, msgName=AgentStateEvent, deploymentType=${product}]][cti_response_time=1][dispatch_phase=DnD-CHECKPOINT-3B]: Decoded Message to Finesse from backend cti server`,
  );
export const ctiLost = (at: number): Line =>
  webservices(at, 'CTI_CONNECTION_LOST: %[cti_host=cti.example.com]: lost');
export const ctiEstablished = (at: number): Line =>
  webservices(at, 'CTI_CONNECTION_ESTABLISHED: %[cti_host=cti.example.com]: back');
export const outOfService = (at: number): Line =>
  webservices(at, 'OF_STATE_CHANGED: %[STATE=OUT_OF_SERVICE]: changed');
export const inService = (at: number): Line =>
  webservices(at, 'OF_STATE_CHANGED: %[STATE=IN_SERVICE]: changed');
/** What a connector writes that can accept no connection, and the reason below it where it is told. */
export const notAccepted = (at: number, reason = ''): Line =>
  warn(at, `org.eclipse.jetty.server.ServerConnector - ${reason && `\n${reason}`}`);
export const published = (at: number, agent: string): Line =>
  webservices(
    at,
    `XMPP_PUBLISH_ASYNCHRONOUS: %[NodeId=/finesse/api/User/${agent}][Payload=<Update></Update>]: Publishing XMPP Message Asynchronously`,
  );
export const ctiAnswered = (at: number, ms: number): Line =>
  webservices(
    at,
    `DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI QueryAgentStateConf [a=1]CTI MessageBean [msgName=QueryAgentStateConf, deploymentType=CCX]][cti_response_time=${ms}]: Decoded Message to Finesse from backend cti server`,
  );
export const poolSaturated = (at: number): Line =>
  webservices(
    at,
    'QUEUE STATISTICS POLLING ERROR: %[ERROR_DESCRIPTION= maximum pool and queue capacity reached so discarding execution][error_message=Thread pool saturated, discarding execution ]: Error during queue statistics polling',
  );
/** A record of no interest: shows only that the log goes on. */
export const webTick = (at: number): Line =>
  webservices(at, 'QUEUE_STATISTICS_REQUEST: %[queue=1]: asked');
export const debugTick = (at: number): Line => debug(at, 'a record of another kind');

export const serviceUserClosed = (at: number): Line =>
  info(at, `A session is being closed for finesse@${domain}/svc`);
export const serviceUserPresence = (at: number, type: 'available' | 'unavailable'): Line =>
  webservices(
    at,
    `PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=finesse@${domain}/svc][PRESENCE_TYPE=${type}]:Finesse received a presence notifcation`,
  );
export const xmppUnreachable = (at: number): Line =>
  webservices(at, 'UNABLE_TO_CONNECT_TO_XMPP_SERVER: %[host=finesse1.example.com]: refused');

const client = (agent: string) => on(`clientlogs/${agent}.log`);
export const clientStatus = (at: number, agent: string, status: string): Line =>
  client(agent)(
    at,
    `[ClientServices] MasterPublisher._connInfoHandler() - Connection status: ${status}`,
  );
export const restRequest = (at: number, agent: string, id: string): Line =>
  client(agent)(
    at,
    `[ClientServices] User: requestId='${id}', Making REST request: method=GET, url='/finesse/api/User/${agent}?nocache=1'`,
  );
export const restResponse = (at: number, agent: string, id: string, status = 200): Line =>
  client(agent)(
    at,
    `[ClientServices] User: requestId='${id}', Returned with status=${status}, content=''`,
  );
/** Which transport a desktop of Finesse 12.0 or later chose. */
export const connectUrl = (at: number, agent: string, url: string): Line =>
  client(agent)(at, `EventTunnel.connect() - XMPP client connect url = ${url}`);
export const pingFailed = (at: number, agent: string): Line =>
  client(agent)(at, 'EventTunnel._pingError - Ping response was unsuccessful.');
export const pageEvent = (at: number, agent: string): Line =>
  client(agent)(
    at,
    `MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '/finesse/api/User/${agent}': &lt;Update/&gt;`,
  );

interface Accessed {
  readonly address?: string;
  readonly path?: string;
  readonly status?: number;
  readonly durationMs?: number;
  /** What the page runs in: the log is of the form `combined`. */
  readonly userAgent?: string;
}

/** Written when the answer ends: Tomcat's line, head and all, in UTC. */
export const accessed = (
  at: number,
  agent: string,
  {
    address = '192.0.2.17',
    path = `/finesse/api/User/${agent}`,
    status = 200,
    durationMs = 0,
    userAgent,
  }: Accessed = {},
): Line => {
  const combined = userAgent === undefined ? '' : ` "-" "${userAgent}"`;
  const request = `"GET ${path}?nocache=1 HTTP/1.1" ${status} 260${combined} ${durationMs}`;
  return accessLine(at, address, agent, request);
};

/** A poll that a proxy in front answered itself. */
export const proxied = (at: number, address: string, status: number): Line =>
  accessLine(at, address, '-', `"POST /http-bind/ HTTP/1.1" ${status} 0 20000`);

function accessLine(at: number, address: string, user: string, request: string): Line {
  const [, date, month, year, clock] = new Date(at).toUTCString().split(/,? /);
  const ms = String(at % 1_000).padStart(3, '0');
  return on('access/localhost_access_log.txt')(
    at,
    `${address} - ${user} [${date}/${month}/${year}:${clock}.${ms} +0000] ${request}`,
  );
}

/** What the page found of the two clocks: how far the server's is ahead. */
export const drift = (at: number, agent: string, ms: number): Line =>
  client(agent)(
    at,
    `Client: ${iso(at)}, Server: ${iso(at + ms)}, Drift: ${ms}ms, Network Latency (round trip): 14ms`,
  );
export const finesseStart = (at: number): Line =>
  webservices(at, 'FINESSE_APP_STARTUP: %[version=12.5(1)]: starting');

/** A line of webservices, as a second server writes it. */
export function onSecondServer({ at, message }: Line): Line {
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(
    new Date(at).toUTCString(),
  ) as RegExpExecArray;
  const stamp = `${month} ${day} ${year} ${clock}.${String(at % 1_000).padStart(3, '0')} +0000`;
  return {
    at,
    // Lines of this folder are written as they are, without a head.
    log: 'access/10.1.1.2/desktop/logs/webservices/Desktop-webservices.2026-11-23T00-00-00.000.log',
    message: `0000001043: finesse2.example.com: ${stamp}: %CCBU_pool-8-thread-1-6-${message.replaceAll(domain, 'finesse2.example.com')}`,
  };
}
