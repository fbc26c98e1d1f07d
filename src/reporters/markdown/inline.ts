/**
 * What a renderer would make a link, a mention or a reference of, even where its marks are escaped: GitHub and GitLab look
 * for them in the finished text (`@name`, `#1`, `!1`, `GH-1`, `:name:`), as for addresses. In code they do not.
 */
const linked = /[@#!$%^&~]\w|:\/\/|\bwww\.|\bGH-\d|:[a-z+_-]\w*:|\w\.[a-z]{2,}/iu;

/** Quotes and brackets before a word, and stops after it, are none of its own. */
const wordParts = /^([("']*)(.*?)([)"',;:.]*)$/su;

/** Text as text: none of it is markup, and a word that would become a link or a mention is code. */
export const text = (plain: string): string =>
  plain
    .trimStart()
    .split(' ')
    .map(word)
    .join(' ')
    .replace(blockMark, '\\$&')
    .replace(numbered, '$1\\$2');

/** A heading, a list or a rule, where a line begins with it; other marks of that kind are escaped everywhere. */
const blockMark = /^[#+=:-]/u;
const numbered = /^(\d+)([.)])(?=\s|$)/u;

/** As our own sentences write what a log prints. */
const quoted = /^`([\w-]+)`([.,;:]?)$/u;

function word(plain: string): string {
  const [, name, stop = ''] = quoted.exec(plain) ?? [];
  if (name !== undefined) return code(name) + stop;
  if (!linked.test(plain)) return escaped(plain);
  const [, before = '', inner = '', after = ''] = wordParts.exec(plain) ?? [];
  return escaped(before) + code(inner) + escaped(after);
}

/** Entities for what HTML would take for a tag or an entity: some renderers know no other escape. */
const escaped = (plain: string): string =>
  plain
    .replace(/[\\`*_[\]|~$^]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Exactly these characters, between more backticks than they hold. */
export function code(plain: string): string {
  if (plain === '') return '';
  const ticks = '`'.repeat(longestRun(plain) + 1);
  const space = /^[` ]|[` ]$/.test(plain) && plain.trim() !== '' ? ' ' : '';
  return ticks + space + plain + space + ticks;
}

/** Lines as they are. */
export function fence(lines: readonly string[]): string[] {
  const ticks = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${ticks}text`, ...lines, ticks];
}

const longestRun = (plain: string): number =>
  Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length));

/** Code in a cell. The mark that ends a cell stands outside: renderers differ on a backslash before it in code. */
export const cellCode = (plain: string): string => plain.split('|').map(code).join('\\|');

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
