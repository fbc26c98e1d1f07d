import type {
  Explained,
  ExplainedGroup,
  KnownRecord,
} from '../../model/explanations/explanation.ts';
import { safe } from '../phrases/safe.ts';
import type { Screen } from '../reporter.ts';
import { block, capped, labelled } from './block.ts';
import { cut, displayWidth, hanging, padded } from './lines.ts';

const groupWords: Partial<Record<ExplainedGroup, string>> = { reason: 'reason code' };

/** More wordings than this are rather a list than a picture. */
const mostRecords = 4;
/** So much of a record tells it. */
const mostLines = 3;

/** What a name means, in each group that has it. */
export const explanation = (found: readonly Explained[], screen: Screen): string =>
  `${found.map((one) => lines(one, screen).join('\n')).join('\n\n\n')}\n`;

function lines(explained: Explained, screen: Screen): string[] {
  const { name, group, title, what, asks, shows, records, looksLike, next, decide } = explained;
  const { paint } = screen;
  return [
    ...hanging(
      `${name}  `,
      [groupWords[group] ?? group, title].filter(Boolean).join(', '),
      screen.width,
      paint.heading,
    ),
    ...hanging('  ', what, screen.width),
    ...block(screen, 'ASKS, IN THIS ORDER', items(screen, numbered(asks))),
    ...block(
      screen,
      'SHOWS',
      items(
        screen,
        shows.map(({ log, text }) => [log, text] as const),
      ),
    ),
    ...block(screen, 'RECORDS', recordLines(screen, records)),
    ...block(screen, 'LOOKS LIKE IT', items(screen, looksLike.map(named))),
    ...block(
      screen,
      'NEXT',
      items(
        screen,
        next.map(({ owner, text }) => [owner, text] as const),
      ),
    ),
    ...block(screen, 'DECIDE', decide === undefined ? [] : hanging('  ', decide, screen.width)),
    ...block(
      screen,
      'SOURCES',
      explained.sources.flatMap((one) => hanging('  ', one, screen.width)),
    ),
    ...block(
      screen,
      'SEE',
      explained.see.map((one) => `  bosh-diag explain ${one}`),
    ),
  ];
}

type Item = readonly [label: string, text: string];

const numbered = (texts: readonly string[]): Item[] =>
  texts.map((text, index) => [`${index + 1}`, text]);

const named = ({ name = '', text }: Explained['looksLike'][number]): Item => [name, text];

/** Labels in a column as wide as the widest, each said once. */
function items(screen: Screen, all: readonly Item[]): string[] {
  const width = Math.max(0, ...all.map(([label]) => displayWidth(label)));
  return all.flatMap(([label, text], index) => {
    const isSame = label === all[index - 1]?.[0];
    if (width === 0) return hanging('  ', text, screen.width);
    return labelled(screen, `  ${padded(isSame ? '' : label, width)}`, text);
  });
}

/** Those that a real log has shown come first. */
function recordLines(screen: Screen, records: readonly KnownRecord[]): string[] {
  const sorted = [...records].sort((a, b) => Number(b.verified) - Number(a.verified));
  return capped(screen, sorted, mostRecords, ({ release, verified, sample }) => {
    const printed = safe(sample.split('\n'));
    const [first = ''] = printed;
    const shown = screen.verbose ? printed : [cut(first, mostLines * (screen.width - 8))];
    return [
      screen.paint.quiet(`  ${release}${verified ? '' : '; not seen in a real log'}`),
      ...shown.flatMap((line) => hanging('    ', line, screen.width)),
    ];
  });
}
