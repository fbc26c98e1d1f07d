import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import { analyze } from '../src/analyze.ts';
import { explain } from '../src/explain.ts';
import type { IncidentKind } from '../src/lab/incidents/incident-kind.ts';
import { incidentKinds } from '../src/lab/incidents/index.ts';
import { scenarioSchema } from '../src/lab/scenario/scenario.ts';
import { productTitles, reasonCauserWords, reasonLists } from '../src/model/reason-codes.ts';
import { settingsFileSchema } from '../src/model/settings-file.ts';
import { spanText } from '../src/model/span.ts';
import { causeWords } from '../src/model/words.ts';
import { families } from '../src/parsers/index.ts';
import { select } from '../src/report/select.ts';
import { explanationReporters, reporters } from '../src/reporters/index.ts';
import { rules } from '../src/rules/index.ts';
import {
  type Question,
  questions,
  type ReleaseForm,
  releaseForms,
} from '../test/support/release-forms.ts';
import { schemaKeys } from './schema-keys.ts';

const bundleOf = (scenario: string): string =>
  fileURLToPath(new URL(`../fixtures/scenarios/${scenario}/bundle`, import.meta.url));

const same = (text: string): string => text;
/** As a file gets it. */
const page = {
  width: 100,
  paint: { heading: same, bad: same, doubtful: same, good: same, quiet: same },
  verbose: false,
};

const settingsFile = new URL('../fixtures/config/bosh-diag.yaml', import.meta.url);

/** The parts of the README that the code itself knows, by the name of their markers. */
export async function generatedParts(): Promise<Map<string, string>> {
  return new Map([
    ['first-screen', await firstScreen()],
    ['why', await whyScreen()],
    ['explain', await explainScreen()],
    ['releases', releasesTable()],
    ['rules', rulesTable()],
    ['reason-codes', reasonCodesTable()],
    ['records', recordsTable()],
    ['settings-example', settingsExample()],
    ['settings-keys', keysTable(settingsFileSchema(rules.map(({ meta }) => meta.id)))],
    ['scenario-keys', keysTable(scenarioSchema)],
    ['incidents', incidentsTable()],
    ['incident-keys', incidentKeysTable()],
  ]);
}

/** Puts `part` between `<!-- name -->` and `<!-- /name -->`. */
export function replacePart(text: string, name: string, part: string): string {
  const start = `<!-- ${name} -->\n`;
  const end = `<!-- /${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no part <!-- ${name} -->`);
  return `${text.slice(0, from + start.length)}\n${part}\n${text.slice(to)}`;
}

async function firstScreen(): Promise<string> {
  const { report } = await analyze([bundleOf('technote-idle-logout')]);
  const print = await reporters.table();
  return fenced(print(report, { ...page, stepByStep: false }));
}

/** What stands between the steps of the loss and the blocks below it. */
async function whyScreen(): Promise<string> {
  const { report } = await analyze([bundleOf('site-cut')], { why: true });
  const print = await reporters.table();
  const selected = select(report, { agents: ['5001'] });
  const table = print(selected, { ...page, stepByStep: true, why: 'network-path' });
  const [, told = ''] = /\n( {2}network-path .*?)\n\n[A-Z]/s.exec(table) ?? [];
  return fenced(told);
}

async function explainScreen(): Promise<string> {
  const print = await explanationReporters.table();
  return fenced(print(explain('uccx 32767'), page));
}

const fenced = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\`\n`;

function releasesTable(): string {
  const asked = Object.entries(questions) as [Question, string][];
  const rows = releaseForms.map(({ name, carries, ...form }) => {
    const told = asked.map(([question]) => (carries.includes(question) ? 'yes' : '–'));
    return `| ${name} | ${filesOf(form)} | ${told.join(' | ')} |`;
  });
  const words = asked.map(([, word]) => word);
  const head = `| release, and what was switched on | its logs | ${words.join(' | ')} |`;
  const rule = `| --- | --- | ${words.map(() => '---').join(' | ')} |`;
  return `${[head, rule, ...rows].join('\n')}\n`;
}

