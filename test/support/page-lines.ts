import { accessed, type Line, time } from './lines.ts';

const from = time('10:00:00');
/** Seconds after ten. */
export const at = (seconds: number): number => from + Math.round(seconds * 1_000);

const write = (when: number, agent: string, message: string): Line => ({
  at: when,
  log: `clientlogs/${agent}.log`,
  message,
});

/** Once a minute from `first` to `last`, seconds after ten, each asked and answered at once. */
export const systemInfo = (agent: string, first: number, last: number): Line[] =>
  Array.from({ length: Math.floor((last - first) / 60) + 1 }, (_, i) => first + i * 60).flatMap(
    (s) => asked(agent, at(s), 'SystemInfo', '/finesse/api/SystemInfo'),
  );

export const asked = (
  agent: string,
  when: number,
  object: string,
  url: string,
  status = 200,
): Line[] => [
  write(
    when,
    agent,
    `[ClientServices] ${object}: requestId='${when}', Making REST request: method=GET, url='${url}?nocache=1'`,
  ),
  write(
    when + 20,
    agent,
    `[ClientServices] ${object}: requestId='${when}', Returned with status=${status}, content=''`,
  ),
];

/** The first line of a page's log. */
export const browser = (when: number, agent: string, userAgent: string): Line =>
  write(when, agent, userAgent);

export const pageStarted = (when: number, agent: string): Line =>
  write(when, agent, '------ Finesse logger initialized ------');

export const gadgetDrawn = (when: number, agent: string, title: string, url: string): Line =>
  write(when, agent, `Container._shindigRenderGadgets(): Creating '${title}' gadget: ${url}`);

/** `when` by the PC's clock, which the server's is `driftMs` ahead of. */
export const drift = (when: number, agent: string, driftMs: number, latencyMs = 14): Line =>
  write(
    when,
    agent,
    `Client: ${iso(when)}, Server: ${iso(when + driftMs)}, Drift: ${driftMs}ms, Network Latency (round trip): ${latencyMs}ms`,
  );

const iso = (when: number): string => new Date(when).toISOString();

/** What the access log shows of a page's SystemInfo. */
export const pageAt = (agent: string, address: string, first: number, last: number): Line[] =>
  Array.from({ length: Math.floor((last - first) / 60) + 1 }, (_, i) =>
    accessed(at(first + i * 60), agent, { address, path: '/finesse/api/SystemInfo' }),
  );
