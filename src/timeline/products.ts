import type { Deployment } from '../model/words.ts';
import type { Story } from './logs/tellings.ts';
import type { NodeTimeline } from './timeline.ts';

/** A product, and how many records name it. */
export interface NamedProduct {
  readonly kind: 'uccx' | 'ucce';
  readonly records: number;
}

/** The products that CTI's messages name (`deploymentType`), the one that most of them name first. */
export function productsNamed(nodes: readonly Pick<NodeTimeline, 'stories'>[]): NamedProduct[] {
  const stories = nodes.flatMap((node) => node.stories);
  return (['uccx', 'ucce'] as const)
    .map((kind) => ({ kind, records: sum(stories.map((story) => naming(story, kind))) }))
    .filter(({ records }) => records > 0)
    .sort((a, b) => b.records - a.records);
}

/** A server's product: the one its own records name, else the one that all others name. */
export function productOf(node: NodeTimeline, nodes: readonly NodeTimeline[]): Deployment {
  const own = productsNamed([node]);
  const named = own.length > 0 ? own : productsNamed(nodes);
  return named.length === 1 && named[0] ? named[0].kind : 'unknown';
}

/** Records that name a product; where copies overlap, those of the copy that has most. */
const naming = (story: Story, kind: NamedProduct['kind']): number =>
  Math.max(0, ...story.map((telling) => sum(telling.flat().map(({ products }) => products[kind]))));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
