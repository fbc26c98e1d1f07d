import * as z from 'zod';

/**
 * What one record says, in the field's words. `jid`, `sid`, `rid` are as printed; `agent` stands only where a record
 * names the agent itself rather than a JID. Durations are ms. `epochMs` is an absolute instant printed beside the
 * record's own time; `notBeforeMs` one that the record cannot precede: both serve the clock.
 */
const sid = z.string();
const jid = z.string();
const rid = z.number().int();
const agent = z.string();

const openfire = [
  /** The reaper's line. ≤ 0: a request is held now (openfire-logs A3). */
  z.object({
    kind: z.literal('sweep'),
    sid: sid.optional(),
    jid,
    lastActiveMs: z.number(),
    /** The reaper lists only sessions that hold no request: that it passes one over proves nothing. */
    idleOnly: z.literal(true).optional(),
    clientAddress: z.string().optional(),
    /** The last request that the session took. */
    rid: rid.optional(),
  }),
  z.object({
    kind: z.literal('idle-close'),
    sid: sid.optional(),
    jid,
    thresholdMs: z.number().optional(),
    clientAddress: z.string().optional(),
  }),
  /**
   * `A session is being closed for`, WebSocket's `Closing session`, `Closing as session manager instance is being
   * stopped`. `server`: the service closes it, for whatever cause.
   */
  z.object({
    kind: z.literal('session-closed'),
    sid: sid.optional(),
    jid,
    by: z.enum(['server', 'websocket', 'server-stop']),
    /** The desktop had said goodbye: the session's presence inside the record is `unavailable`. */
    unavailable: z.boolean().optional(),
    /** A WebSocket that the server gave up: nothing had come over it for the idle time, or its socket failed. */
    after: z.enum(['silence', 'error']).optional(),
    clientAddress: z.string().optional(),
  }),
  /** A WebSocket that was silent for half the idle time is asked whether it is there (patterns/websocket.ts). */
  z.object({ kind: z.literal('websocket-ping'), jid }),
  z.object({ kind: z.literal('route-added'), jid }),
  z.object({ kind: z.literal('route-removed'), jid }),
  z.object({
    kind: z.literal('bosh-request'),
    sid,
    rid: rid.optional(),
    /** `unknown`: the record shows that a request came, not what for. */
    type: z.enum(['create', 'restart', 'terminate', 'poll', 'data', 'unknown']),
    waitMs: z.number().optional(),
    notBeforeMs: z.number().optional(),
  }),
  z.object({
    kind: z.literal('bosh-answer'),
    sid,
    /** The request that it answers. */
    rid: rid.optional(),
    type: z.enum(['created', 'terminate', 'empty', 'data']),
    condition: z.string().optional(),
    /** The JID that a bind result hands out. */
    jid: jid.optional(),
    waitMs: z.number().optional(),
    inactivityMs: z.number().optional(),
    notBeforeMs: z.number().optional(),
  }),
  z.object({ kind: z.literal('bosh-error'), sid, errorType: z.string(), condition: z.string() }),
  /** `consumeResponse`: once when answered at once, twice for a held request (openfire-logs A5.3). `jid` only once bound. */
  z.object({
    kind: z.literal('consume-response'),
    sid,
    rid,
    /** 1 connected, 3 authenticated, −1 closed. */
    status: z.number().int(),
    jid: jid.optional(),
    /** The session's presence inside the record is `unavailable`. */
    unavailable: z.boolean(),
  }),
  z.object({ kind: z.literal('http-request'), clientAddress: z.string(), clientPort: z.number() }),
  z.object({
    kind: z.literal('session-statistics'),
    jid,
    epochMs: z.number(),
    sent: z.number(),
    queued: z.number(),
    dropped: z.number(),
  }),
  z.object({ kind: z.literal('undeliverable'), jid, notBeforeMs: z.number().optional() }),
  z.object({ kind: z.literal('rid-unavailable'), rid, sid: sid.optional() }),
  z.object({ kind: z.literal('rid-too-high'), rid, limit: rid, sid: sid.optional() }),
  z.object({ kind: z.literal('rid-repeated'), rid, sid: sid.optional() }),
  z.object({
    kind: z.literal('overactivity'),
    reason: z.enum(['too-many-requests', 'polling-too-fast']),
    /** Seconds since the last poll, where printed. */
    intervalSeconds: z.number().optional(),
  }),
  z.object({ kind: z.literal('invalid-session'), sid, clientAddress: z.string() }),
  z.object({
    kind: z.literal('session-error'),
    sid: sid.optional(),
    jid,
    condition: z.string(),
    clientAddress: z.string().optional(),
  }),
  /** The old session, thrown out by a new one of the same JID. */
  z.object({
    kind: z.literal('conflict'),
    sid: sid.optional(),
    jid: jid.optional(),
    clientAddress: z.string().optional(),
  }),
  /** The session that wanted in; `condition` where the record says why, `jid` where it says as whom. */
  z.object({
    kind: z.literal('sign-in-refused'),
    sid: sid.optional(),
    jid: jid.optional(),
    condition: z.string().optional(),
    clientAddress: z.string().optional(),
  }),
  z.object({ kind: z.literal('server-start'), release: z.string().optional() }),
  z.object({ kind: z.literal('server-stop') }),
] as const;

