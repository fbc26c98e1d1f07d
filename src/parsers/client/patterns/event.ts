import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';

const logger = String.raw`^(?:\[ClientServices\] )?MasterPublisher\.`;
const node = String.raw`on node '([^'\r\n]{1,500})'`;

/** In XML or JSON, escaped for a log's sake or not. */
const changedAt =
  /stateChangeTime(?:>|&gt;|"|&quot;|\\")[\s:"\\]{0,8}(?:&quot;)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)/g;

/** The latest of a dialog's participants: the event cannot be older than that. */
function latestChange(message: string): { notBeforeMs?: number } {
  let latest = Number.NEGATIVE_INFINITY;
  for (const [, text = ''] of message.matchAll(changedAt)) {
    const ms = Date.parse(text);
    if (ms > latest) latest = ms;
  }
  return Number.isFinite(latest) ? { notBeforeMs: latest } : {};
}

const read = ([, pubsubNode = '']: RegExpExecArray, message: string): FactOf<'client-event'> => ({
  kind: 'client-event',
  pubsubNode,
  ...latestChange(message),
});

export const event: readonly Pattern<FactOf<'client-event'>>[] = [
  {
    id: 'client-event/xml',
    release: 'Finesse 11.x',
    verified: true,
    anchor: 'MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node ',
    regex: new RegExp(
      String.raw`${logger}_parseAndPublishXMLEvent\(\) - Received XML event ${node}`,
    ),
    sample:
      "2017-11-15T09:57:20.952 +00:00: : finesse1.example.com: Nov 15 2017 09:57:21.446 +0000: Container : MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '/finesse/api/User/3029': &lt;Update&gt;&lt;data&gt;&lt;user&gt;&lt;state&gt;RESERVED&lt;/state&gt;&lt;stateChangeTime&gt;2017-11-15T09:57:21.420Z&lt;/stateChangeTime&gt;&lt;/user&gt;&lt;/data&gt;&lt;/Update&gt;",
    read,
  },
  {
    id: 'client-event/json',
    release: 'Finesse 11.x (finesse.js)',
    verified: false,
    anchor: 'MasterPublisher._parseAndPublishJSONEvent() - Received JSON event on node ',
    regex: new RegExp(
      String.raw`${logger}_parseAndPublishJSONEvent\(\) - Received JSON event ${node}`,
    ),
    sample:
      '2017-11-15T09:57:20.952 +00:00: : finesse1.example.com: Nov 15 2017 09:57:21.446 +0000: Container : MasterPublisher._parseAndPublishJSONEvent() - Received JSON event on node \'/finesse/api/User/3029\': {"user":{"state":"RESERVED","stateChangeTime":"2017-11-15T09:57:21.420Z"}}',
    read,
  },
  {
    id: 'client-event/any',
    release: 'before _parseAndPublishXMLEvent (an older finesse.js)',
    verified: false,
    anchor: 'MasterPublisher._eventHandler() - Received event on node ',
    regex: new RegExp(String.raw`${logger}_eventHandler\(\) - Received event ${node}`),
    sample:
      "2014-09-10T09:57:20.952 +00:00: : finesse1.example.com: Sep 10 2014 09:57:21.446 +0000: Container : MasterPublisher._eventHandler() - Received event on node '/finesse/api/User/3029': <Update><data><user><state>RESERVED</state></user></data></Update>",
    read,
  },
];
