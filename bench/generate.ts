import { parseArgs } from 'node:util';
import { parseSize } from './parse-size.ts';
import { Server } from './server.ts';

/*
 * tsx bench/generate.ts --seed 1 --size 1GiB --agents 800 --out <folder>
 *
 * Writes a bundle (debug.log, info.log, webservices log) as a Finesse 11.x server would leave it, and prints what it
 * holds. The same options give the same bytes.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '64MiB' },
    hours: { type: 'string', default: '100000' },
    agents: { type: 'string', default: '800' },
    hidden: { type: 'string', default: '0' },
    losses: { type: 'string', default: '12' },
    bare: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

if (values.out === undefined) throw new Error('--out <folder> is missing');
const server = new Server(values.out, {
  seed: Number(values.seed),
  bytes: parseSize(values.size),
  hours: Number(values.hours),
  agents: Number(values.agents),
  hidden: Number(values.hidden),
  lossesPerHour: Number(values.losses),
  bare: values.bare,
});
console.log(JSON.stringify(server.run(), null, 2));
