export interface Address {
  readonly url: string;
  readonly host: string;
}

/** Without credentials, query and fragment, which may hold a token. Undefined for what names no host. */
export function address(text: string): Address | undefined {
  if (!/^(?:https?|wss?):/i.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(text);
  return hostname === '' ? undefined : { url: `${protocol}//${host}${pathname}`, host: hostname };
}

/** The part of a path or URL before its query. */
export const withoutQuery = (url: string): string => url.replace(/[?;#].*$/s, '');
