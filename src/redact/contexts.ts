import { parseAddress } from '../model/subnet.ts';
import { isSpecial } from './address.ts';
import {
  hostFields,
  idFields,
  nameFields,
  phoneFields,
  valueFields,
  variableNames,
} from './field-names.ts';
import { FieldScan } from './field-scan.ts';
import type { Kind, PlaceKind, Span } from './kinds.ts';
import { isPublicHost, isServiceWord } from './service-words.ts';

type Add = (start: number, text: string | undefined, kind: PlaceKind, isSure?: boolean) => void;

/** One kind of place where a value that tells of somebody stands. */
interface Place {
  readonly regex: RegExp;
  readonly read: (match: RegExpMatchArray, add: Add) => void;
}

/** A place that is told by what stands around it. `needs`: a line without any of them, in lower case, holds none. */
interface Context extends Place {
  readonly needs?: readonly string[];
}

/** A place behind the name of a field; the regex is sticky, and begins with the name. */
interface Field extends Place {
  readonly names: string;
}

/** `"`, `\"`, `&quot;` or none. */
const quote = String.raw`(?:\\{0,3}["']|&(?:amp;)?(?:quot|#39|#34);)?`;
const opens = `(?:>|&(?:amp;){0,3}gt;)`;
/** Between the name of a field and its value: the end of a start tag, or `=` or `:`. */
const between = String.raw`(?:(?<tag>${opens})|${quote}\s{0,4}[:=]\s{0,4}${quote})`;
const word = String.raw`[^\s"'<>&;,=:()\[\]{}@|\\]{1,128}`;
const phrase = String.raw`[^"<>&;,=()\[\]{}@|\\\r\n]{1,160}`;
/** Behind a quote or a start tag a value ends with the next one, and may hold commas. */
const enclosed = `(?<=["'>]|&quot;|&gt;|gt;)`;
const apostrophe = '&(?:amp;){0,3}(?:apos|amp|#39);';
const field = (names: string): string => String.raw`(?<![\w-])(?:${names})${between}`;

const start = (match: RegExpMatchArray, part: string): number =>
  (match.index ?? 0) + match[0].length - part.length;

/** The value of a field is the end of the match. */
const fieldOf = (names: string, value: string, kind: Kind, isSure: boolean): Field => ({
  names,
  regex: new RegExp(`${field(names)}(?<value>${value})(?!@)`, 'iuy'),
  read: (match, add) => {
    const text = match.groups?.value ?? '';
    add(start(match, text), text, kind, isSure);
  },
});

