import type { FactOf } from '../../model/fact.ts';
import { desktopPath, systemInfoPath } from '../../model/page-paths.ts';
import { userOfPath } from '../../model/user-path.ts';

/** `%r`: no request at all is `-`, and what a port scanner sends is not HTTP. */
const requestLine = /^([A-Z][A-Z-]{0,19}) (\S+)(?: HTTP\/[\d.]{1,5})?$/;

/** A browser's has some 150 characters; cut short it might name another one. */
const maxUserAgent = 500;

/** The columns that all forms of the log share: address, user, request, status; then user agent and duration, where printed. */
export function accessFact(match: RegExpExecArray): FactOf<'http-access'> | undefined {
  const [, clientAddress = '-', user = '-', request = '', status] = match;
  const { durationMs, userAgent = '-' } = match.groups ?? {};
  const [, method, target = ''] = requestLine.exec(request) ?? [];
  if (method === undefined || clientAddress === '-') return undefined;
  const path = pathOf(target);
  const agent = user === '-' ? userOfPath(path) : user;
  return {
    kind: 'http-access',
    ...(agent === undefined ? {} : { agent }),
    clientAddress,
    method,
    path,
    status: Number(status),
    ...(durationMs === undefined ? {} : { durationMs: Number(durationMs) }),
    ...(tellsBrowser(path, userAgent) ? { userAgent } : {}),
  };
}

/** Of all that a page asks for, its load and its SystemInfo are enough. */
const tellsBrowser = (path: string, userAgent: string): boolean =>
  userAgent !== '-' &&
  userAgent.length <= maxUserAgent &&
  (path === systemInfoPath || path.startsWith(desktopPath));

/** Queries and path parameters carry tokens (`;jsessionid=`). */
const pathOf = (target: string): string => target.replace(/[?;#].*$/, '');
