import type { PageHappening } from '../../happening.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A happening on a page, before it is said on which and when. */
export type PageNews = Without<PageHappening, 'at' | 'server' | 'agent' | 'page'>;

/** Tells what happens on one page. */
export interface PageVoice {
  tell(news: PageNews): void;
}
