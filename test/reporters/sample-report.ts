import type { Evidence, Report, ReportDisconnect, ReportSource } from '../../src/model/report.ts';

/** Reports made by hand: what the analysis finds is tested elsewhere. */
export const emptyReport: Report = {
  schemaVersion: 1,
  tool: { name: 'bosh-diag', version: '0.1.0' },
  bundle: {
    roots: ['logs'],
    deployment: { kind: 'unknown', basis: 'no record tells' },
    nodes: [],
    sources: [],
    missing: [],
  },
  settings: {},
  agents: [],
  disconnects: [],
  bursts: [],
  overview: { hours: [], repeats: [], causes: [], sides: [], nearest: [] },
  serverEvents: [],
  clocks: [],
  rules: [],
  evidence: [],
  problems: [],
};

const node = 'finesse1.example.com';
const debugLog = 'desktop/logs/openfire/debug.log';
const infoLog = 'desktop/logs/openfire/info.log';
const webservicesLog = 'desktop/logs/webservices/Desktop-webservices.2017-06-17T00-00-01.337.log';
const jid = '1001003@finesse1.example.com/desktop';
const host = '198.51.100.10';

const source = (path: string, kind: ReportSource['kind'], used: number): ReportSource => ({
  path,
  kind,
  node,
  format: kind === 'webservices' ? 'ccbu' : 'openfire-date',
  bytes: used * 160,
  lines: { total: used + 1, used, unused: 1, unknown: 0 },
  records: used,
  from: '2017-06-16T18:44:34.000Z',
  to: '2017-06-16T18:47:04.643Z',
});

const evidence = (
  path: string,
  line: number,
  at: string,
  printed: string,
  message: string,
): Evidence => ({ ref: `${path}:${line}`, path, line, at, printed, text: message });

const openfire = (path: string, line: number, time: string, message: string): Evidence =>
  evidence(path, line, utc(`${time}.000`), `2017.06.17 ${time}`, `2017.06.17 ${time} ${message}`);

const webservices = (line: number, time: string, message: string): Evidence => {
  const printed = `Jun 17 2017 ${time} +0530`;
  const text = `${String(1042 + line).padStart(10, '0')}: ${host}: ${printed}: ${message}`;
  return evidence(webservicesLog, line, utc(time), printed, text);
};

/** The wall clock at +05:30 as an instant. */
const utc = (time: string): string => new Date(`2017-06-17T${time}+05:30`).toISOString();

const earlier = (at: string, ms: number): string => new Date(Date.parse(at) - ms).toISOString();

const swept = (line: number, time: string, ms: number): Evidence =>
  openfire(debugLog, line, time, `Session (id=f382a015) was last active ${ms} ms ago: ${jid}`);

const sweeps = [
  swept(1, '00:14:34', 0),
  swept(2, '00:15:04', 13230),
  swept(3, '00:15:34', 43230),
  swept(4, '00:16:04', 63231),
];
const [, ...silences] = sweeps;
const idleClose = openfire(
  infoLog,
  1,
  '00:16:04',
  `Closing idle session (id=f382a015): ${jid} after being inactive for more than threshold value of 60`,
);
const closed = openfire(infoLog, 2, '00:16:04', `A session is being closed for ${jid}`);
const presence = webservices(
  1,
  '00:16:04.630',
  `%CCBU_Smack Listener Processor (1)-6-PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=${jid}][PRESENCE_TYPE=unavailable]:Finesse received a presence notifcation`,
);
const armed = webservices(
  3,
  '00:16:04.631',
  '%CCBU_Smack Listener Processor (1)-6-AGENT_PRESENCE_MONITOR: %[message_string=Adding agent 1001003 into the expiry hash.]:',
);
const fired = webservices(
  4,
  '00:16:35.384',
  '%CCBU_pool-8-thread-1-6-AGENT_PRESENCE_MONITOR: %[message_string=[Expired] Removed agent from cache 1001003]:',
);
const forced = webservices(
  5,
  '00:17:04.632',
  '%CCBU_CoreImpl-worker12-6-PRESENCE DRIVEN LOGOUT: %[agent_id=1001003]: Performing CTI Logout on basis of the agents unavailable presence',
);
const requested = webservices(
  6,
  '00:17:04.633',
  '%CCBU_CoreImpl-worker12-6-MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39 , agentstate : 1, workmode : 0, reason code: 255, forceflag :1, agentcapacity: 1, agentid: 1001003][cti_message_name=SetAgentStateReq]: Message going to the backend cti server',
);
const confirmed = webservices(
  7,
  '00:17:04.643',
  '%CCBU_CTI_MESSAGE_EVENT_EXECUTOR-0-6-DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI AgentStateEvent [agentState=1 (LOGOUT), eventReasonCode=255, agentID=1001003]CTI MessageBean [msgName=AgentStateEvent, deploymentType=CCX]]: Decoded Message to Finesse from backend cti server',
);
const undeliverable = openfire(
  debugLog,
  5,
  '00:17:04',
  'Unable to route packet. No session is available so store offline. <message from="pubsub.finesse1.example.com"',
);

type Steps = ReportDisconnect['steps'];

const stepOf = (
  name: Steps[number]['step'],
  { at, printed, ref }: Evidence,
  detail?: string,
): Steps[number] => ({
  step: name,
  at,
  printed,
  evidence: ref,
  ...(detail === undefined ? {} : { detail }),
});

const chained = (steps: Steps): Steps =>
  steps.map((step, index) => {
    const before = steps[index - 1];
    if (before === undefined) return step;
    return { ...step, sincePreviousMs: Date.parse(step.at) - Date.parse(before.at) };
  });

