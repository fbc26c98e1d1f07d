import { parseAddress } from '../model/subnet.ts';
import type { Originals } from './originals.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Redactor } from './redactor.ts';
import { isServiceWord } from './service-words.ts';

/** Words of the report's own: times, names of rules, formats and the like, and what no log writes. */
const ownWords = new Set(
  `schemaVersion at from to printed rawAt cause side confidence rule strength outcome kind format
encoding event severity result transport origin owner offset release basis id_ step sid by stateName
product version tool met browsers method status userAgent rid`.split(/\s+/),
);
const idKeys = new Set(['agent', 'agents', 'user', 'agentId']);
const nodeKeys = new Set(['node', 'nodes', 'names', 'unknownServers', 'servers']);
const pathKeys = new Set(['where', 'ref', 'evidence', 'roots', 'duplicateOf', 'settingsFile']);

type Json = unknown;

/** Plain data (a report, an inventory, an event) with pseudonyms for originals; its shape stays. */
export class ValueRedactor {
  readonly #redactor: Redactor;
  readonly #pseudonyms: Pseudonyms;
  readonly #originals: Originals;
  /** Ids of agents as the data itself names them: they may be short, and stand in sentences. */
  readonly #agents: ReadonlySet<string>;
  /** Composed ids (`<agent>@<node>/<at>`), and what they become. */
  readonly #composed = new Map<string, string>();

  constructor(
    redactor: Redactor,
    pseudonyms: Pseudonyms,
    originals: Originals,
    agents: ReadonlySet<string>,
  ) {
    this.#redactor = redactor;
    this.#pseudonyms = pseudonyms;
    this.#originals = originals;
    this.#agents = agents;
  }

  value<T>(data: T): T {
    this.#compose(data);
    return this.#of(data, '') as T;
  }

  /** A sentence: an id in it is one, unless it counts or measures something. */
  text(sentence: string): string {
    return this.#redactor
      .text(sentence)
      .replace(tokens, (token, ...rest) => this.#inSentence(token, rest));
  }

  #of(data: Json, key: string): Json {
    if (typeof data === 'string') return this.#string(data, key);
    if (Array.isArray(data)) return data.map((one) => this.#of(one, key));
    if (typeof data !== 'object' || data === null) return data;
    const made: Record<string, Json> = {};
    for (const [name, one] of Object.entries(data)) made[name] = this.#field(data, name, one);
    return made;
  }

  #field(owner: object, name: string, data: Json): Json {
    // Of an agent, `id` is an id; of a node, a node's; of a rule, a word.
    if (name === 'id' && typeof data === 'string') {
      if ('sessions' in owner && 'nodes' in owner) return this.#id(data);
      if ('offsets' in owner) return this.#node(data);
      return this.#composed.get(data) ?? data;
    }
    if (name === 'name' && 'by' in owner)
      return owner.by === 'subnet' ? this.#of(data, 'subnets') : data;
    return this.#of(data, name);
  }

  #string(text: string, key: string): string {
    const composed = this.#composed.get(text);
    if (composed !== undefined) return composed;
    if (ownWords.has(key)) return text;
    if (idKeys.has(key)) return this.#id(text);
    if (nodeKeys.has(key)) return this.#node(text);
    if (key === 'subject') return this.#agents.has(text) ? this.#id(text) : this.#node(text);
    if (pathKeys.has(key) || (key === 'path' && !text.startsWith('/'))) return this.path(text);
    if (key === 'subnets') return this.#subnet(text);
    if (key === 'resource') return this.#redactor.resource(text);
    return this.text(text);
  }

  #id(text: string): string {
    const at = text.lastIndexOf('@');
    if (at < 1) return text === 'finesse' ? text : this.#pseudonyms.of('id', text);
    const [user, host] = [text.slice(0, at), text.slice(at + 1)];
    const name = isServiceWord(user) ? user : this.#pseudonyms.of('id', user);
    return `${name}@${this.#pseudonyms.of('host', host)}`;
  }

  #node(text: string): string {
    if (parseAddress(text)) return this.#redactor.text(text);
    return this.#originals.hosts.has(text.toLowerCase())
      ? this.#pseudonyms.of('host', text)
      : this.path(text);
  }

  /** With `:<line>` or without; archives as they are. */
  path(text: string): string {
    const [, path = text, line = ''] = /^(.*?)(:\d+)?$/s.exec(text) ?? [];
    return (
      path
        .split(/([/!])/)
        .map((part, i) => (i % 2 === 1 ? part : this.#redactor.path(part)))
        .join('') + line
    );
  }

  /** Of a site's own name for one nobody knows but the site. */
  #subnet(text: string): string {
    return /^[\da-f:.]+\/\d+$/i.test(text)
      ? this.#pseudonyms.of('address', text)
      : this.#pseudonyms.of('name', text);
  }

  #inSentence(token: string, [at, whole]: readonly unknown[]): string {
    if (!this.#agents.has(token) || typeof at !== 'number' || typeof whole !== 'string')
      return token;
    const isMeasured =
      /^\d+$/.test(token) &&
      (counts.test(whole.slice(at + token.length)) || coded.test(whole.slice(0, at)));
    return isMeasured ? token : this.#id(token);
  }

  /** The ids of disconnects and bursts, by what they are made of. */
  #compose(data: Json): void {
    if (Array.isArray(data)) {
      for (const one of data) this.#compose(one);
      return;
    }
    if (typeof data !== 'object' || data === null) return;
    if ('id' in data && 'node' in data && typeof data.id === 'string')
      this.#composeOne(data.id, data);
    for (const one of Object.values(data)) this.#compose(one);
  }

  #composeOne(id: string, owner: object): void {
    const { node, agent } = owner as { readonly node: unknown; readonly agent?: unknown };
    if (typeof node !== 'string') return;
    const slash = id.lastIndexOf('/');
    const rest = slash < 0 ? '' : id.slice(slash);
    const user = typeof agent === 'string' ? `${this.#id(agent)}@` : '';
    this.#composed.set(id, user + this.#node(node) + rest);
  }
}

const tokens = /[\p{L}\p{N}][\p{L}\p{N}._\\@-]*[\p{L}\p{N}]/gu;
const counts =
  /^ ?(?:ms|s|min|h|%|bytes|lines?|records?|requests?|sessions?|agents?|times|files?|of|x|columns|seconds|minutes|polls?|sweeps?|lo(?:ss|sses)|disconnects?)(?![\p{L}])/u;
const coded =
  /(?:reason|code|rid|line|port|ports|error|status|than|about|after|for|every|over|Openfire|Finesse)[ :(]+$/i;
