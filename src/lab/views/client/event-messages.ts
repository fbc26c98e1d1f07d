import type { Publication } from '../../world/exchange.ts';
import { asNoise, container, type Message } from './message.ts';

/** An event as it reaches the page, and what the gadgets of Finesse make of a change of state. */
export function eventMessages({
  pubsubNode,
  xml,
}: Pick<Publication, 'pubsubNode' | 'xml'>): Message[] {
  const state = /<state>([A-Z_]+)<\/state>/.exec(xml)?.[1];
  return [
    container(
      `MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '${pubsubNode}': ${inOneLine(xml)}`,
    ),
    ...(state === undefined ? [] : [userChange(state)]),
    asNoise({ gadget: 'Header', text: '------ Event queue is empty. ------' }),
  ];
}

const userChange = (state: string): Message =>
  asNoise({
    gadget: 'CallControl',
    text: `_handleUserChange(): User state is ${state} and mobile agent call by call is: false`,
  });

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escaped, as the page sends it; between elements no space is kept. */
const inOneLine = (xml: string): string =>
  xml.replace(/\s*\n\s*/g, '').replace(/[&<>]/g, (character) => escapes[character] ?? character);
