import type { Report, ReportSource } from './report.ts';
import type { SourceKind } from './words.ts';

/** An access log alone tells nothing about a connection. */
const telling = (kind: SourceKind): boolean =>
  kind === 'webservices' || kind === 'client' || kind.startsWith('openfire-');

export const isAnalysable = ({ bundle }: Report): boolean => tellingSources(bundle).length > 0;

export const tellingSources = ({ sources }: Pick<Report['bundle'], 'sources'>): ReportSource[] =>
  sources.filter(({ kind }) => telling(kind));
