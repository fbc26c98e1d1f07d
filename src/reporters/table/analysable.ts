import type { Report } from '../../model/report.ts';
import type { SourceKind } from '../../model/words.ts';

/** An access log alone tells nothing about a connection. */
const telling = (kind: SourceKind): boolean =>
  kind === 'webservices' || kind === 'client' || kind.startsWith('openfire-');

export const isAnalysable = ({ bundle }: Report): boolean =>
  bundle.sources.some(({ kind }) => telling(kind));
