import { readFileSync } from 'node:fs';
import { touching } from '../../model/refused-path.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { utf8Text } from '../../yaml/utf8-text.ts';
import type { KnownKind } from './known-kind.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { scenarioMistakes } from './scenario-mistakes.ts';

const forms = {
  at: 'a length of time, 90s, or the shortest and the longest, [30s, 90s]',
  for: 'a length of time, 90s, or the shortest and the longest, [30s, 90s]',
  who: 'a number of agents, all, a list of ids, or { site: office, share: 0.5 }',
  clients: 'a share from 0 to 1, or a list of ids',
  start: 'an instant with its zone: 2026-03-02T08:00:00Z',
  zone: 'hours and minutes: "+05:30"',
  domain: 'the name of a host: finesse.example.com',
  subnet: 'the first three numbers of an address: 10.20.1',
  name: 'letters, digits, dots and hyphens',
  site: 'the name of a site',
  server: 'the name of a server',
};

/** `kinds`: those of incidents that there are. A mistake is a `UserError` that says `file:line:column`. */
export const readScenario = (file: string, kinds: readonly KnownKind[]): Scenario =>
  parseScenario(
    utf8Text(
      touching(file, 'read', () => readFileSync(file)),
      file,
    ),
    file,
    kinds,
  );

/** As `readScenario`; `file` is what its text is called. */
export const parseScenario = (text: string, file: string, kinds: readonly KnownKind[]): Scenario =>
  readYaml(text, file, {
    what: 'scenario',
    schema: scenarioSchema,
    forms,
    empty: 'write title: and what is to happen',
    further: (scenario) => scenarioMistakes(scenario, kinds),
  });
