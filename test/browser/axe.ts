import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds, a line each: the rule and the elements. The page has to be opened with `bypassCsp`. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(
    `axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' ')))`,
  );
}