function filesOf({ logs, era, debug, bosh }: Omit<ReleaseForm, 'name' | 'carries'>): string {
  if (logs === 'openfire.log') return '`openfire.log`';
  const levels = debug ? 'debug, info, warn' : 'info, warn';
  const all = logs === 'five' ? ', all' : '';
  const isOnStdout = bosh && logs !== 'no-logger' && era < 404;
  return `\`${levels}${all}.log\`${isOnStdout ? ', stdout' : ''}`;
}

function rulesTable(): string {
  const rows = rules.map(
    ({ meta }) =>
      `| \`${meta.id}\` | \`${meta.cause}\` | ${causeWords[meta.cause].side} | ${meta.title} | ${cell(meta.falsePositives)} |`,
  );
  const head =
    '| rule | cause | side | fires when | taken for it |\n| --- | --- | --- | --- | --- |';
  return `${head}\n${rows.join('\n')}\n`;
}

const states = { 'logged-out': 'logged out', 'not-ready': 'Not Ready' } as const;

function reasonCodesTable(): string {
  const rows = reasonLists.flatMap(({ product, codes }) =>
    codes.map(({ code, words, name, state, by }) => {
      const said = name ? `${words} (\`${name}\`)` : words;
      return `| ${productTitles[product]} | ${code} | ${cell(said)} | ${state ? states[state] : 'either, or not said'} | ${by ? reasonCauserWords[by] : 'not said'} |`;
    }),
  );
  const head =
    "| product | code | Cisco's words | the agent is | by |\n| --- | --- | --- | --- | --- |";
  const sources = reasonLists.map(
    (list) => `- ${productTitles[list.product]}: ${list.sources.join('; ')}`,
  );
  return `${head}\n${rows.join('\n')}\n\nSources:\n\n${sources.join('\n')}\n`;
}

function recordsTable(): string {
  const rows = families.flatMap((family) =>
    family.patterns.map(
      ({ id, release, verified }) =>
        `| ${family.title} | \`${id}\` | ${cell(release)} | ${verified ? 'yes' : 'unverified'} |`,
    ),
  );
  const head =
    '| logs | record / wording | release it belongs to | seen in a real log |\n| --- | --- | --- | --- |';
  return `${head}\n${rows.join('\n')}\n`;
}

function incidentsTable(): string {
  const rows = incidentKinds.map(({ name, title, causes: [cause], side, harmless }) => {
    const whatIsTrue = harmless ? `harmless (\`${cause}\`)` : `\`${cause}\``;
    return `| \`${name}\` | ${cell(title)} | ${whatIsTrue} | ${side} |`;
  });
  const head = '| what | what is done | true cause | side |\n| --- | --- | --- | --- |';
  return `${head}\n${rows.join('\n')}\n`;
}

const settingsExample = (): string =>
  `\`\`\`yaml\n${readFileSync(settingsFile, 'utf8').trimEnd()}\n\`\`\`\n`;

function keysTable(schema: z.ZodObject): string {
  const rows = schemaKeys(schema).map(
    ({ path, means, form, standard }) => `| \`${path}\` | ${cell(means)} | ${form} | ${standard} |`,
  );
  const head = '| key | says | may be | default |\n| --- | --- | --- | --- |';
  return `${head}\n${rows.join('\n')}\n`;
}

const meets: Readonly<Record<IncidentKind['meets'], string>> = {
  desktop: '`who`',
  server: '`server`, and all that are signed in there',
  servers: 'all servers, and all agents',
};

function incidentKeysTable(): string {
  const rows = incidentKinds.map(({ name, lasts, only = '–', options = {}, ...kind }) => {
    const length = lasts ? `\`[${lasts.map(spanText).join(', ')}]\`` : '–';
    const keys = Object.entries(options).map(([key, words]) => `\`${key}: true\`: ${words}`);
    return `| \`${name}\` | ${meets[kind.meets]} | ${length} | ${keys.join('; ') || '–'} | ${only} |`;
  });
  const head = '| what | meets | `for` | `with` | needs |\n| --- | --- | --- | --- | --- |';
  return `${head}\n${rows.join('\n')}\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