/** Each word of a phrase by itself, for names come in any order; entities are no words. */
function addWords(at: number, text: string, kind: Kind, add: Add): void {
  for (const { 0: found, index } of text.matchAll(/&(?:amp;)*#?\w{1,8};|[\p{L}\p{M}\p{N}]+/gu)) {
    if (found.startsWith('&') || found.length < 2) continue;
    const isNumber = /^\d+$/.test(found);
    add(at + index, found, isNumber ? 'id' : kind, true);
  }
}

const phraseOf = (names: string, kind: Kind): Field => ({
  names,
  regex: new RegExp(
    `${field(names)}(?<value>(?:${enclosed}(?:[^"<>&\\\\\r\n]|${apostrophe}){1,160}|(?:${phrase}|${apostrophe}){1,20}))`,
    'iuy',
  ),
  read: (match, add) => {
    const text = match.groups?.value ?? '';
    addWords(start(match, text), text, kind, add);
  },
});

/** Finesse's XML and JSON: the name of a variable and its value apart, in either order. */
const variables = `(?:${valueFields}|${variableNames})`;
const mark = String.raw`\\{0,3}"`;
const readValue = (match: RegExpMatchArray, add: Add): void => {
  const text = match.groups?.value ?? '';
  add((match.index ?? 0) + match[0].lastIndexOf(text), text, 'value', true);
};
const pairs: readonly Context[] = [
  {
    needs: ['/name'],
    regex: new RegExp(
      String.raw`${variables}(?:</|&(?:amp;){0,3}lt;/)name${opens}\s{0,80}(?:<|&(?:amp;){0,3}lt;)value${opens}(?<value>[^<&\r\n]{1,400})`,
      'giu',
    ),
    read: readValue,
  },
  {
    needs: ['callvariable'],
    regex:
      /(?<=CallVariable(?:>|&(?:amp;){0,3}gt;)\s{0,80}(?:<|&(?:amp;){0,3}lt;)name(?:>|&(?:amp;){0,3}gt;)[^<>&\r\n]{1,80}(?:<|&(?:amp;){0,3}lt;)\/name(?:>|&(?:amp;){0,3}gt;)\s{0,80}(?:<|&(?:amp;){0,3}lt;)value(?:>|&(?:amp;){0,3}gt;))(?<value>[^<&\r\n]{1,400})/gi,
    read: readValue,
  },
  {
    needs: ['"name'],
    regex: new RegExp(
      String.raw`"name${mark}\s{0,4}:\s{0,4}${mark}${variables}${mark}\s{0,4},\s{0,4}${mark}value${mark}\s{0,4}:\s{0,4}${mark}(?<value>[^"\\\r\n]{1,400})`,
      'giu',
    ),
    read: readValue,
  },
  {
    needs: ['"value'],
    regex: new RegExp(
      String.raw`(?<="value${mark}\s{0,4}:\s{0,4}${mark})(?<value>[^"\\\r\n]{1,400})(?=${mark}\s{0,4},\s{0,4}${mark}name${mark}\s{0,4}:\s{0,4}${mark}${variables}${mark})`,
      'giu',
    ),
    read: readValue,
  },
];

/** An address by itself, or with a port, or with the length of its prefix. */
const v4 =
  /(?<![\d.])(?<![\w-]\.)\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2}(?![\w.]))?(?![\d]|\.\d|\.[A-Za-z])/g;
const v6 =
  /(?<![\w:.])(?:[\da-f]{0,4}:){2,8}(?:[\da-f]{1,4}|\d{1,3}(?:\.\d{1,3}){3})?(?:\/\d{1,3})?(?![\w:])/gi;
