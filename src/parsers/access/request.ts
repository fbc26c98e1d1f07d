import type { FactOf } from '../../model/fact.ts';
import { tellsOfPage } from '../../model/page-paths.ts';
import { userOfPath } from '../../model/user-path.ts';

/** `%r`: no request at all is `-`, and what a port scanner sends is not HTTP. */
const requestLine = /^([A-Z][A-Z-]{0,19}) (\S+)(?: HTTP\/[\d.]{1,5})?$/;

/** A browser's has some 150 characters; cut short it might name another one. */
const maxUserAgent = 500;

/** What some forms of the log print, each in a column of its own. */
interface FurtherColumns {
  readonly userAgent?: string | undefined;
  readonly durationMs?: string | undefined;
}

/** The columns that all forms of the log share: address, user, request, status. */
export function accessFact(
  [, clientAddress = '-', user = '-', request = '', digits]: RegExpExecArray,
  { userAgent = '-', durationMs }: FurtherColumns = {},
): FactOf<'http-access'> | undefined {
  const [, method, target = ''] = requestLine.exec(request) ?? [];
  if (method === undefined || clientAddress === '-') return undefined;
  const path = pathOf(target);
  const status = Number(digits);
  const agent = user === '-' ? userOfPath(path) : user;
  return {
    kind: 'http-access',
    ...(agent === undefined ? {} : { agent }),
    clientAddress,
    method,
    path,
    status,
    ...(durationMs === undefined ? {} : { durationMs: Number(durationMs) }),
    ...(isUserAgent(userAgent) && tellsOfPage({ path, status }) ? { userAgent } : {}),
  };
}

const isUserAgent = (text: string): boolean => text !== '-' && text.length <= maxUserAgent;

/** Queries and path parameters carry tokens (`;jsessionid=`). */
const pathOf = (target: string): string => target.replace(/[?;#].*$/, '');
