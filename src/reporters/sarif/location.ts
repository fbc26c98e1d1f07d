import type { Evidence, ReportDisconnect } from '../../model/report.ts';

export interface Location {
  readonly physicalLocation?: PhysicalLocation;
  readonly logicalLocations?: readonly LogicalLocation[];
  readonly message?: { readonly text: string };
}

interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
  readonly region: { readonly startLine: number; readonly snippet?: { readonly text: string } };
}

interface LogicalLocation {
  readonly name: string;
  readonly fullyQualifiedName: string;
  readonly kind: string;
}

/** That what was given to be read is meant; a viewer asks where it is. */
export const uriBaseId = 'LOGS';

/** A record's place; a message says what it has to do with the result. */
export const recordLocation = ({ path, line, text }: Evidence, message?: string): Location => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(path), uriBaseId },
    region: { startLine: line, ...(text !== '' && { snippet: { text } }) },
  },
  ...(message !== undefined && { message: messageOf(message) }),
});

/** Viewers make a link of `[text](target)`, also in plain text; a brace that opens no placeholder is doubled (3.11.5). */
export const messageOf = (text: string): { readonly text: string } => ({
  text: text.replaceAll('](', '] (').replace(/[{}]/g, '$&$&'),
});

/**
 * A member of an archive stands behind its `!`, as in the report: each part is encoded, and the marks between them stay.
 * A path of a saved report could be made to lead out of what was read, by `/` at its start, `.` or `..`: no log's does.
 */
export const uriOf = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/^\/+/, '')
    .split('/')
    .map((part) => encodeURIComponent(part === '.' || part === '..' ? '_' : part))
    .join('/');

/** Who was hit, where. */
export const agentLocation = ({ agent, node }: ReportDisconnect): LogicalLocation => ({
  name: agent,
  fullyQualifiedName: `${node}/${agent}`,
  kind: 'resource',
});
