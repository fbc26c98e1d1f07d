import type { Outcome } from '../words.ts';
import type { Explanation } from './explanation.ts';

/** What became of an agent, or of one loss. */
export const outcomeExplanations: Readonly<Record<Outcome, Explanation>> = {
  'logged-out': {
    what: 'The agent was signed out, and not by the desktop: after a loss and before a return Finesse asked for a logout (reason 255), or one was confirmed; or a supervisor, a phone or a rule forced it with no loss before it. What CTI made of the request is in the reason code: on UCCE it may be Not Ready instead.',
    shows: [
      {
        log: 'webservices',
        text: '`PRESENCE DRIVEN LOGOUT`, `SetAgentStateReq` with agentstate 1 and a forceflag, `AgentStateEvent`. Finesse waits 60 s after the unavailable presence before it asks.',
      },
    ],
    looksLike: [
      {
        name: 'closed',
        text: 'Who signs out in the ordinary way sends a request that is not forced.',
      },
      { name: 'expiry-fired', text: 'Stands 30 s before the logout, and is none.' },
    ],
    sources: ['technote', 'failover', 'bosh-diag'],
  },
  lost: {
    what: 'The session or presence ended and the agent did not come back, and webservices covers the three minutes after it without a logout.',
    shows: [
      {
        log: 'webservices',
        text: 'An unavailable presence, and then nothing more of the agent.',
      },
    ],
    looksLike: [
      {
        name: 'inconclusive',
        text: 'Without webservices over that time nobody can say that no logout came.',
      },
    ],
    sources: ['bosh-diag'],
  },
  inconclusive: {
    what: 'The logs at hand do not show how it ended; of an agent also: no log is there that could have shown a loss. It says something of the logs, nothing of the agent.',
    shows: [{ log: 'report', text: 'MISSING names the log, the time and the command.' }],
    sources: ['bosh-diag'],
  },
  recovered: {
    what: 'The session or presence ended, and the agent was back in time, on whatever server; or later, with webservices covering the time between and no logout in it.',
    shows: [
      {
        log: 'Openfire',
        text: 'A new session, or a new request, of the same agent. A sweep proves only "not later than".',
      },
      { log: 'webservices', text: 'The presence is available again before 60 s are over.' },
    ],
    looksLike: [
      {
        name: 'near-miss',
        text: 'There nothing ended: the desktop went on with the same session.',
      },
    ],
    sources: ['technote', 'bosh-diag'],
  },
  'near-miss': {
    what: 'Nothing ended: the desktop held no request for 15 s or more, then came back on the same session.',
    shows: [
      { log: 'debug.log', text: 'Sweep values above 15 s, and then 0 again, of one stream id.' },
    ],
    looksLike: [
      {
        name: 'browser-throttled',
        text: 'A hidden tab makes one each minute, x and x+30, and never the 60 s that close a session.',
      },
    ],
    sources: ['browser-ran', 'bosh-diag'],
  },
  closed: {
    what: 'The agent or the desktop ended it in the ordinary way: a sign-out, or a page that said goodbye and after which nothing else followed. An agent whose worst loss is closed counts as healthy.',
    shows: [
      { log: 'webservices', text: 'A request for LOGOUT that is not forced.' },
      { log: 'Openfire', text: '`terminate`, with no idle close.' },
    ],
    looksLike: [
      {
        name: 'recovered',
        text: 'A refreshed page says goodbye, too, and is back within seconds.',
      },
    ],
    sources: ['browser-ran', 'bosh-diag'],
  },
  healthy: {
    what: 'No loss, and a log was there that would have shown one: sweeps, presence records or a client log.',
    shows: [{ log: 'debug.log', text: 'Sweep values at 0 throughout, or below 15 s.' }],
    looksLike: [
      { name: 'inconclusive', text: 'No loss, but no log either that could have shown it.' },
    ],
    sources: ['bosh-diag'],
  },
};