/** All eight groups and, behind them without a bracket, a port: so Java prints the peer of a connection. */
const v6Port = /(?<![\w:.])(?<value>(?:[\da-f]{1,4}:){7}[\da-f]{1,4}):\d{1,5}(?![\w:])/gi;
/** Products print versions of four numbers, which look like addresses. */
const version =
  /(?:\b(?:version|release|build|rev|ver|v)["'\s:=/-]{0,3}|(?:^|[\s(;])[A-Z][A-Za-z]{1,30}\/)$/i;

const isVersion = (line: string, at: number): boolean =>
  version.test(line.slice(Math.max(0, at - 40), at));

const hashOrThread = /^[\da-f]{4,16}$/i;

const contexts: readonly Context[] = [
  {
    // JIDs and e-mail addresses; a class and the hash of its object are neither.
    needs: ['@', '%40', '&#64;'],
    regex:
      /(?<local>[^\s"'<>@/&;:=,()[\]{}|`*]{1,200})(?<at>@|%40|&#64;)(?<domain>[\p{L}\d](?:[\p{L}\d.-]{0,251}[\p{L}\d])?)(?:\/(?<resource>[^\s"'<>&,;)\]}]{1,128}))?/gu,
    read: (match, add) => {
      const { local = '', at = '', domain = '', resource } = match.groups ?? {};
      const begin = match.index ?? 0;
      const domainAt = begin + local.length + at.length;
      const isHash = hashOrThread.test(domain) && /[A-Z$.]|^[\da-f]{6,8}$/.test(local);
      if (isHash || /^\$?[\w$.]+\$\w+$/.test(local)) return;
      const own = local.replace(/^(?:\\[nrt]|.*__(?=.))/, '');
      addLocal(domainAt - at.length - own.length, own, add);
      if (!isNumeric(domain)) add(domainAt, domain, 'host', true);
      if (resource !== undefined && !/^[\da-f]{6,40}$/i.test(resource))
        add(domainAt + domain.length + 1, resource, 'resource');
    },
  },
  {
    needs: ['/'],
    regex:
      /\/(?:Users?|home|Documents and Settings)(?:\/|%2F)(?<value>[^\s/?#;"'<>&,=()[\]{}@|%\\]{1,200})/giu,
    read: (match, add) => {
      const text = (match.groups?.value ?? '').replace(/__.*$/, '');
      add(
        (match.index ?? 0) + match[0].length - (match.groups?.value ?? '').length,
        text,
        'id',
        true,
      );
    },
  },
  {
    needs: ['\\'],
    regex: /\\(?:Users|Documents and Settings)\\{1,2}(?<value>[^\s\\/"'<>:|]{1,64})/giu,
    read: (match, add) => {
      const text = match.groups?.value ?? '';
      add(start(match, text), text, 'id', true);
    },
  },
  {
    // Tomcat's and nginx's access logs: address, identity, user.
    needs: ['] "'],
    regex:
      /^(?<host>\S{1,256}) \S{1,256} (?<user>[^"[\r\n]{1,256}) \[\d\d\/[A-Z][a-z]{2}\/\d{4}:/gu,
    read: (match, add) => {
      const { host = '', user = '' } = match.groups ?? {};
      if (!isNumeric(host)) add(match.index ?? 0, host, 'host', true);
      add((match.index ?? 0) + match[0].lastIndexOf(` ${user} [`) + 1, user, 'id', true);
    },
  },
  {
    // Finesse's own access log: address twice, identity, user, port.
    needs: [' http/'],
    regex: /^\S{1,256} \S{1,256} \S{1,256} (?<user>[^"[\]\s]{1,256}) \d{1,5} [A-Z]{3,7} \//gu,
    read: (match, add) => {
      const { user = '' } = match.groups ?? {};
      add(match[0].lastIndexOf(` ${user} `) + 1, user, 'id', true);
    },
  },
  {
    // Heads of webservices.
    needs: ['%ccbu'],
    regex:
      /^\d{6,12}: {0,2}(?<host>[\p{L}\d][\p{L}\d.-]{0,252}):{1,2} [A-Z][a-z]{2} [ \d]\d \d{4} /gu,
    read: (match, add) => {
      const { host = '' } = match.groups ?? {};
      if (!isNumeric(host)) add(match[0].indexOf(host), host, 'host', true);
    },
  },
  {
    // Heads of client logs.
    needs: ['t'],
    regex:
      /^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]{12} [+-]\d\d:\d\d:[^:]{0,16}: (?<host>[\p{L}\d][\p{L}\d.-]{0,252}): /gu,
    read: (match, add) => {
      const { host = '' } = match.groups ?? {};
      if (!isNumeric(host)) add(match[0].lastIndexOf(host), host, 'host', true);
    },
  },
  {
    needs: ['//', String.raw`\/\/`],
    regex:
      /(?:https?|wss?|ftps?|sftp|ldaps?|tcp|xmpp|jdbc:[\w:-]{1,40}):(?:\/\/|\\\/\\\/)(?<value>[\p{L}\d][\p{L}\d._-]{0,252})/giu,
    read: (match, add) => {
      const host = match.groups?.value ?? '';
      if (!isNumeric(host)) add(start(match, host), host, 'host', true);
    },
  },
  {
    // XMPP's own attributes, sessions before bind, and peers.
    needs: ['to=', 'from', 'servername=', 'address', 'for '],
    regex:
      /(?:(?<![\w-])(?:to|from|serverName)=\\?["']|(?<![\w-])(?:address[:=]|from|for) ?(?=[\w.-]{1,253}\/))(?<value>[\p{L}\d][\p{L}\d.-]{0,252})(?=\\?["']|\/)/gu,
    read: (match, add) => {
      const host = match.groups?.value ?? '';
      if (!isNumeric(host) && host.includes('.')) add(start(match, host), host, 'host', true);
    },
  },
  {
    needs: ['.'],
    regex: v4,
    read: (match, add) => {
      if (!isVersion(match.input ?? '', match.index ?? 0))
        add(match.index ?? 0, match[0], 'address');
    },
  },
  { needs: [':'], regex: v6, read: (match, add) => add(match.index ?? 0, match[0], 'address') },
  {
    needs: [':'],
    regex: v6Port,
    read: (match, add) => add(match.index ?? 0, match.groups?.value, 'address'),
  },
  {
    // Of UNC.
    needs: ['\\\\'],
    regex: /(?<![\w\\:])\\\\(?<value>[\p{L}\d][\p{L}\d.-]{1,252})(?=\\)/gu,
    read: (match, add) => {
      const host = match.groups?.value ?? '';
      if (!isNumeric(host)) add(start(match, host), host, 'host', true);
    },
  },
  {
    needs: ['ext'],
    regex: /\bext(?:ension|n)?\.?[ #:]{1,3}(?<value>\d{3,10})(?![\d.:\w-])/gi,
    read: (match, add) => {
      const text = match.groups?.value ?? '';
      add(start(match, text), text, 'id', true);
    },
  },
  {
    // A person's name where a user's is: of some words, each with a capital.
    needs: ['user', 'agent', 'login', 'name'],
    regex:
      /(?<![\w-])(?:user|agent|login|caller|customer|supervisor)(?:[ _-]?(?:[Nn]ame|[Ii]d))?\\{0,3}["']?\s?[=:]\s?\\{0,3}["']?(?<value>\p{Lu}[\p{L}\p{M}'-]{1,40}(?: \p{Lu}[\p{L}\p{M}'-]{1,40}){1,3})(?=\\{0,3}["'\],;}<]|$)/gu,
    read: (match, add) => {
      const text = match.groups?.value ?? '';
      addWords(start(match, text), text, 'name', add);
    },
  },
  {
    // From and to whom in JSON: there these are no times and no states.
    needs: ['"from', '"to'],
    regex: /"(?:from|to)\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"(?<value>\+?\d{3,20})(?=\\{0,3}")/g,
    read: (match, add) => {
      const text = match.groups?.value ?? '';
      add(start(match, text), text, 'id', true);
    },
  },
  {
    regex:
      /(?<![\w:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\w:-])|(?<=\bSEP)[\dA-F]{12}\b/gi,
    read: (match, add) => add(match.index ?? 0, match[0], 'mac', true),
  },
  {
    needs: ['+'],
    regex: /(?<![\w.])\+(?<value>\d{8,15})(?![\d.:])/g,
    read: (match, add) => add((match.index ?? 0) + 1, match.groups?.value, 'id', true),
  },
  {
    // What webservices and Openfire say of an agent in a sentence.
    needs: ['agent ', 'agents ', 'from cache ', 'authenti', 'authori', "user '", 'user "'],
    regex:
      /(?:\bagents?(?: from cache)? |\bauthenti\w{1,10} (?:failed )?for:? |\bnot authori[sz]ed: |\buser ['"])(?<value>[^\s"'<>&;,=()[\]{}@|:]{1,128})/giu,
    read: (match, add) => {
      const text = match.groups?.value ?? '';
      if (/\d{2}/.test(text)) add(start(match, text), text, 'id', false);
    },
  },
  {
    needs: ['adding agent ', 'from cache ', 'failed for: ', 'authorized: '],
    regex:
      /(?:\bAdding agent |\bagent from cache |\bauthentication failed for: |\buser not authorized: )(?<value>[^\s"'<>&;,=()[\]{}@|:]{1,128})/gu,
    read: (match, add) => {
      const text = match.groups?.value ?? '';
      add(start(match, text), text, 'id', true);
    },
  },
  ...pairs,
];

/** Behind the names of fields. */
const fields: readonly Field[] = [
  {
    names: hostFields,
    regex: new RegExp(
      String.raw`${field(hostFields)}(?<value>[\p{L}\d][\p{L}\d.-]{1,252})(?![\w@])`,
      'iuy',
    ),
    read: (match, add) => {
      const host = match.groups?.value ?? '';
      if (!isNumeric(host) && isHostLike(match[0], host))
        add(start(match, host), host, 'host', false);
    },
  },
  fieldOf(
    valueFields,
    String.raw`(?:${enclosed}[^"<>&\r\n\\]{1,400}|[^"<>&,\]})\r\n\\]{1,400})`,
    'value',
    true,
  ),
  phraseOf(nameFields, 'name'),
  fieldOf(phoneFields, String.raw`\+?[\d*#][\d*# ().-]{0,30}`, 'id', true),
  fieldOf(phoneFields, word, 'id', false),
  {
    names: idFields,
    regex: new RegExp(
      String.raw`${field(idFields)}(?<value>(?:(?<domain>[\w.-]{1,64})(?<slash>\\{1,4}))?${word})(?!@)`,
      'iuy',
    ),
    read: (match, add) => {
      const { value = '', domain, slash = '' } = match.groups ?? {};
      const at = start(match, value);
      if (domain === undefined) {
        add(at, value, 'id');
        return;
      }
      const skipped = domain.length + slash.length;
      add(at, domain, 'host', true);
      add(at + skipped, value.slice(skipped), 'id', true);
    },
  },
];

/** XEP-0106 and URLs escape the `@` of an address that is a user's name. */
function addLocal(at: number, local: string, add: Add): void {
  const [, user = '', mark = '', domain = ''] =
    /^(.{1,150}?)(\\40|%40)(.{1,150})$/.exec(local) ?? [];
  add(at, mark === '' ? local : user, 'id', true);
  if (mark === '') return;
  add(at + user.length + mark.length, domain, 'host', true);
}

/** Of a domain of Windows a capital word is enough; whatever else is called a host may be a word of a sentence. */
const isHostLike = (field: string, host: string): boolean =>
  /[.\d-]/.test(host) || (/^(?:[\w-]*domain|realm)/i.test(field) && /^\p{Lu}{3,}$/u.test(host));

const isNumeric = (text: string): boolean => /^[\d.:]+$/.test(text);

const fieldScan = new FieldScan(fields.map((one) => [one.names, one] as const));

/** The values in a line that tell of somebody, in order, none inside another. Linear on any text. */
export function spansOf(line: string): Span[] {
  const found: Span[] = [];
  const add: Add = (at, text, kind, isSure = false) => {
    const span = spanOf(at, text ?? '', kind, isSure);
    if (span) found.push(span);
  };
  const lower = line.toLowerCase();
  for (const { needs, regex, read } of contexts)
    if (needs === undefined || needs.some((one) => lower.includes(one)))
      for (const match of line.matchAll(regex)) read(match, add);
  for (const { start: at, what } of fieldScan.in(line)) {
    what.regex.lastIndex = at;
    const match = what.regex.exec(line);
    if (match) what.read(match, add);
  }
  return apart(found);
}

function spanOf(at: number, given: string, kind: PlaceKind, isSure: boolean): Span | undefined {
  const text = given.replace(/[\s.?!-]+$/, '');
  const lead = /^\s*/.exec(text)?.[0].length ?? 0;
  const own = text.slice(lead);
  if (own === '' || isServiceWord(own)) return undefined;
  if (kind === 'address' && !isSomebodys(own.replace(/\/.*$/, ''))) return undefined;
  if (kind === 'host' && isPublicHost(own)) return undefined;
  if (own.length < 2 || !/[\p{L}\p{N}]/u.test(own)) return undefined;
  return { start: at + lead, end: at + lead + own.length, kind, isSure };
}

/** A clock reads as the end of an address does: only what is a whole one counts. */
const isSomebodys = (address: string): boolean =>
  parseAddress(address) !== undefined && !isSpecial(address);

/** Of two that overlap the first, and of those that start together the longer, counts. */
function apart(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  let end = 0;
  for (const span of sorted) {
    if (span.start < end) continue;
    kept.push(span);
    end = span.end;
  }
  return kept;
}
