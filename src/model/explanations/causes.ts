import type { Cause } from '../words.ts';
import type { Explanation } from './explanation.ts';

/** Each cause, log by log, and what separates it from its look-alikes. */
export const causeExplanations: Readonly<Record<Cause, Explanation>> = {
  'browser-closed': {
    what: 'The page of the desktop was closed, refreshed or left, or its browser ended. Only a page that gets the time says goodbye.',
    shows: [
      {
        log: 'debug.log',
        text: 'With a goodbye (terminate) the session is gone from the next sweep: no growing value, no idle close. A page that is killed, or left without a goodbye, shows the whole growth a, a+30, a+60 s and an idle close 63 to 120 s later.',
      },
      {
        log: 'debug.log',
        text: 'A refresh (F5): a new stream id for the same JID within about 2 s, while the values stay at 0.',
      },
      {
        log: 'webservices',
        text: 'The presence becomes unavailable with no silence before it. After a refresh the agent is back within seconds, and is not signed out.',
      },
      {
        log: 'client log',
        text: '`unloading`; after a refresh `connecting` within 2 s. A page that is gone often took its log along.',
      },
      {
        log: 'access log',
        text: 'A refresh loads /desktop/ once more, and SystemInfo starts on a new phase. After a closed page SystemInfo ends.',
      },
    ],
    looksLike: [
      {
        name: 'network-path',
        text: 'A killed page and a long outage are the same in Openfire. The client log of an outage goes on, with requests that get no answer.',
      },
      {
        name: 'computer-asleep',
        text: 'The same silence, but the same page comes back, and its client log has a hole instead of an end.',
      },
      {
        name: 'duplicate-sign-in',
        text: 'A new session takes the old one over in both. The old desktop says `conflict` where there were two.',
      },
      {
        name: 'signed-out',
        text: 'A sign-out ends the session in the same way: webservices shows the state request before it.',
      },
    ],
    next: [
      {
        owner: 'agent',
        text: 'Sign out before closing, refreshing or leaving the page; do not use Back or F5 in the desktop.',
      },
    ],
    sources: ['browser-ran', 'developer-site', 'finesse.js'],
  },
  'browser-throttled': {
    what: 'The page ran, but its browser fired its timers late: 60 s after a tab is hidden, or its window is covered, they fire once a minute. Pages that play sound or hold a WebRTC call were spared. Throttling alone closed no session in the measurements; it leaves no margin. A poll that fails meanwhile may be tried again so late that the session idles out while the page says `connected`.',
    shows: [
      {
        log: 'debug.log',
        text: 'The next request comes up to 60 s after an answer, on one second of the minute, the same for all pages of the PC. Sweep values go x, x+30, x, x+30. Three sweeps tell that from a silence, two do not.',
      },
      {
        log: 'client log',
        text: 'Events arrive in bunches on one second of the minute, with a server time up to 150 s older than the line. SystemInfo looks normal. After a failed poll there may be no line at all.',
      },
      {
        log: 'access log',
        text: 'Hardly anything: SystemInfo goes on every 60 s. SystemInfo that goes on while Openfire has no session shows that the page lives and its BOSH connection does not.',
      },
      { log: 'webservices', text: 'Nothing of its own: a lost presence like any other.' },
    ],
    looksLike: [
      {
        name: 'computer-asleep',
        text: 'A page that did not run leaves a hole in its client log and in SystemInfo; a throttled one goes on in both.',
      },
      {
        name: 'network-path',
        text: 'A cut desktop grows silent in one direction: a, a+30, a+60 s. Its requests get no answer; those of a throttled page do.',
      },
      {
        name: 'third-party-gadget',
        text: 'A page that a gadget blocks does nothing for a time, whether it is hidden or not, and keeps no second of the minute.',
      },
    ],
    next: [
      {
        owner: 'agent',
        text: 'Keep the desktop in a visible window of its own, covered by nothing, and out of sleeping tabs and memory savers.',
      },
      {
        owner: 'administrator',
        text: 'From Finesse 15.0 on, utils finesse set_property desktop enableConsoleTraceLogging true logs the heartbeats of the desktop, which shows throttling.',
      },
    ],
    sources: ['technote', 'browser-ran', 'administration-guide'],
  },
  'computer-asleep': {
    what: 'Nothing of the page ran: the PC slept or hibernated, or the tab was frozen, or the page was blocked. The logs of one page do not tell these apart.',
    shows: [
      {
        log: 'debug.log',
        text: 'Growth in one direction, a, a+30, a+60 s, and an idle close, once it is longer than 60 to 90 s. Shorter ones may end without a close, by `Deliverable unavailable`, when the desktop comes back with a rid whose empty answer is no longer kept.',
      },
      {
        log: 'client log',
        text: 'A hole as long as the silence, then one late SystemInfo at once, then the old phase. `disconnected` only after the return.',
      },
      {
        log: 'access log',
        text: 'SystemInfo is missing for as long, then comes once at once. If the PC slept, other pages of the same PC are missing, too.',
      },
      { log: 'webservices', text: 'Nothing of its own: a lost presence like any other.' },
    ],
    looksLike: [
      {
        name: 'network-path',
        text: 'The client log of a cut desktop goes on: its requests get no answer, or `status=0`. A hole excludes that the page ran, not that the path failed as well.',
      },
      {
        name: 'browser-throttled',
        text: 'A throttled page goes on in its client log and in SystemInfo.',
      },
      {
        name: 'third-party-gadget',
        text: 'A page that a gadget blocks leaves the same hole; other pages of the PC go on meanwhile.',
      },
      {
        name: 'browser-closed',
        text: 'A page that was closed does not come back: its log ends instead of having a hole.',
      },
    ],
    next: [
      {
        owner: 'agent',
        text: 'Ask what happened on the PC then: sleep, a closed lid, a frozen window.',
      },
      {
        owner: 'administrator',
        text: 'Keep the PCs of agents from sleeping during a shift, and take the desktop out of sleeping tabs and memory savers.',
      },
    ],
    sources: ['technote', 'browser-ran'],
  },
  'unsupported-browser': {
    what: 'The browser, or its version, is not on the list of those that are supported with this release. It is a risk: the loss itself shows as one of the other causes.',
    shows: [
      { log: 'client log', text: 'The first line is the user agent of the browser.' },
      { log: 'access log', text: 'The user agent, where the pattern of the log has it.' },
    ],
    looksLike: [
      {
        name: 'browser-throttled',
        text: 'Supported browsers slow their hidden tabs, too: the version alone explains no silence.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: "Compare browser and version with the compatibility information of the release, and the browser's settings with its guides.",
      },
    ],
    sources: ['technote', 'client-log', 'tomcat', 'inferred'],
  },
  'third-party-gadget': {
    what: "A gadget that is not Cisco's stalled the page or broke it. The page has one thread: while a gadget computes, nothing is polled. Blocks of 40 and 75 s were survived in the measurements; one of 120 s was closed as idle.",
    shows: [
      {
        log: 'client log',
        text: 'The gadget is created from a URL of another host than Finesse. A stall or an error stands at its id, or at the host `?.?.?.?`, right before the silence; a block leaves a hole.',
      },
      { log: 'debug.log', text: 'A silence like that of a page that did not run.' },
      {
        log: 'all logs',
        text: 'Only desktops with that gadget are lost, on whatever network and server.',
      },
    ],
    looksLike: [
      {
        name: 'computer-asleep',
        text: 'The same hole. Other pages of the PC go on where only the page was blocked.',
      },
      {
        name: 'browser-throttled',
        text: 'A hidden page goes on, on one second of the minute, and leaves no hole.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Test with all third-party gadgets switched off, then with one after the other.',
      },
    ],
    sources: ['technote', 'client-log', 'browser-ran', 'inferred'],
  },
  'client-clock': {
    what: "The PC's clock jumps or drifts. A difference that stays the same harms no presence.",
    shows: [
      {
        log: 'client log',
        text: 'The record `Drift: … ms` changes from one to the next, and so does the distance of the two times at the head of each record: that of the browser, and that of the server.',
      },
      {
        log: 'all logs',
        text: 'Only this desktop moves; the clocks of the others stay as they were.',
      },
    ],
    looksLike: [
      {
        name: 'server-clock',
        text: "If the server's clock moved, the drift of all its desktops changes at once.",
      },
      {
        name: 'computer-asleep',
        text: 'A jump of the clock looks like a hole in the log. After a sleep the drift is what it was before.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Check the time service of the PC; read drift and network latency in its client log.',
      },
    ],
    sources: ['technote', 'client-log', 'inferred'],
  },
  'duplicate-sign-in': {
    what: 'The same agent signed in elsewhere while the old desktop was alive. A new session of the same JID and resource throws the old one out.',
    shows: [
      {
        log: 'debug.log',
        text: 'Openfire 3.8 and 3.9 write nothing about it: the old stream id ends, and its next poll gets `Client provided invalid session` (warn.log). Openfire 4.0 and later: `Kick out an old connection` and its like.',
      },
      {
        log: 'client log',
        text: '`conflict` in the log of the old desktop, which then stops for good.',
      },
      {
        log: 'webservices',
        text: 'A logout with the code of a second sign-in: 20002 (UCCE), 32767 or 32740 (UCCX).',
      },
      { log: 'access log', text: 'The two desktops may ask from two addresses.' },
    ],
    looksLike: [
      {
        name: 'browser-closed',
        text: 'A refresh makes a new session, too: the old stream id then never polls again, and nothing says `conflict`.',
      },
      {
        name: 'network-path',
        text: 'A desktop that comes back after an outage also takes its old session over: its log shows `disconnected` before, not `conflict`.',
      },
    ],
    next: [
      {
        owner: 'agent',
        text: 'Use one desktop at a time: sign out before signing in elsewhere, and keep no second tab of it.',
      },
      {
        owner: 'administrator',
        text: 'Check whether the id is shared, or used by a connector or a script beside the desktop.',
      },
    ],
    sources: [
      'openfire',
      'openfire-ran',
      'browser-ran',
      'developer-site',
      'reason-codes',
      'inferred',
    ],
  },
  authentication: {
    what: 'The desktop was not, or no longer, allowed to connect: certificate, password or token refused or expired. With single sign-on a desktop whose refresh token ran out forces the logout itself.',
    shows: [
      {
        log: 'client log',
        text: '`unauthorized`. Before a refresh token ends the desktop warns 10 and 5 minutes ahead.',
      },
      {
        log: 'webservices',
        text: 'A forced logout request of an agent of single sign-on (`ssoFlag=true`) with no lost presence before it.',
      },
      {
        log: 'Openfire',
        text: 'A refused sign-in: `SASL negotiation failed` (4.1 and later, debug), `User Login Failed` (up to 4.0).',
      },
      { log: 'other logs', text: 'The realm log of Finesse: `Unable to authenticate user`.' },
    ],
    looksLike: [
      {
        name: 'signed-out',
        text: 'An ordinary sign-out is not forced; one by a supervisor has a code of its own.',
      },
      {
        name: 'network-path',
        text: 'A lost presence stands before the logout if the connection was lost first.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Check certificates, the password policy, and the lifetime of the refresh token against the length of a shift.',
      },
    ],
    sources: ['administration-guide', 'developer-site', 'openfire'],
  },
  'network-path': {
    what: 'The path between desktop and server failed: site, VPN, wireless, proxy, firewall.',
    shows: [
      {
        log: 'debug.log',
        text: 'Growth in one direction, a, a+30, a+60 s, then an idle close. A request that is held counts as contact until its wait is over, so the cut lies up to 30 s before what the values say.',
      },
      {
        log: 'warn.log',
        text: 'Outages of 20 to 45 s may end a session with no growth and no close: the desktop repeats a rid (`Deliverable unavailable`).',
      },
      {
        log: 'client log',
        text: 'Goes on: `Making REST request` without `Returned`, or `status=0`; failed pings on a WebSocket; `disconnected` and `reconnecting`.',
      },
      {
        log: 'access log',
        text: 'SystemInfo of these desktops is missing meanwhile, and of others not.',
      },
      {
        log: 'all logs',
        text: 'Several agents whose last contacts share one instant, while the sweeps ran on. That they were closed in one sweep proves nothing.',
      },
    ],
    looksLike: [
      {
        name: 'browser-closed',
        text: 'A killed page is the same in Openfire. Its client log ends, and it does not come back with its session.',
      },
      {
        name: 'computer-asleep',
        text: 'A PC that sleeps leaves a hole in the client log, where a cut one goes on asking.',
      },
      {
        name: 'server-overload',
        text: 'A server that stood still has a gap in its sweeps, and all desktops are silent over it.',
      },
      {
        name: 'request-order',
        text: 'A desktop that comes back repeats its rid and is thrown out: that is a consequence, if a silence stood before it.',
      },
      {
        name: 'rid-repeated',
        text: 'A proxy that cuts held requests before their wait is over shows there at a constant age. It ended no session of a page in front in the measurements.',
      },
    ],
    next: [
      {
        owner: 'network',
        text: 'Look for an outage, a reset or a failover at the time of the last contact; ports 7443 (BOSH) and 8445; idle timeouts of proxies and firewalls below 60 s.',
      },
      {
        owner: 'administrator',
        text: 'List what the lost agents share: site, subnet, VPN gateway, proxy, host of virtual desktops.',
      },
    ],
    sources: ['technote', 'browser-ran', 'openfire-ran', 'finesse.js'],
  },
  'request-order': {
    what: 'BOSH numbers each request (rid). The Notification Service ended the session over requests that were lost, repeated, re-ordered or too many.',
    shows: [
      {
        log: 'warn.log',
        text: '`Request R > L, ending session` (too far ahead) or `Deliverable unavailable for R` (an answer that is no longer kept). Up to Openfire 4.3 neither names session or agent.',
      },
      { log: 'debug.log', text: '`Overactivity detected`; the values were at 0 until then.' },
      {
        log: 'Openfire',
        text: 'Openfire 3.8 and 3.9 write no close after it; the next poll gets `Client provided invalid session`.',
      },
      { log: 'client log', text: '`disconnected`, right after an answer.' },
    ],
    looksLike: [
      {
        name: 'network-path',
        text: 'After a silence the same records are its consequence: the desktop repeats the request whose answer it never got.',
      },
      {
        name: 'computer-asleep',
        text: 'As after an outage: a silence stands before it, and a hole in the client log.',
      },
      {
        name: 'server-overload',
        text: 'After a server that stood still, desktops repeat what it never answered.',
      },
    ],
    next: [
      {
        owner: 'network',
        text: 'Look for a proxy, load balancer or security agent that repeats, buffers or re-orders requests to port 7443.',
      },
      { owner: 'tac', text: 'Capture one such desktop at both ends, and compare the rids.' },
    ],
    sources: ['openfire', 'openfire-ran', 'browser-ran'],
  },
  'server-overload': {
    what: 'The server stood still or answered late: CPU, memory, garbage collection, threads, open files, database, or a virtual machine that was paused.',
    shows: [
      {
        log: 'debug.log',
        text: 'Sweeps are missing for all sessions inside one file, nothing else is written meanwhile, and afterwards they come at another second of the minute. The first sweep after it may close sessions as idle whose desktops had a request on the way.',
      },
      {
        log: 'webservices',
        text: '`QUEUE STATISTICS POLLING ERROR` (thread pool saturated), a long `cti_response_time`, events that are published long after they came in, database messages.',
      },
      {
        log: 'Openfire',
        text: '`Too many open files`, `OutOfMemoryError`, no connection to the database. Openfire 3.8 writes nothing of open files; 4.2 writes so much that older records are rotated away.',
      },
      { log: 'other logs', text: 'The counters in the jmx folder of the logs.' },
      { log: 'client log', text: 'Goes on; answers of several desktops come late at one time.' },
    ],
    looksLike: [
      {
        name: 'service-restart',
        text: 'After a restart no session lives on, and a start record stands in stdout or info.log.',
      },
      {
        name: 'network-path',
        text: 'The sweeps run on while a path is down.',
      },
      {
        name: 'server-clock',
        text: 'A clock that jumps leaves a gap in the times, too: the drift in the client logs changes by as much.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Look at CPU, memory and disk at that time (RTMT, jmx logs), and for snapshots or backups of the virtual machine.',
      },
      { owner: 'tac', text: 'Attach debug.log over the gap and the jmx folder.' },
    ],
    sources: ['technote', 'openfire-ran', 'technote-200937', 'technote-212077', 'java', 'inferred'],
  },
  'service-restart': {
    what: 'The Notification Service or Finesse Tomcat stopped or started. No session outlives its process. A restart switches debug logging off.',
    shows: [
      {
        log: 'Openfire',
        text: 'Stop records and the banner of the start; sweeps end; afterwards every desktop has a new stream id.',
      },
      {
        log: 'webservices',
        text: '`UNABLE_TO_CONNECT_TO_XMPP_SERVER`; the user `finesse` becomes unavailable, which desktops take for the loss of the service; a file that ends in .startup.log where Tomcat itself started.',
      },
      { log: 'client log', text: 'The desktops of the server disconnect at one time.' },
      {
        log: 'other logs',
        text: 'openfireservice/ and platform/log/servm*.log: who asked for it.',
      },
    ],
    looksLike: [
      {
        name: 'server-overload',
        text: 'A server that stood still goes on with the same sessions.',
      },
      {
        name: 'cti-connection-lost',
        text: 'Finesse goes out of service in both. Without CTI the sessions at the Notification Service go on being polled.',
      },
      {
        name: 'network-path',
        text: 'A session that had fallen silent before the stop was lost to something else.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Find out who or what restarted the service: platform/log/servm*.log, the audit log, a cluster or power event.',
      },
    ],
    sources: ['failover', 'mnemonics', 'openfire', 'openfire-ran', 'inferred'],
  },
  'cti-connection-lost': {
    what: 'Finesse lost the CTI server (UCCE) or the engine (UCCX). Finesse goes out of service, desktops show the red bar and move, and the CTI side may sign agents out with codes of its own.',
    shows: [
      {
        log: 'webservices',
        text: '`CTI_CONNECTION_LOST`, `CTI_SOCKET_ERROR` or `OUT_OF_SERVICE` before the agents are lost, `CTI_CONNECTION_ESTABLISHED` afterwards. Codes: 32764 (UCCX), 65534 and 65535 (UCCE).',
      },
      { log: 'debug.log', text: 'The sessions are still at 0: they were polled when it went.' },
      {
        log: 'client log',
        text: 'SystemInfo is asked for every 20 s while the desktop looks for a server.',
      },
      {
        log: 'all logs',
        text: 'UCCX: when the engine fails over, agents of both nodes. UCCE: three heartbeats of 5 s without an answer are a loss; the failover takes 35 to 120 s by release.',
      },
    ],
    looksLike: [
      {
        name: 'service-restart',
        text: 'Finesse is out of service after the loss of the Notification Service, too: then the sessions, or the user `finesse`, went first.',
      },
      {
        name: 'signed-out',
        text: 'A code of a supervisor or a device names them, and one agent only.',
      },
      {
        name: 'network-path',
        text: 'A desktop that had fallen silent before the CTI connection went was lost to something else.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Read the other end at that time: ctisvr and PG on UCCE, MIVR on UCCX; and the network between it and Finesse.',
      },
    ],
    sources: ['technote', 'failover', 'mnemonics', 'ccx-design', 'reason-codes'],
  },
  'server-clock': {
    what: "The server's clock jumps, or the clocks of two nodes disagree. What ends after a time measured by that clock ends too early or too late.",
    shows: [
      {
        log: 'all logs',
        text: 'Times step back or forward within one file, or an event that two logs tell is seconds apart. Set back, it ends no session: sessions look less idle than they are, and the reaper waits for the time that it had set itself.',
      },
      { log: 'client log', text: 'The drift of all desktops of the server changes at once.' },
      { log: 'other logs', text: 'sd_ntp.log, and utils ntp status.' },
    ],
    looksLike: [
      {
        name: 'client-clock',
        text: 'The drift of one desktop changes, and that of the others does not.',
      },
      {
        name: 'server-overload',
        text: 'A server that stood still leaves a gap, too: the drift in the client logs is what it was before.',
      },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Run utils ntp status on each server; give all of them, and the virtual hosts, the same source of time.',
      },
    ],
    sources: ['technote', 'inferred'],
  },
  'signed-out': {
    what: 'The agent signed out, or was signed out on purpose or by a rule: a supervisor, inactivity, the device, a change of configuration. The connection was not the reason.',
    shows: [
      {
        log: 'webservices',
        text: 'A request of the desktop that is not forced and asks for LOGOUT, or a logout that CTI confirms with a code of a supervisor (UCCE 999, UCCX 22), of inactivity (UCCE 50004) or of a device (UCCE 50003, UCCX 32759), with no lost presence before it.',
      },
      {
        log: 'debug.log',
        text: 'The session ends without a silence, after the request or with it.',
      },
    ],
    looksLike: [
      {
        name: 'browser-closed',
        text: 'A page that is closed ends its session in the same way, but asks CTI for nothing.',
      },
      {
        name: 'authentication',
        text: 'A desktop whose token ran out asks for the logout itself, forced.',
      },
      { name: '255', text: 'Reason 255 is no sign-out: it follows a lost presence.' },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Nothing to repair. If it was not wanted: the audit log, and the inactivity and device settings of the agent.',
      },
    ],
    sources: ['reason-codes', 'administration-guide', 'cti-guide'],
  },
  undetermined: {
    what: 'The causes that are left look the same in these logs, so none is named. It is an answer: a wrong accusation is worse.',
    shows: [
      {
        log: 'report',
        text: '`decide` says which log, or which question to the agent, would tell them apart; MISSING says how to get it. --why says how far each rule got.',
      },
    ],
    next: [
      {
        owner: 'agent',
        text: 'Send an error report right after the next time, before the page is reloaded: what the page saw stands only in the client log.',
      },
      {
        owner: 'administrator',
        text: 'Collect what MISSING names. Where the release has it, switch debug logging of the Notification Service on before the next time.',
      },
    ],
    sources: ['bosh-diag', 'browser-ran'],
  },
};
