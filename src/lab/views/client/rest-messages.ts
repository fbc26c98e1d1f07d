import type { HappeningOf } from '../../happening.ts';
import { asNoise, container, type Message } from './message.ts';

/** The finesse.js classes of what is asked for. */
const classes: Readonly<Record<string, string>> = {
  'system-info': 'SystemInfo',
  desktop: 'Desktop',
};
const agentsOwn = ['user', 'sign-in', 'sign-out', 'ready', 'not-ready', 'forced-sign-out'];

const classOf = (object: string): string =>
  classes[object] ?? (agentsOwn.includes(object) ? 'User' : object);

export function restMessages(request: HappeningOf<'page-rest'>): Message[] {
  const { method, url } = request;
  return [
    said(request, `Making REST request: method=${method}, url='${url}'`),
    ...(method === 'GET' ? [] : [asNoise(said(request, "POST_DATA=''"))]),
    asNoise(services('RequestedScheme: undefined; Scheme: https')),
  ];
}

/** The published log prints no content. */
export const restAnswerMessages = (answer: HappeningOf<'page-rest-answer'>): Message[] => [
  said(answer, `Returned with status=${answer.status}, content=''`),
];

const said = (
  { object, requestId }: { readonly object: string; readonly requestId: string },
  text: string,
): Message => services(`${classOf(object)}: requestId='${requestId}', ${text}`);

const services = (text: string): Message => container(`[ClientServices] ${text}`);
