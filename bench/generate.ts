import { parseArgs } from 'node:util';
import { defaultLoad, type LogName, logNames } from './logs/load.ts';
import { Server } from './logs/server.ts';
import { parseSize } from './parse-size.ts';

/*
 * tsx bench/generate.ts --seed 1 --size 1GiB --agents 800 --out <folder>
 * tsx bench/generate.ts --logs info,client --calls 12 --size 1GiB --out <folder>
 * tsx bench/generate.ts --logs info,webservices,client,access --calls 12 --size 1GiB --files 10 --out <folder>
 *
 * Writes a bundle as a Finesse 11.x server would leave it, and prints what it holds. The size is that of debug.log, or of
 * the webservices logs where there is none, or else of one page's log, or the access log. The same options give the same
 * bytes.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(defaultLoad.seed) },
    logs: { type: 'string', default: [...defaultLoad.logs].join(',') },
    size: { type: 'string', default: '64MiB' },
    files: { type: 'string', default: String(defaultLoad.files) },
    hours: { type: 'string', default: String(defaultLoad.hours) },
    agents: { type: 'string', default: String(defaultLoad.agents) },
    hidden: { type: 'string', default: String(defaultLoad.hidden) },
    losses: { type: 'string', default: String(defaultLoad.lossesPerHour) },
    calls: { type: 'string', default: String(defaultLoad.calls) },
    bare: { type: 'boolean', default: defaultLoad.bare },
    out: { type: 'string' },
  },
});

if (values.out === undefined) throw new Error('--out <folder> is missing');
const server = new Server(values.out, {
  seed: Number(values.seed),
  logs: new Set(values.logs.split(',').map(logName)),
  bytes: parseSize(values.size),
  files: Number(values.files),
  hours: Number(values.hours),
  agents: Number(values.agents),
  hidden: Number(values.hidden),
  lossesPerHour: Number(values.losses),
  calls: Number(values.calls),
  bare: values.bare,
});
console.log(JSON.stringify(server.run(), null, 2));

function logName(text: string): LogName {
  const name = logNames.find((known) => known === text);
  if (name === undefined) throw new Error(`${text} is no log: ${logNames.join(', ')}`);
  return name;
}