const steps = chained([
  { step: 'last-contact', at: utc('00:14:50.770') },
  ...silences.map((sweep, index) => stepOf('silence', sweep, `${[13230, 43230, 63231][index]} ms`)),
  stepOf('idle-close', idleClose, 'threshold 60 s'),
  stepOf('session-closed', closed),
  stepOf('presence-unavailable', presence),
  stepOf('expiry-armed', armed),
  stepOf('expiry-fired', fired),
  stepOf('forced-logout', forced),
  stepOf('logout-request', requested, 'reason 255'),
  stepOf('logout-confirmed', confirmed, 'reason 255'),
  stepOf('undeliverable', undeliverable),
]);

const cited = [
  ...sweeps,
  idleClose,
  closed,
  presence,
  armed,
  fired,
  forced,
  requested,
  confirmed,
  undeliverable,
];

const disconnect: ReportDisconnect = {
  id: `1001003@${node}/2017-06-16T18:46:04.000Z`,
  agent: '1001003',
  node,
  sid: 'f382a015',
  resource: 'desktop',
  transport: 'bosh',
  at: '2017-06-16T18:46:04.000Z',
  count: 1,
  outcome: 'logged-out',
  reasonCode: { requested: 255, confirmed: 255 },
  lastContact: {
    earliest: '2017-06-16T18:44:20.769Z',
    latest: '2017-06-16T18:45:01.769Z',
    evidence: silences.map(({ ref }) => ref),
  },
  steps,
  causes: [
    {
      cause: 'undetermined',
      side: 'unknown',
      confidence: 'possible',
      score: 2,
      for: [
        {
          text: 'The desktop held no request for 73 s, and nothing the servers wrote tells why.',
          rule: 'restart',
          strength: 'evidence',
          weight: 2,
          evidence: [idleClose.ref, ...silences.map(({ ref }) => ref)],
        },
      ],
      against: [],
      decide:
        'The client log of agent 1001003 from 00:14:20 to 00:17:04 tells a stalled page from a lost network.',
    },
  ],
  next: [
    {
      owner: 'agent',
      text: 'Note what ran on the PC, whether it slept, and whether the Finesse tab was hidden.',
    },
    {
      owner: 'network',
      text: "Look for losses between the agent's PC and port 7443 of finesse1.example.com from 00:14:20 to 00:16:04.",
    },
    { owner: 'administrator', text: 'Collect the client log of the agent, see MISSING.' },
  ],
};

/** The incident of Cisco's TechNote 211376. */
export const incidentReport: Report = {
  ...emptyReport,
  bundle: {
    roots: ['logs'],
    from: '2017-06-16T18:44:34.000Z',
    to: '2017-06-16T18:47:04.643Z',
    deployment: { kind: 'uccx', basis: 'deploymentType=CCX' },
    nodes: [
      {
        id: node,
        names: [node, host],
        offsets: [{ from: '2017-06-16T18:44:34.000Z', offset: '+05:30', basis: 'matched-events' }],
      },
    ],
    sources: [
      source(debugLog, 'openfire-debug', 5),
      source(infoLog, 'openfire-info', 2),
      source(webservicesLog, 'webservices', 7),
    ],
    missing: [
      {
        node,
        kind: 'client',
        from: '2017-06-16T18:44:20.769Z',
        to: '2017-06-16T18:47:04.643Z',
        why: 'it alone tells whether the page ran while no request arrived',
        collect: 'file get activelog /desktop/logs/clientlogs recurs compress',
      },
    ],
  },
  settings: {
    waitMs: { value: 30_000, origin: 'default' },
    idleMs: { value: 60_000, origin: 'observed', evidence: idleClose.ref },
  },
  agents: [
    {
      id: '1001003',
      nodes: [node],
      sessions: 1,
      outcome: 'logged-out',
      cause: 'undetermined',
      side: 'unknown',
      confidence: 'possible',
      disconnects: [disconnect.id],
    },
  ],
  disconnects: [disconnect],
  rules: [
    {
      id: 'hidden-tab',
      cause: 'browser-throttled',
      title: 'The tab was hidden and its timers were slowed',
      fired: 0,
      couldNotRun: [{ disconnect: disconnect.id, needs: 'client log 00:14:20–00:17:04' }],
    },
  ],
  evidence: [...cited].sort((a, b) => (a.at < b.at ? -1 : 1)),
};

/** The same on a second server, whose clock was 1.5 s ahead and is moved. */
export const alignedReport: Report = {
  ...incidentReport,
  disconnects: [
    {
      ...disconnect,
      steps: chained(
        steps.map((step) =>
          step.evidence === undefined
            ? step
            : { ...step, rawAt: step.at, at: earlier(step.at, 1_500) },
        ),
      ),
    },
  ],
  clocks: [
    {
      subject: `${node} against finesse0.example.com`,
      offsetMs: -1_500,
      spreadMs: 12,
      samples: 40,
      basis: 'the same agent state events in both logs',
      applied: true,
    },
    {
      subject: 'clientlogs/1001003.log',
      offsetMs: 0,
      spreadMs: 80,
      samples: 1,
      basis: "the page's drift lines",
      applied: true,
    },
    {
      subject: 'clientlogs/1001004.log',
      offsetMs: 241_700,
      spreadMs: 3_100,
      samples: 9,
      basis:
        "the page's requests and events in its log and the server's; refused: they scatter too much",
      applied: false,
    },
    {
      subject: 'clientlogs/1001005.log',
      offsetMs: -40,
      spreadMs: 90,
      samples: 12,
      basis: "the page's requests and events in its log and the server's",
      applied: false,
    },
  ],
};
