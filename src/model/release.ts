export type Product = 'Openfire' | 'Finesse';

/** Releases of a product, both ends included, as major, minor and patch in one number: 3.10 comes after 3.9. */
export interface ReleaseRange {
  readonly product: Product;
  readonly from: number;
  /** Infinity: from there on. */
  readonly to: number;
}

/** Stands for every minor, or every patch, of a release. */
const every = 99;
const number = String.raw`(\d{1,3})(?:\.(\d{1,2}|x))?(?:\.(\d{1,2}))?`;
const wording = new RegExp(`^(?:UCC[XE] )?(Openfire|Finesse) (≥ )?${number}(?:–${number})?`);

/**
 * The releases that a wording's `release` names first: `Openfire 3.8–4.1`, `Openfire 4.7.4–5.1`, `Finesse 11.x`,
 * `Finesse ≥ 12.0`. Undefined where it begins with anything else: it is then of no release in particular.
 */
export function parseReleases(text: string): ReleaseRange | undefined {
  const match = wording.exec(text);
  if (!match) return undefined;
  const [, product, isOpen, ...parts] = match;
  const first = parts.slice(0, 3);
  const last = parts[3] === undefined ? first : parts.slice(3);
  return {
    product: product as Product,
    from: releaseNumber(first, 0),
    to: isOpen === undefined ? releaseNumber(last, every) : Number.POSITIVE_INFINITY,
  };
}

/** The release that a banner prints: `3.8.2`, `5.0.0 Beta`. */
export function exactRelease(product: Product, printed: string): ReleaseRange | undefined {
  const match = new RegExp(`^${number}`).exec(printed);
  if (!match) return undefined;
  const release = releaseNumber(match.slice(1), 0);
  return { product, from: release, to: release };
}

function releaseNumber(
  [major, minor, patch]: readonly (string | undefined)[],
  rest: number,
): number {
  const part = (digits: string | undefined): number =>
    digits === undefined || digits === 'x' ? rest : Number(digits);
  return (Number(major) * 100 + part(minor)) * 100 + part(patch);
}

/** As {@link parseReleases} reads it. */
export function nameReleases({ product, from, to }: ReleaseRange): string {
  if (to === Number.POSITIVE_INFINITY) return `${product} ≥ ${nameOf(from)}`;
  const isOne = from === to || nameOf(from) === nameOf(to) || isWholeMajor(from, to);
  return `${product} ${isOne ? nameOf(to) : `${nameOf(from)}–${nameOf(to)}`}`;
}

const isWholeMajor = (from: number, to: number): boolean =>
  from % 10_000 === 0 && to === from + every * 100 + every;

function nameOf(release: number): string {
  const [major, minor, patch] = [
    Math.floor(release / 10_000),
    Math.floor(release / 100) % 100,
    release % 100,
  ];
  if (minor === every) return `${major}.x`;
  return patch === 0 || patch === every ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}

/** What both ranges name; undefined where that is nothing. */
export function commonReleases(a: ReleaseRange, b: ReleaseRange): ReleaseRange | undefined {
  const common = { ...a, from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return common.from <= common.to ? common : undefined;
}
