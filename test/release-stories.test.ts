import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, ReportDisconnect } from '../src/model/report.ts';
import { confidences } from '../src/model/words.ts';
import { analyzeFiles, type Files } from './support/bundle.ts';
import { time } from './support/lines.ts';
import {
  type Question,
  questions,
  type ReleaseForm,
  releaseForms,
} from './support/release-forms.ts';
import { releaseStory } from './support/release-story.ts';

/** The release whose logs carry all of it. */
const reference = releaseForms.find(({ name }) => name === 'Openfire 4.2–4.3, debug logging');

const widthOf = ({ lastContact }: ReportDisconnect): number =>
  lastContact ? Date.parse(lastContact.latest) - Date.parse(lastContact.earliest) : Infinity;

/** What a report says to a question. */
const answers: Readonly<Record<Question, (report: Report) => boolean>> = {
  lastContact: (report) => of(report, '2001').some((one) => widthOf(one) < 32_000),
  together: ({ bursts }) =>
    bursts.some(
      ({ agents, cause }) => agents.join() === '2011,2012,2013' && cause === 'network-path',
    ),
  idleClose: (report) =>
    of(report, '2001').some(({ steps }) => steps.some(({ step }) => step === 'idle-close')),
  nearMiss: (report) => of(report, '2002').some(({ outcome }) => outcome === 'near-miss'),
  ridFault: (report) => causesOf(report, '2004').includes('request-order certain'),
  kick: (report) => causesOf(report, '2005').some((one) => one.startsWith('duplicate-sign-in')),
};

const of = ({ disconnects }: Report, agent: string): ReportDisconnect[] =>
  disconnects.filter((one) => one.agent === agent);

const causesOf = (report: Report, agent: string): string[] =>
  of(report, agent).map(({ causes: [first] }) => `${first?.cause} ${first?.confidence}`);

const told = (report: Report): Question[] =>
  (Object.keys(questions) as Question[]).filter((question) => answers[question](report));

const kindsMissing = ({ bundle }: Report): Set<string> =>
  new Set(bundle.missing.map(({ kind }) => kind));

const ranOn = ({ bundle }: Report): string[] =>
  bundle.nodes.flatMap(({ releases = [] }) => releases.map(({ release }) => release));

describe('the morning that carries all of it', () => {
  it('is told', async () => {
    const report = await analyzeFiles(releaseStory(reference as ReleaseForm));
    const outcomes = report.agents.map(({ id, outcome }) => `${id} ${outcome}`);
    expect(outcomes).toEqual([
      '2001 logged-out',
      '2002 near-miss',
      '2003 healthy',
      '2004 recovered',
      '2005 recovered',
      '2011 logged-out',
      '2012 logged-out',
      '2013 logged-out',
    ]);
    expect(of(report, '2001')[0]?.reasonCode?.requested).toBe(255);
    expect(report.bursts).toMatchObject([{ agents: ['2011', '2012', '2013'], side: 'network' }]);
  });
});

