import { grouped } from '../../../../phrases/numbers.ts';
import { outcomeTone } from '../../../../phrases/outcome-tone.ts';
import { agentLink } from '../../agent-link.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { shortText, titleOf } from '../../shortened.ts';
import type { AgentColumn } from './agent-columns.ts';
import type { AgentLine } from './agent-lines.ts';

/** An agent's line. */
export function agentRow(
  { store }: Context,
  line: AgentLine,
  columns: readonly AgentColumn[],
  textOf: (column: AgentColumn) => string,
): HTMLElement {
  const { agent } = line;
  return element(
    'tr',
    {},
    ...columns.map((column) => {
      const text = textOf(column);
      if (column.head === 'AGENT')
        return element('th', { scope: 'row' }, agentLink(store, agent.id));
      if (column.head === 'OUTCOME')
        return element('td', {}, element('span', { class: outcomeTone[agent.outcome] }, text));
      const shown = shortText(text);
      const title = column.title?.(line) ?? titleOf(text, shown);
      return element('td', { title }, shown);
    }),
  );
}

export const nobody = (width: number): HTMLElement =>
  wideRow(width, 'No agent is left by these filters.');

/** What paper leaves out. */
export const notOnPaper = (width: number, agents: number): HTMLElement =>
  wideRow(width, `and ${grouped(agents)} more, not on paper`);

const wideRow = (width: number, words: string): HTMLElement =>
  element('tr', {}, element('td', { colspan: width, class: 'nobody' }, words));
