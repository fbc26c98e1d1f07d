import { describe, expect, it } from 'vitest';
import type { Report, ReportBurst, ReportNode, ReportSource } from '../../../src/model/report.ts';
import { markdown } from '../../../src/reporters/markdown/index.ts';
import type { ReporterOptions } from '../../../src/reporters/reporter.ts';
import { plainOptions } from '../plain-options.ts';
import { poisoned } from '../poisoned.ts';
import { askedReport } from '../sample-asked.ts';
import { burstReport, healthyReport } from '../sample-crowd.ts';
import { emptyReport, incidentReport } from '../sample-report.ts';
import { marks } from './read-inline.ts';

const print = (report: Report, options: Partial<ReporterOptions> = {}): string =>
  markdown(report, { ...plainOptions, ...options });

/** Lines outside fences, with the marks that they hold. */
function skeleton(page: string): string[] {
  let fence = '';
  return page.split('\n').map((line) => {
    const [ticks = ''] = /^`{3,}/.exec(line) ?? [];
    const isEdge = ticks !== '' && (fence === '' || line === fence);
    if (isEdge) fence = fence === '' ? ticks : '';
    if (isEdge || fence !== '') return 'fenced';
    // An escaped mark that ends no cell, in code too.
    return (/^ *(?:- |#+ )?/.exec(line)?.[0] ?? '') + marks(line.replaceAll('\\|', ''));
  });
}

describe('Markdown', () => {
  it('says who, when, why, what next and what is missing', () => {
    const page = print(incidentReport);
    expect(page).toMatch(/^\*\*1 of \d+ agents? was signed out by Finesse \(reason 255\)/);
    expect(page.match(/^## .*/gm)).toEqual([
      '## Losses',
      '## Step by step',
      '## Next steps',
      '## Missing logs',
      '## Read',
    ]);
    expect(page).toContain('| `1001003` | logged-out | 00:16:04 |');
    expect(page).toContain('    desktop/logs/openfire/info.log:1\n    Closing idle session');
    expect(page).toContain('collect: ');
  });

  it('caps the losses, and says how many more there are', () => {
    const rows = (page: string) => page.match(/^\| `/gm)?.length ?? 0;
    const crowd: Report = {
      ...burstReport,
      agents: Array.from({ length: 3 }, (_, copy) =>
        burstReport.agents.map((agent) => ({ ...agent, id: `${agent.id}-${copy}` })),
      ).flat(),
    };
    const all = rows(print(crowd, { verbose: true }));
    expect(all).toBeGreaterThan(20);
    expect(rows(print(crowd))).toBe(20);
    expect(print(crowd)).toContain(`\n… and ${all - 20} more (\`--verbose\`, `);
    expect(print(crowd, { verbose: true })).not.toContain('… and');
  });

  it('tells of a burst once, and of one of its members step by step', () => {
    const page = print(burstReport);
    expect(page).toContain('## Together');
    const members = burstReport.bursts.flatMap(({ agents }) => agents);
    const told = [...page.matchAll(/^### `(\S+)`/gm)].map(([, id]) => id);
    expect(told.filter((id) => members.includes(id ?? ''))).toHaveLength(burstReport.bursts.length);
  });

  it('says of a burst that is not listed what it was, instead of where it stands', () => {
    const [burst] = burstReport.bursts as [ReportBurst];
    const bursts = Array.from({ length: 7 }, (_, copy) => ({ ...burst, id: `other-${copy}` }));
    const said = 'one of 8 agents lost at once (within 31.0 s, 2017-06-17 10:00:38–10:01:09, ';
    const cut = { ...burstReport, bursts: [...bursts, burst] };
    expect(print(cut)).not.toContain('see above');
    expect(print(cut)).toContain(said);
    expect(print(cut, { verbose: true })).toContain('together with others, see above');
    expect(print({ ...burstReport, bursts: [...bursts.slice(0, 4), burst] })).toContain(
      'see above',
    );
    expect(print({ ...burstReport, bursts: [...bursts.slice(0, 5), burst] })).toContain(said);
  });

  it('tells all of the agents that were asked for', () => {
    const page = print(burstReport, { stepByStep: true });
    expect(page.match(/^### /gm)).toHaveLength(burstReport.disconnects.length);
  });

  it('tells how far the rules got', () => {
    const asked = askedReport();
    const page = print(asked, { stepByStep: true, why: true });
    expect(page).toContain('How far the rules got:');
    expect(page).toMatch(/^- `[\w-]+` \([\w-]+\): \*\*fired\*\*\. It says: /m);
    expect(page).toMatch(/^ {2}- lacks: /m);
    const one = asked.disconnects[0]?.asked?.[0]?.rule ?? '';
    const ofOne = print(asked, { stepByStep: true, why: one });
    expect(ofOne.match(/^- `[\w-]+` \(/gm)).toHaveLength(asked.disconnects.length);
    expect(print(asked, { stepByStep: true, why: 'client-clock' })).toContain(
      'Rules: there is none of client-clock',
    );
  });

  it('says what to do next where nothing could be analysed, and nothing of a server that tells nothing', () => {
    const [node] = incidentReport.bundle.nodes as [ReportNode];
    const [source] = incidentReport.bundle.sources as [ReportSource];
    const sources: ReportSource[] = [{ ...source, kind: 'unknown' }];
    const silent: ReportNode = { ...node, id: 'silent', offsets: [], releases: [] };
    const nodes = [silent, node];
    const page = print({ ...emptyReport, bundle: { ...incidentReport.bundle, sources, nodes } });
    expect(page).toMatch(/## Next steps\n\n- Collect the logs .*`bosh-diag/);
    expect(page).toContain(`\n- \`${node.id}\`: `);
    expect(page).not.toContain('silent');
    expect(page).not.toMatch(/: *$/m);
    expect(print(healthyReport)).not.toContain('Collect the logs');
  });

  it.each([
    ['nothing that could be analysed', emptyReport, /^\*\*Nothing could be analysed/],
    ['nobody who was lost', healthyReport, /^\*\*No agent lost its connection/],
  ])('says so of %s', (_, report, sentence) => {
    expect(print(report)).toMatch(sentence);
    expect(print(report)).not.toContain('## Losses');
  });
});

describe('hostile text in Markdown', () => {
  const options = { stepByStep: true, verbose: true };
  const innocent = skeleton(print(poisoned('x'), options));

  it.each([
    'a|b',
    '*b*',
    '__b__',
    '~~b~~',
    '`b`',
    '``b',
    '```',
    '<img src=x onerror=alert(1)>',
    '<!-- b',
    '[b](https://evil.example)',
    '![b](https://evil.example/b.png)',
    '@admin',
    '#1',
    'https://evil.example',
    'www.evil.example',
    '&lt;',
    '\\',
    '\\|',
    '$b$',
    '\n# b',
    '\r\n\r\n- b',
    '\u2028',
    ' ``` ',
  ])('%j makes no markup', (text) => {
    const page = print(poisoned(text), options);
    expect(skeleton(page)).toEqual(innocent);
    expect(page).not.toMatch(/[\u2028\r]/);
  });
});
