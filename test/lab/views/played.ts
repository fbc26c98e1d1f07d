import type { Happening } from '../../../src/lab/happening.ts';
import { type Product, scenarioSchema } from '../../../src/lab/scenario/scenario.ts';
import type { View } from '../../../src/lab/views/view.ts';
import { Random } from '../../../src/lab/world/random.ts';
import { Stage } from '../world/finesse/stage.ts';

export const agents = ['1001001', '1001002', '1001003', '1001004', '1001005', '1001006'];

/** Of the server: its clock is 3 s ahead. */
const aheadMs = 3_000;
const zoneMs = 5.5 * 3_600_000;

/** Half an hour in which everything befalls a Finesse that can. */
export function eventful(product: Product): Stage {
  const stage = new Stage({ product, aheadMs, seed: 3, sso: new Set(['1001002']) });
  const { finesse, cti } = stage;
  stage.signIn(...agents);
  for (const agent of agents) finesse.live(agent, 30_000);
  for (const agent of agents) stage.ask(agent, 'system-info');
  stage.pass(120_000);
  stage.go('1001001');
  stage.ask('1001002', 'forced-sign-out');
  finesse.signOutBySupervisor('1001003');
  stage.ask('1001004', 'sign-out');
  finesse.slow(6_000, 120_000);
  stage.pass(200_000);
  stage.signIn(...agents);
  finesse.signOutByDevice('1001001');
  finesse.signOutByInactivity('1001002');
  finesse.signOutByOtherSignIn('1001003');
  stage.pass(60_000);
  cti.lose(90_000);
  stage.pass(200_000);
  finesse.service('lost');
  stage.pass(30_000);
  finesse.service('established');
  finesse.restart(60_000);
  stage.pass(200_000);
  stage.signIn(...agents);
  stage.pass(600_000);
  return stage;
}

interface ShownOptions {
  readonly product?: Product;
  readonly noise?: number;
  readonly multiLine?: boolean;
}

/** What a view writes of happenings: one text for each log, at +05:30. */
export function shown(
  view: View,
  happenings: readonly Happening[],
  { product = 'uccx', noise = 1, multiLine = true }: ShownOptions = {},
): Record<string, string> {
  const files: Record<string, string> = {};
  const hear = view({
    scenario: scenarioSchema.parse({
      title: 'a view',
      zone: '+05:30',
      product,
      domain: 'example.com',
      logs: { access: true, noise, multiLine },
    }),
    server: { name: 'fin-a', host: 'fin-a.example.com', ip: '10.1.1.1' },
    wall: (at) => at + aheadMs + zoneMs,
    random: new Random(5),
    write: (log, _at, text) => {
      files[log] = `${files[log] ?? ''}${text}\n`;
    },
  });
  for (const happening of happenings) hear(happening);
  return files;
}

/** The epoch ms that the server's clock shows at a true instant. */
export const shownAt = (at: number): number => at + aheadMs;
