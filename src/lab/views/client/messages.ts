import type { PageHappening } from '../../happening.ts';
import { eventMessages } from './event-messages.ts';
import { asNoise, container, type Message, type PageFacts } from './message.ts';
import { restAnswerMessages, restMessages } from './rest-messages.ts';
import { statusMessages } from './status-messages.ts';

/** Told by the page itself: it is not said in words that a message has of its own. */
type Silent = 'page-start' | 'page-end' | 'page-drift';
export type SpokenHappening = Exclude<PageHappening, { kind: Silent }>;

/** The records of a happening, in their order; the wordings of finesse-logs.md section 5. */
export function messagesOf(happening: SpokenHappening, page: PageFacts): readonly Message[] {
  switch (happening.kind) {
    case 'page-status':
      return statusMessages(happening.status, page);
    case 'page-transport':
      return page.tunnel
        ? [container(`EventTunnel.connect() - XMPP client connect url = ${happening.url}`)]
        : [];
    case 'page-ping-failed':
      return [container('EventTunnel._pingError - Ping response was unsuccessful.')];
    case 'page-reset':
      return [
        container(
          `EventTunnel._onConnect() - XMPP client about to reset because of status:${happening.status}`,
        ),
      ];
    case 'page-failover':
      return [
        container(
          `FailoverMonitor._setStatus(): notifying listeners of status=${happening.status}`,
        ),
      ];
    case 'page-rest':
      return restMessages(happening);
    case 'page-rest-answer':
      return restAnswerMessages(happening);
    case 'page-event':
      return eventMessages(happening.publication);
    case 'page-gadget':
      return gadgetMessages(happening.title, happening.url);
    case 'page-gadget-error':
      return [{ gadget: happening.title, text: happening.text, foreign: true }];
  }
}

function gadgetMessages(title: string, url: string): Message[] {
  const header = (text: string): Message => ({ gadget: 'Header', text });
  const query = `BaseIfrGadget.queryIfrGadgetType_(): ${url}: `;
  return [
    header(`Container._shindigRenderGadgets(): Creating '${title}' gadget: ${url}`),
    header(`${query}subclass set. pubsub2=true`),
    header(`${query}subclass methods mixed in.`),
    header(`OAAIfrGadget.finishRender${title}: finished rendering`),
  ];
}

/** The blank line that the logger begins with, and its own words about itself. */
export const startMessages = (startedOn: string): Message[] => [
  asNoise(container('')),
  container('------ Finesse logger initialized ------'),
  container(`------ Started on: ${startedOn} ------`),
  container('------ Browser: null ------'),
  container('------ Client IP: null ------'),
  asNoise(container('')),
  asNoise(container('WorkflowEngine is starting')),
];

/** `client`, `server` in epoch ms: the answer's midway by the PC's clock, and what the server printed. */
export const driftMessage = (client: number, server: number, latencyMs: number): Message =>
  container(
    `Client: ${new Date(client).toISOString()}, Server: ${new Date(server).toISOString()}, ` +
      `Drift: ${server - client}ms, Network Latency (round trip): ${latencyMs}ms`,
  );
