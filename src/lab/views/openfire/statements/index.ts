import type { Statements } from '../statement.ts';
import { close } from './close.ts';
import { connection } from './connection.ts';
import { consumeResponse } from './consume-response.ts';
import { faults } from './faults.ts';
import { jettyAfter, jettyBefore } from './jetty.ts';
import { noises } from './noise.ts';
import { rids } from './rids.ts';
import { routing } from './routing.ts';
import { server } from './server.ts';
import { signInNoises } from './sign-in-noise.ts';
import { startUp } from './start-up.ts';
import { statistics } from './statistics.ts';
import { sweep } from './sweep.ts';
import { traffic } from './traffic.ts';
import { websocket } from './websocket.ts';

/** Every statement; what they write of one happening stands in this order. */
export const statements: readonly Statements[] = [
  startUp,
  server,
  jettyBefore,
  traffic,
  connection,
  consumeResponse,
  jettyAfter,
  rids,
  sweep,
  close,
  websocket,
  routing,
  statistics,
  faults,
  noises,
  signInNoises,
];