/** Whatever wrote it: a resource of the server is used up, or out of reach. */
const shared = [
  z.object({
    kind: z.literal('resource-fault'),
    /** `accept`: new connections could not be accepted, and the record does not say why. */
    fault: z.enum(['open-files', 'accept', 'memory', 'threads', 'database']),
    /** The exception, statement or mnemonic that tells it. */
    sign: z.string(),
    /** Where one stands for all of an incident: how many there were, and how long they went on. */
    count: z.number().int().optional(),
    durationMs: z.number().optional(),
  }),
] as const;

const webservices = [
  z.object({ kind: z.literal('presence'), jid, type: z.enum(['available', 'unavailable']) }),
  z.object({ kind: z.literal('expiry-armed'), agent }),
  z.object({ kind: z.literal('expiry-fired'), agent }),
  z.object({ kind: z.literal('forced-logout'), agent }),
  z.object({
    kind: z.literal('state-request'),
    agent,
    /** CTI agent state number: 0 LOGIN, 1 LOGOUT, 2 NOT_READY … */
    state: z.number().int(),
    reasonCode: z.number().int().optional(),
    forced: z.boolean(),
    /** It names somebody else as the supervisor who asked. */
    supervised: z.boolean().optional(),
    /** As Finesse prints it of the agent: signed in by single sign-on. */
    sso: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('state-event'),
    agent,
    state: z.number().int(),
    stateName: z.string().optional(),
    reasonCode: z.number().int().optional(),
    product: z.enum(['uccx', 'ucce']).optional(),
    epochMs: z.number().optional(),
  }),
  z.object({ kind: z.literal('subscribe'), agent: agent.optional(), pubsubNode: z.string() }),
  z.object({ kind: z.literal('unsubscribe'), agent: agent.optional(), pubsubNode: z.string() }),
  z.object({
    kind: z.literal('cti-connection'),
    state: z.enum(['lost', 'established', 'changed']),
    mnemonic: z.string(),
  }),
  z.object({
    kind: z.literal('xmpp-connection'),
    state: z.enum(['lost', 'established', 'changed']),
    mnemonic: z.string(),
  }),
  z.object({
    kind: z.literal('service-state'),
    state: z.enum(['IN_SERVICE', 'OUT_OF_SERVICE']),
    mnemonic: z.string(),
  }),
  z.object({ kind: z.literal('service-start'), service: z.string() }),
  /** Time from a CTI message's arrival to its answer, as Finesse measures it (`cti_response_time`). */
  z.object({
    kind: z.literal('cti-round-trip'),
    message: z.string(),
    durationMs: z.number(),
    epochMs: z.number().optional(),
    product: z.enum(['uccx', 'ucce']).optional(),
  }),
  /** An event on its way to the desktops. `receivedMs`: when the CTI message behind it reached Finesse. */
  z.object({
    kind: z.literal('publication'),
    pubsubNode: z.string(),
    receivedMs: z.number().optional(),
  }),
] as const;

const client = [
  z.object({ kind: z.literal('client-start'), userAgent: z.string().optional() }),
  z.object({
    kind: z.literal('client-status'),
    status: z.enum([
      'loaded',
      'connecting',
      'connected',
      'disconnected',
      'disconnecting',
      'reconnecting',
      'unloading',
      'conflict',
      'unauthorized',
    ]),
  }),
  /** A ping of the page over its notification channel had no answer in time. */
  z.object({ kind: z.literal('client-ping-failed') }),
  z.object({ kind: z.literal('client-failover'), status: z.string() }),
  z.object({ kind: z.literal('client-drift'), driftMs: z.number(), latencyMs: z.number() }),
  z.object({
    kind: z.literal('rest-request'),
    object: z.string(),
    requestId: z.string().optional(),
    method: z.string(),
    url: z.string(),
  }),
  z.object({
    kind: z.literal('rest-response'),
    object: z.string(),
    requestId: z.string().optional(),
    status: z.number().int(),
  }),
  z.object({
    kind: z.literal('gadget'),
    title: z.string().optional(),
    url: z.string(),
    host: z.string(),
  }),
  z.object({
    kind: z.literal('client-transport'),
    transport: z.enum(['bosh', 'websocket']),
    url: z.string().optional(),
  }),
  /** An event that reached the page. `notBeforeMs`: the server's time inside it. */
  z.object({
    kind: z.literal('client-event'),
    pubsubNode: z.string(),
    notBeforeMs: z.number().optional(),
  }),
] as const;

const access = [
  z.object({
    kind: z.literal('http-access'),
    agent: agent.optional(),
    clientAddress: z.string(),
    method: z.string(),
    path: z.string(),
    status: z.number().int(),
    durationMs: z.number().optional(),
    /** Of a page that was loaded or asked for SystemInfo, where the form of the log has it. */
    userAgent: z.string().optional(),
  }),
] as const;

export const factSchema = z.discriminatedUnion('kind', [
  ...openfire,
  ...shared,
  ...webservices,
  ...client,
  ...access,
]);
export type Fact = Readonly<z.infer<typeof factSchema>>;
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** One line of the ndjson timeline: a fact at an instant. Passes what the fact says through unchanged. */
export const eventSchema = z.intersection(
  z.object({
    /** ISO 8601 UTC with milliseconds. */
    at: z.string(),
    /** The record's time as printed. */
    printed: z.string(),
    /** The instant by the log's own clock, where `at` was moved onto another one. */
    rawAt: z.string().optional(),
    node: z.string(),
    agent: z.string().optional(),
    sid: z.string().optional(),
    /** `<path>:<line>` */
    ref: z.string(),
  }),
  factSchema,
);
