import { closeIds } from '../../model/close-ids.ts';
import { spanText } from '../../model/span.ts';
import { choices, type Mistake } from '../../yaml/mistake.ts';
import { idsOf } from './agents.ts';
import type { KnownKind } from './known-kind.ts';
import type { IncidentPlan, Scenario } from './scenario.ts';

type Path = Mistake['path'];

/** What there is to be named. */
interface Names {
  readonly sites: readonly string[];
  readonly servers: readonly string[];
  readonly agents: ReadonlySet<string>;
}

/** What each value alone may be, but not beside the others. `kinds`: those of incidents that there are. */
export function scenarioMistakes(scenario: Scenario, kinds: readonly KnownKind[]): Mistake[] {
  const names: Names = {
    sites: scenario.sites.map(({ name }) => name),
    servers: scenario.servers.map(({ name }) => name),
    agents: new Set(scenario.desktops.flatMap(idsOf)),
  };
  return [
    ...sameNames('servers', names.servers),
    ...sameNames('sites', names.sites),
    ...desktopMistakes(scenario, names),
    ...logMistakes(scenario, names),
    ...scenario.incidents.flatMap((incident, index) => [
      ...incidentMistakes(incident, ['incidents', index], scenario.length, names),
      ...kindMistakes(scenario, incident, ['incidents', index], kinds),
    ]),
  ];
}

const sameNames = (list: string, names: readonly string[]): Mistake[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path: [list, index, 'name'], words: `${name} is there already; choose another name` }]
      : [],
  );

function desktopMistakes({ desktops }: Scenario, { sites, servers }: Names): Mistake[] {
  const taken = new Set<string>();
  return desktops.flatMap((group, index) => {
    const path = ['desktops', index];
    const ids = idsOf(group);
    const twice = ids.find((id) => taken.has(id));
    for (const id of ids) taken.add(id);
    return [
      ...unknown([...path, 'site'], 'site', group.site, sites),
      ...unknown([...path, 'server'], 'server', group.server, servers),
      ...(twice === undefined
        ? []
        : [
            {
              path: [...path, 'from'],
              words: `agent ${twice} is in another group already; begin with a higher id`,
            },
          ]),
    ];
  });
}

function logMistakes({ logs: { clients, collected } }: Scenario, names: Names): Mistake[] {
  const { from, to } = collected;
  return [
    ...(typeof clients === 'number' ? [] : unknownAgents(['logs', 'clients'], clients, names)),
    ...(to === undefined || from < to
      ? []
      : [{ path: ['logs', 'collected', 'to'], words: 'not after from; write a later one' }]),
  ];
}

function incidentMistakes(
  { at, for: lasts, who, server }: IncidentPlan,
  path: Path,
  length: number,
  names: Names,
): Mistake[] {
  const [earliest, latest] = typeof at === 'number' ? [at, at] : at;
  return [
    ...unknown([...path, 'server'], 'server', server, names.servers),
    ...whoMistakes(who, [...path, 'who'], names),
    ...(earliest < 0
      ? [{ path: [...path, 'at'], words: 'before the beginning; write 0s or more' }]
      : []),
    ...(latest >= length
      ? [
          {
            path: [...path, 'at'],
            words: `at ${spanText(latest)}, after the end at ${spanText(length)}; write less, or a greater length`,
          },
        ]
      : []),
    ...turned([...path, 'at'], at),
    ...(lasts === undefined ? [] : lengthMistakes([...path, 'for'], lasts)),
  ];
}

const lengthMistakes = (path: Path, lasts: IncidentPlan['at']): Mistake[] => [
  ...((typeof lasts === 'number' ? lasts : lasts[0]) > 0
    ? []
    : [{ path, words: 'no length; write 1s or more' }]),
  ...turned(path, lasts),
];

/** What this kind of incident cannot do, or not in this scenario. */
function kindMistakes(
  scenario: Scenario,
  plan: IncidentPlan,
  path: Path,
  kinds: readonly KnownKind[],
): Mistake[] {
  const { what } = plan;
  const kind = kinds.find(({ name }) => name === what);
  if (!kind)
    return unknown(
      [...path, 'what'],
      'kind of incident',
      what,
      kinds.map(({ name }) => name),
    );
  const need = kind.needs?.(scenario, plan);
  const options = Object.keys(kind.options ?? {});
  const strange = Object.keys(plan.with).find((key) => !options.includes(key));
  return [
    ...(need === undefined ? [] : [{ path: [...path, 'what'], words: `${what} needs ${need}` }]),
    ...(plan.for === undefined || kind.lasts
      ? []
      : [{ path: [...path, 'for'], words: `${what} has no length; delete it` }]),
    ...(strange === undefined
      ? []
      : [strangeOption([...path, 'with', strange], strange, what, options)]),
  ];
}

const strangeOption = (
  path: Path,
  key: string,
  what: string,
  options: readonly string[],
): Mistake => ({
  path,
  words:
    options.length > 0
      ? `unknown key; ${choices(closeIds(key, options), options)}`
      : `${what} knows no such key; delete it`,
});

function whoMistakes(who: IncidentPlan['who'], path: Path, names: Names): Mistake[] {
  if (who === 'all') return [];
  if (typeof who === 'number') return tooMany(who, path, names);
  if (Array.isArray(who)) return unknownAgents(path, who, names);
  return 'site' in who
    ? unknown([...path, 'site'], 'site', who.site, names.sites)
    : unknown([...path, 'server'], 'server', who.server, names.servers);
}

function tooMany(count: number, path: Path, { agents }: Names): Mistake[] {
  if (count <= agents.size) return [];
  const isId = agents.has(String(count));
  const advice = isId ? `write [${count}] for that agent` : `write ${agents.size} or less`;
  return [{ path, words: `${count} of ${agents.size} agents; ${advice}` }];
}

/** The longest before the shortest. */
const turned = (path: Path, range: IncidentPlan['at']): Mistake[] =>
  typeof range === 'number' || range[0] <= range[1]
    ? []
    : [{ path, words: 'the longest comes first; write the shortest first' }];

const unknownAgents = (path: Path, ids: readonly string[], { agents }: Names): Mistake[] =>
  ids.flatMap((id, index) =>
    agents.has(id)
      ? []
      : [
          {
            path: [...path, index],
            words: `unknown agent ${id}; name one of a group of desktops`,
          },
        ],
  );

const unknown = (
  path: Path,
  noun: string,
  name: string | undefined,
  known: readonly string[],
): Mistake[] =>
  name === undefined || known.includes(name)
    ? []
    : [{ path, words: `unknown ${noun} ${name}; ${choices(closeIds(name, known), known)}` }];
