import { describe, expect, it } from 'vitest';
import { analyzeFiles, render } from './support/bundle.ts';
import { presence, stateEvent, stateRequest, time, webTick } from './support/lines.ts';

const at = time('10:00:00');
const agent = '1001003';
const linesOf = async (message: string) => {
  const files = render([webTick(at), { ...webTick(at + 1_000), message }]);
  const [source] = (await analyzeFiles(files)).bundle.sources;
  return source?.lines;
};
const unavailable = presence(at, agent, 'unavailable').message;

describe('a record that should say a fact and does not in any known form is unknown, not unused', () => {
  it.each([
    unavailable.replace('FROM JID', 'FROM_JID'),
    unavailable.replace('=unavailable', '=UNAVAILABLE'),
    'PRESENCE DRIVEN LOGOUT: %[agentId=1001003]: Performing CTI Logout',
    stateRequest(at, agent).message.replace('agentid:', 'agentId:'),
    stateRequest(at, agent).message.replace('ssoFlag', '[ssoFlag'),
    stateEvent(at, agent).message.replace('MessageBean', 'Envelope'),
    stateEvent(at, agent).message.replace('agentState=1 (LOGOUT)', 'agentState=LOGOUT'),
  ])('%s', async (message) => {
    expect(await linesOf(message)).toEqual({ total: 2, used: 0, unused: 1, unknown: 1 });
  });

  it.each([
    unavailable.replace('=unavailable', '=subscribed'),
    'AGENT_PRESENCE_MONITOR: %[message_string=checking 3 agents]:',
    'MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39][cti_message_name=QueryQueueStatisticsReq]: going',
  ])('of no interest: %s', async (message) => {
    expect(await linesOf(message)).toEqual({ total: 2, used: 0, unused: 2, unknown: 0 });
  });
});
