import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import {
  idleClose,
  idleSweep,
  invalidSession,
  type Line,
  presence,
  recv,
  serverStart,
  serverStop,
  sidOf,
  time,
} from '../support/lines.ts';
import { healthy } from '../support/stories.ts';

const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;
const agents = ['1001001', '1001002', '1001003', '1001004'];
const alive = agents.flatMap((id) => healthy(id, from, at(300)));
const again = agents.flatMap((id) => healthy(id, at(390), at(600), `new${id}`));
const stopped = [...alive, serverStop(at(310)), serverStart(at(340)), ...again];

const endsOf = async (lines: readonly Line[]) =>
  (await analyzeLines(lines)).disconnects.map(
    ({ agent, steps, outcome, causes }) =>
      `${agent} ${steps[0]?.step} ${outcome} ${causes[0]?.cause}`,
  );

describe('restarts', () => {
  it('end every session, and the stop says so', async () => {
    expect(await endsOf(stopped)).toEqual(
      agents.map((id) => `${id} server-stop inconclusive service-restart`),
    );
  });

  it('are shown by a start alone', async () => {
    const lines = stopped.filter(({ message }) => message !== 'Openfire stopped');
    expect(await endsOf(lines)).toEqual(
      agents.map((id) => `${id} server-start recovered service-restart`),
    );
  });

  it('make a burst of all, certain and on the side of the server', async () => {
    const { bursts } = await analyzeLines(stopped);
    expect(bursts).toMatchObject([
      { agents, share: 1, cause: 'service-restart', side: 'server', confidence: 'certain' },
    ]);
  });

  it('several records of one stop are one restart', async () => {
    const stops = ['Shutting down 61 modules ...', 'SessionManager: Stopping server'].map(
      (message): Line => ({ at: at(309), log: 'openfire/info.log', message }),
    );
    const { serverEvents } = await analyzeLines([...stopped, ...stops]);
    expect(serverEvents.filter(({ event }) => event === 'restart')).toHaveLength(1);
  });

  it('are told session by session as the session manager stops', async () => {
    const closes = agents.map((id, i): Line => {
      const jid = `${id}@finesse1.example.com/desktop`;
      const message = `Closing as session manager instance is being stopped: org.jivesoftware.openfire.http.HttpSession@d47653 status: 3 address: ${jid} id: ${sidOf(id)} presence: \n<presence from="${jid}"/>`;
      return { at: at(310 + i), log: 'openfire/debug.log', message };
    });
    expect(await endsOf([...alive, ...closes, ...again])).toEqual(
      agents.map((id) => `${id} server-stop inconclusive service-restart`),
    );
  });

  it('end no session that had been closed, or whose presence had gone, before', async () => {
    const [closed = '', left = ''] = agents;
    const gone = [idleClose(at(302), closed), presence(at(301.5), left, 'unavailable')];
    const late = serverStop(at(330));
    const { serverEvents } = await analyzeLines([...alive, ...gone, late]);
    expect(serverEvents.map(({ text }) => text)).toContain(
      'the Notification Service stopped; 2 sessions ended with it',
    );
  });

  it('count no session that nothing shows for minutes before', async () => {
    const { serverEvents, bursts } = await analyzeLines([...alive, serverStart(at(700))]);
    expect(serverEvents.map(({ text }) => text)).toContain(
      'the Notification Service started (Openfire 3.8.2)',
    );
    expect(bursts).toMatchObject([{ cause: 'service-restart', confidence: 'possible' }]);
  });

  it('the first start of a log ends nothing', async () => {
    expect(await endsOf([serverStart(at(-30)), ...alive])).toEqual([]);
  });

  it('a session that outlives the records was not ended by them', async () => {
    const on = agents.flatMap((id) => healthy(id, at(300), at(600)));
    expect(await endsOf([...alive, serverStart(at(310)), ...on])).toEqual([]);
  });

  describe('of a session whose page asks for it once more', () => {
    const [agent = ''] = agents;
    /** Openfire 4.8 with BOSH logging: requests as they arrive, and nothing of how they were answered. */
    const polls = (to: number): Line[] =>
      Array.from({ length: to / 30 }, (_, i) => recv(at(i * 30), agent, 100 + i));
    const restarted = [serverStop(at(310)), serverStart(at(340))];
    const verdicts = async (lines: readonly Line[]) =>
      (await analyzeLines(lines)).disconnects.map(
        ({ steps, causes: [best] }) => `${steps[0]?.step} ${best?.cause} ${best?.confidence}`,
      );

    it.each([
      ['once, and is refused', [100]],
      ['with both its requests', [100, 101]],
      ['again and again', [100, 101, 100, 101, 100]],
    ])('%s: it ended with the process', async (_, rids) => {
      const asked = rids.map((rid, i) => recv(at(345 + i), agent, rid + 10));
      const lines = [idleSweep(at(15), agent, 1_000), ...polls(300), ...restarted, ...asked];
      expect(await verdicts(lines)).toEqual(['server-stop service-restart certain']);
    });

    it('and goes on counting: it was answered, and the start was another server’s', async () => {
      const asked = [110, 111, 112].map((rid, i) => recv(at(345 + i * 30), agent, rid));
      const lines = [idleSweep(at(15), agent, 1_000), ...polls(300), ...restarted, ...asked];
      expect(await verdicts(lines)).toEqual([]);
    });

    it('and had been silent for minutes before: it may have ended by itself', async () => {
      const lines = [idleSweep(at(15), agent, 1_000), ...polls(120), ...restarted];
      const asked = recv(at(345), agent, 104);
      const { disconnects } = await analyzeLines([...lines, asked]);
      const [cause] = disconnects[0]?.causes ?? [];
      expect(cause).toMatchObject({ cause: 'service-restart', confidence: 'possible' });
      expect(cause?.against.map(({ text }) => text)).toContain(
        'no record shows the session after 10:01:30: it may have ended before',
      );
    });

    it('and is refused, as 3.8 and 4.2 tell it', async () => {
      const refused = invalidSession(at(345), agent, '10.0.0.7');
      const lines = [...healthy(agent, from, at(300)), ...restarted, refused];
      expect(await verdicts(lines)).toEqual(['server-stop service-restart certain']);
    });
  });
});
