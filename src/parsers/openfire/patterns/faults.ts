import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { exceptionPatterns } from '../../exceptions.ts';

type ResourceFault = FactOf<'resource-fault'>;

/** Statements that are written for want of one resource alone; an exception below them that names another is its own. */
const statements: readonly {
  readonly wording: string;
  readonly release: string;
  readonly fault: ResourceFault['fault'];
  readonly anchor: string;
  /** Of the rest of the line. */
  readonly rest?: string;
  /** As printed, from its logger on. */
  readonly line: string;
}[] = [
  {
    // Jetty 9's acceptor logs what kept it from accepting a connection, and gives it no text (AbstractConnector.java).
    wording: 'connector-without-text',
    release: 'Jetty 9 in Openfire 3.10–4.6',
    fault: 'accept',
    anchor: 'org.eclipse.jetty.server.ServerConnector -',
    rest: String.raw`[ \t]*(?:\n|$)`,
    line: 'org.eclipse.jetty.server.ServerConnector - ',
  },
  {
    wording: 'accept-failure',
    release: 'Jetty 10 in Openfire 4.8–5.0',
    fault: 'accept',
    anchor: 'Accept Failure',
    rest: String.raw`[ \t]*(?:\n|$)`,
    line: 'org.eclipse.jetty.server.AbstractConnector - Accept Failure',
  },
  {
    wording: 'task-not-scheduled',
    release: 'Openfire 4.2–5.0',
    fault: 'threads',
    anchor: "Failed to schedule task; will retry using caller's thread",
    line: "org.jivesoftware.util.TaskEngine - Failed to schedule task; will retry using caller's thread: {0}",
  },
  {
    wording: 'no-pooled-connection',
    release: 'Openfire 3.7–5.0',
    fault: 'database',
    anchor: 'Unable to get a connection from the database pool ',
    rest: String.raw`\(attempt \d{1,9} out of \d{1,9}\)\.`,
    line: 'org.jivesoftware.database.DbConnectionManager - Unable to get a connection from the database pool (attempt 1 out of 10).',
  },
  {
    wording: 'database-not-accessed',
    release: 'Openfire 3.7–3.9',
    fault: 'database',
    anchor: 'Database could not be accessed',
    line: 'org.jivesoftware.openfire.XMPPServer - Database could not be accessed',
  },
  {
    wording: 'database-not-connected',
    release: 'Openfire 4.7–5.0',
    fault: 'database',
    anchor: 'Unable to connect to the database.',
    line: 'org.jivesoftware.database.DbConnectionManager - Unable to connect to the database.',
  },
  {
    wording: 'no-connection-for-items',
    release: 'Openfire 4.7–5.0',
    fault: 'database',
    anchor: 'Failed to obtain a database connection, to process',
    line: 'org.jivesoftware.openfire.pubsub.DefaultPubSubPersistenceProvider - Failed to obtain a database connection, to process a batch of changes to published items from DB.',
  },
  {
    wording: 'items-not-flushed',
    release: 'Openfire 3.8–4.2',
    fault: 'database',
    anchor: 'Failed to flush pending items; initiating rollback',
    line: 'org.jivesoftware.openfire.pubsub.PubSubPersistenceManager - Failed to flush pending items; initiating rollback',
  },
  {
    wording: 'item-not-stored',
    release: 'Openfire 3.8–4.2',
    fault: 'database',
    anchor: 'Failed to persist published item',
    line: 'org.jivesoftware.openfire.pubsub.PubSubPersistenceManager - Failed to persist published items as batch; will retry individually',
  },
  {
    wording: 'items-not-processed',
    release: 'Openfire 4.7–5.0',
    fault: 'database',
    anchor: 'Failed to process a collection of changes',
    line: 'org.jivesoftware.openfire.pubsub.DefaultPubSubPersistenceProvider - Failed to process a collection of changes to published items from DB. Retrying individually.',
  },
];

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const statementPatterns = statements.map(
  ({ wording, release, fault, anchor, rest = '', line }): Pattern<ResourceFault> => ({
    id: `resource-fault/${wording}`,
    release,
    verified: false,
    anchor,
    regex: new RegExp(`^${literal(anchor)}${rest}`),
    sample: `2026.11.23 13:02:10 ${line}`,
    read: () => ({ kind: 'resource-fault', fault, sign: anchor.trim().replace(/ -$/, '') }),
  }),
);

export const faultPatterns: readonly Pattern<ResourceFault>[] = [
  ...statementPatterns,
  ...exceptionPatterns('2026.11.23 13:02:10 org.jivesoftware.openfire.XMPPServer - '),
];
