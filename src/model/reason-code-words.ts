import { groupBy } from './group-by.ts';
import {
  type ReasonCauser,
  type ReasonCode,
  type ReasonList,
  type ReasonState,
  reasonLists,
} from './reason-codes.ts';
import type { Deployment } from './words.ts';

type Product = ReasonList['product'];

const productNames: Readonly<Record<Product, string>> = { ucce: 'UCCE', uccx: 'UCCX' };

/** Who or what a code says was behind a change of state; undefined where the code does not go with that state. */
export const causerOf = (
  code: number,
  product: Deployment,
  state: ReasonState,
): ReasonCauser | undefined =>
  meaningsOf(code, product).find((meaning) => fits(meaning, state))?.by;

const productsOf = (product: Deployment): readonly Product[] =>
  product === 'unknown' ? ['ucce', 'uccx'] : [product];

/** A site chooses its own codes up to here (Finesse Administration Guide, Manage Reasons). */
const lastOwnCode = 999;

/**
 * On the product's list, and not the agent's own doing. Where the product is not known, what one product keeps for the
 * system a site of the other may have chosen for itself, if it is small enough: then on every list.
 */
export function isSystemCode(code: number, product: Deployment): boolean {
  const isSystem = (one: Deployment): boolean =>
    meaningsOf(code, one).some(({ by }) => by !== 'agent');
  const products = productsOf(product);
  return code > lastOwnCode ? products.some(isSystem) : products.every(isSystem);
}

/** On the list of a product, whichever. */
export const isListed = (code: number): boolean =>
  productsOf('unknown').some((one) => meaningsOf(code, one).length > 0);

/** Cisco's words; where the product is not known and the lists disagree, those of each with its product. */
export function reasonWords(
  code: number,
  product: Deployment,
  state: ReasonState,
): string | undefined {
  if (product !== 'unknown') return wordsIn(code, product, state);
  const said = (['ucce', 'uccx'] as const).flatMap((one) => {
    const words = wordsIn(code, one, state);
    return words === undefined ? [] : [{ product: one, words }];
  });
  const [first, second] = said;
  if (second && first?.words === second.words) return first.words;
  const each = said.map((one) => `${one.words} (${productNames[one.product]})`);
  return each.length === 0 ? undefined : each.join(' or ');
}

/** Words that go with the state, else all that the list has for the number. */
function wordsIn(code: number, product: Product, state: ReasonState): string | undefined {
  const all = meaningsOf(code, product);
  const own = all.filter((meaning) => fits(meaning, state));
  const words = (own.length > 0 ? own : all).map((meaning) => meaning.words);
  return words.length === 0 ? undefined : words.join(' / ');
}

const fits = (meaning: ReasonCode, state: ReasonState): boolean =>
  meaning.state === undefined || meaning.state === state;

const byCode = new Map(
  reasonLists.map(({ product, codes }): [Deployment, ReadonlyMap<number, ReasonCode[]>] => [
    product,
    groupBy(codes, ({ code }) => code),
  ]),
);

const meaningsOf = (code: number, product: Deployment): readonly ReasonCode[] =>
  byCode.get(product)?.get(code) ?? [];
