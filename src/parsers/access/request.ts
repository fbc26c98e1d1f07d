import type { FactOf } from '../../model/fact.ts';
import { userOfPath } from '../../model/user-path.ts';

/** `%r`: no request at all is `-`, and what a port scanner sends is not HTTP. */
const requestLine = /^([A-Z][A-Z-]{0,19}) (\S+)(?: HTTP\/[\d.]{1,5})?$/;

/** The columns that all forms of the log share: address, user, request, status; then the duration, where printed. */
export function accessFact(match: RegExpExecArray): FactOf<'http-access'> | undefined {
  const [, clientAddress = '-', user = '-', request = '', status, durationMs] = match;
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
  };
}

/** Queries and path parameters carry tokens (`;jsessionid=`). */
const pathOf = (target: string): string => target.replace(/[?;#].*$/, '');
