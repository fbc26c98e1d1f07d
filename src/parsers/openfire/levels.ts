/** A log file's level up to 4.6, where one event is in exactly one of the four (the shipped log4j.xml). */
export type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * Starts of messages and the one file that holds them: what says whose file it is when its records print no level.
 * Texts that changed their level are left out (`Client provided invalid session`: WARN up to 3.9, DEBUG from 3.10).
 */
const startsByLevel: ReadonlyMap<Level, readonly string[]> = new Map([
  [
    'debug',
    [
      'Session (id=',
      'Session was last active ',
      'consumeResponse: ',
      'HTTPBindLog: ',
      'time=',
      'REQUEST /',
      'RESPONSE /',
      'scope null',
      'sessionManager=',
      'session=null',
      'suspended org.',
      'Launching thread for /',
      'Exiting since queue is empty',
      'Data is available to be read from [',
      'All data has been read from [',
      'Data can be written to [',
      'complete event ',
      'timeout event ',
      'Adding client route ',
      'Removing client route ',
      'Unable to route packet. ',
      'RoutingTableImpl: ',
      'Failed to route packet to JID',
      'Presence sent to unreachable address',
      'Found previous connection in queue',
      'Overactivity detected',
      'Kick out an old connection ',
      'Closing session org.',
      'Closing session LocalClientSession{',
      'Closing session due to error: ',
      'Closing as session manager instance ',
      'SASL negotiation failed for session',
      'SessionManager: ',
      'AuthorizationManager: ',
      'DefaultAuthorization',
      'Implementing interface ',
      'Remembering default value',
      'Recognised proxool property',
    ],
  ],
  [
    'info',
    [
      'Closing idle session',
      'A session is being closed for ',
      'HTTP RECV(',
      'User Login Failed.',
      'Openfire ',
      'Created cache [',
      'Created local-only cache [',
      'Registering shutdown hook',
      'Initiating shutdown ',
      'Shutting down ',
      'Server halted',
      'HTTP bind service ',
      'Starting instance',
      'Stopping instance',
      'Support added for the ',
      'Publish-Subscribe domain: ',
      'Multi User Chat domain: ',
      'Packet sent to unreachable address ',
    ],
  ],
  [
    'warn',
    [
      'Deliverable unavailable for ',
      'Request ',
      'Unable to deliver a stanza ',
      'Error parsing user request',
      'Error parsing request data',
      'Body missing from request content',
      'Error or result packet could not be delivered',
      'Iterating over a connection that was closed',
      'HTTP binding: ',
      'Failed to deliver packet:',
      'Failed to deliver packet; socket is closed',
      'Client closed stream before session ',
    ],
  ],
  [
    'error',
    [
      'Internal server error',
      'Could not route packet',
      'Could not close socket',
      'Could not deliver packet',
      'Error sending packet to client',
      'Error starting HTTP bind service',
      'Error stopping HTTP bind service',
      'Error creating session',
      'Failed to determine idle state for session',
      'Error detected; session: ',
      'Packet delivery failed; session: ',
      'Failed to ping remote peer: ',
      'Database could not be accessed',
      'Unable to deliver message to backup deliverer',
    ],
  ],
]);

export function levelOf(message: string): Level | undefined {
  for (const [level, starts] of startsByLevel) {
    if (starts.some((start) => message.startsWith(start))) return level;
  }
  return undefined;
}