describe.each(releaseForms)('$name', (form) => {
  let best: Report;
  let report: Report;
  beforeAll(async () => {
    best = await analyzeFiles(releaseStory(reference as ReleaseForm));
    report = await analyzeFiles(releaseStory(form));
  });

  it('tells what its logs carry, and nothing else', () => {
    expect(told(report).sort()).toEqual([...form.carries].sort());
  });

  it('has the outcomes of the others, a near-miss where it shows', () => {
    const outcomes = (one: Report): string[] =>
      one.agents.map(({ id, outcome }) =>
        outcome === 'near-miss' ? `${id} healthy` : `${id} ${outcome}`,
      );
    expect(outcomes(report)).toEqual(outcomes(best));
  });

  it('blames nobody else, and is no surer', () => {
    for (const one of report.disconnects) {
      const [cause] = one.causes;
      const [known] = of(best, one.agent).flatMap(({ causes: [first] }) => first ?? []);
      if (!cause || !known || cause.cause === 'undetermined') continue;
      expect(`${one.agent} ${cause.cause} ${cause.side}`).toBe(
        `${one.agent} ${known.cause} ${known.side}`,
      );
      const ranks = [cause, known].map(({ confidence }) => confidences.indexOf(confidence));
      expect(ranks[0]).toBeGreaterThanOrEqual(ranks[1] ?? 0);
    }
  });

  it('says what would decide where it cannot tell', () => {
    for (const { causes, agent } of report.disconnects)
      if (causes[0]?.cause === 'undetermined') expect(causes[0].decide, agent).toBeTruthy();
    expect(kindsMissing(report)).toContain('client');
    // Debug logging would have shown it, where the release has it.
    const wouldTell = !form.debug && form.era < 404;
    if (wouldTell) expect(kindsMissing(report)).toContain('openfire-debug');
    if (form.era >= 407) expect(kindsMissing(report)).not.toContain('openfire-debug');
  });

  it('names its release', () => {
    expect(ranOn(report)).toContain(form.ran);
    const other = new Set(ranOn(report).map((release) => release.split(' ')[0]));
    expect(other.size).toBe(ranOn(report).length);
  });

  it('tells the same of UCCE', async () => {
    const ucce = await analyzeFiles(releaseStory(form, { webservices: 'CCE' }));
    expect(ucce.bundle.deployment.kind).toBe('ucce');
    expect(told(ucce).sort()).toEqual([...form.carries].sort());
  });

  it('leaves the end open without webservices, and asks for them', async () => {
    const alone = await analyzeFiles(releaseStory(form, { webservices: 'none' }));
    const [loss] = of(alone, '2001');
    expect(loss?.outcome).toBe(form.carries.includes('idleClose') ? 'inconclusive' : undefined);
    if (loss) expect(kindsMissing(alone)).toContain('webservices');
    expect(told(alone).sort()).toEqual([...form.carries].sort());
  });
});

/** Their verdicts are held with those of the other scenarios. */
const kept: readonly (readonly [folder: string, form: string])[] = [
  ['release-3.7', 'Openfire 3.7, debug logging'],
  ['release-4.4', 'Openfire 4.4–4.6, BOSH logging'],
  ['release-4.7', 'Openfire 4.7'],
  ['release-5.0', 'Openfire 4.8–5.1, BOSH logging'],
];

describe.each(kept)('the bundle of %s', (folder, name) => {
  const form = releaseForms.find((one) => one.name === name) as ReleaseForm;

  it.each(Object.entries(releaseStory(form)))('holds %s as built', async (path, text) => {
    const file = new URL(
      `../fixtures/scenarios/${folder}/bundle/desktop/logs/${path}`,
      import.meta.url,
    );
    await expect(text).toMatchFileSnapshot(fileURLToPath(file));
  });
});

describe('a bundle of two releases', () => {
  const formOf = (name: string): ReleaseForm =>
    releaseForms.find((form) => form.name === name) as ReleaseForm;
  const older = formOf('Openfire 4.2–4.3, debug logging');
  const newer = formOf('Openfire 4.8–5.1, BOSH logging');
  const later = { start: time('12:00:00'), again: true };
  const under = (folder: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
  /** Each file once, the later part behind the earlier one. */
  const joined = (a: Files, b: Files): Files => {
    const files: Record<string, string> = { ...a };
    for (const [path, text] of Object.entries(b)) files[path] = `${files[path] ?? ''}${text}`;
    return files;
  };

  it('names the release of each server', async () => {
    const other = Object.fromEntries(
      Object.entries(releaseStory(newer, later)).map(([path, text]) => [
        path,
        text.replaceAll('finesse1.example.com', 'finesse2.example.com'),
      ]),
    );
    const { bundle } = await analyzeFiles({
      ...under('finesse1/desktop/logs', releaseStory(older)),
      ...under('finesse2/desktop/logs', other),
    });
    expect(
      bundle.nodes.map(({ id, releases = [] }) => [id, releases.map((one) => one.release)]),
    ).toEqual([
      ['finesse1.example.com', ['Openfire 4.2–4.3']],
      ['finesse2.example.com', ['Openfire 4.8–5.1']],
    ]);
  });

  it('tells when a server was upgraded, and what became of its agents before and after', async () => {
    const report = await analyzeFiles(joined(releaseStory(older), releaseStory(newer, later)));
    expect(report.bundle.nodes[0]?.releases).toMatchObject([
      { release: 'Openfire 4.2–4.3', to: expect.stringMatching(/T10:09/) },
      { release: 'Openfire 4.8–5.1', from: expect.stringMatching(/T12:00/) },
    ]);
    const outcomes = of(report, '2001').map(({ outcome, at }) => `${outcome} ${at.slice(11, 16)}`);
    expect(outcomes).toEqual(['logged-out 10:03', 'logged-out 12:03']);
  });
});
