import { expect, it } from 'vitest';
import { Agenda } from '../../../src/lab/world/agenda.ts';
import type { Exchange, Reply } from '../../../src/lab/world/exchange.ts';
import { Path } from '../../../src/lab/world/path.ts';
import { Random } from '../../../src/lab/world/random.ts';

interface Answer {
  readonly text: string;
}

/** A path, and a server that answers after a while; `log` is what came of each request, with ms. */
const made = (answersAfterMs = 100, seed = 1) => {
  const agenda = new Agenda(0);
  const path = new Path(
    { agenda, random: new Random(seed), tell: () => {} },
    { name: 'p', ip: '10.0.0.1', latencyMs: 5 },
  );
  const log: [number, string][] = [];
  const arrived: { question: string; ip: string; port: number; at: number }[] = [];
  const serve = (question: string, exchange: Exchange<Answer>): void => {
    arrived.push({ question, ip: exchange.ip, port: exchange.port, at: agenda.now });
    agenda.in(answersAfterMs, () => exchange.answer({ text: question }));
  };
  const reply: Reply<Answer> = {
    answered: ({ text }) => log.push([agenda.now, text]),
    turnedAway: (status) => log.push([agenda.now, String(status)]),
    failed: (why) => log.push([agenda.now, why]),
  };
  const ask = (question = 'a', isUp = () => true) => path.call(serve, question, reply, isUp);
  return { agenda, path, log, arrived, serve, reply, ask };
};

it.each<[string, (path: Path) => void, string, number, number, boolean]>([
  ['nothing', () => {}, 'a', 110, 125, true],
  ['a black hole', (path) => path.blackHole(10_000), 'a', 10_100, 11_200, true],
  ['offline', (path) => path.offline(10_000), 'offline', 0, 2, false],
  ['a bad gateway', (path) => path.badGateway(1_000), '502', 10, 25, false],
  ['a proxy without patience', (path) => path.proxyCuts(50), '504', 60, 75, true],
  ['a slow path', (path) => path.slow(1_000, 60_000), 'a', 2_100, 2_200, true],
])('through %s', (_, fault, came, least, most, reaches) => {
  const { agenda, path, log, arrived, ask } = made();
  fault(path);
  ask();
  agenda.run(60_000);
  expect(log.map(([, text]) => text)).toEqual([came]);
  expect(log[0]?.[0]).toBeGreaterThanOrEqual(least);
  expect(log[0]?.[0]).toBeLessThanOrEqual(most);
  expect(arrived.length > 0).toBe(reaches);
});

it('keeps a connection that is used again within a minute, and makes a new one afterwards', () => {
  const { agenda, arrived, ask } = made();
  for (const wait of [1_000, 59_000, 90_000]) {
    ask();
    agenda.run(agenda.now + wait);
  }
  ask();
  ask();
  agenda.run(agenda.now + 1_000);
  const ports = arrived.map(({ port }) => port);
  expect(new Set(ports.slice(0, 3)).size).toBe(1);
  expect(new Set(ports).size).toBe(3);
});

it('a request on its way when offline begins survives, unless the adapter goes down', () => {
  for (const adapterDown of [false, true]) {
    const { agenda, path, log, ask } = made(5_000);
    ask();
    agenda.run(1_000);
    path.offline(20_000, { adapterDown });
    agenda.run(60_000);
    expect(log.map(([at, text]) => [Math.round(at / 1_000), text])).toEqual([
      adapterDown ? [21, 'reset'] : [5, 'a'],
    ]);
  }
});

it('after a move the open connections die silently, and the new ones come from the new address', () => {
  const { agenda, path, log, arrived, ask } = made(5_000);
  ask('old');
  agenda.run(1_000);
  path.moveTo('10.0.0.2');
  ask('new');
  agenda.run(600_000);
  expect(log.map(([, text]) => text)).toEqual(['new']);
  expect(arrived.map(({ ip }) => ip)).toEqual(['10.0.0.1', '10.0.0.2']);
});

it('loses answers, not requests', () => {
  const { agenda, path, log, arrived, ask } = made();
  path.loseAnswers(10_000);
  ask();
  agenda.run(600_000);
  expect([log, arrived.length]).toEqual([[], 1]);
});

it('may let a request overtake another', () => {
  const orders = Array.from({ length: 20 }, (_, seed) => {
    const { agenda, path, arrived, ask } = made(100, seed);
    path.reorder(60_000);
    ask('1');
    agenda.run(20);
    ask('2');
    agenda.run(10_000);
    return arrived.map(({ question }) => question).join('');
  });
  expect(new Set(orders)).toEqual(new Set(['12', '21']));
});

it('a server that takes no connections, or whose process ends, resets at once', () => {
  const { agenda, path, log, reply, ask } = made();
  ask('a', () => false);
  agenda.run(1_000);
  path.call(
    (_: string, exchange: Exchange<Answer>) => void agenda.in(2_000, () => exchange.reset?.()),
    'b',
    reply,
  );
  agenda.run(60_000);
  expect(log.map(([at, text]) => [Math.round(at / 1_000), text])).toEqual([
    [0, 'reset'],
    [3, 'reset'],
  ]);
});

it('tells nothing more of an aborted request, though it arrives', () => {
  const { agenda, path, log, arrived, ask } = made();
  path.blackHole(5_000);
  const call = ask();
  agenda.run(1_000);
  call.abort();
  agenda.run(60_000);
  expect([log, arrived.length]).toEqual([[], 1]);
});

it('frames of a WebSocket keep their order through a black hole; after 130 s the sender learns of a reset', () => {
  for (const ms of [30_000, 130_000]) {
    const { agenda, path } = made();
    const heard: string[] = [];
    const end = path.open(
      () => ({ frame: ({ type }) => heard.push(type), closed: (how) => heard.push(how) }),
      { frame: () => {}, closed: (how) => heard.push(`browser ${how}`) },
    );
    agenda.run(1_000);
    path.blackHole(ms);
    end.send({ type: 'ping' });
    agenda.run(1_000 + ms + 10);
    end.send({ type: 'pong' });
    agenda.run(400_000);
    expect(heard).toEqual(
      ms === 30_000 ? ['ping', 'pong'] : expect.arrayContaining(['browser reset']),
    );
  }
});
