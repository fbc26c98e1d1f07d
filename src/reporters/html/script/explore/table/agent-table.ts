import { type Days, daysOf } from '../../../../phrases/days.ts';
import { instantsOf } from '../../../../phrases/loss-words.ts';
import { keepLinks } from '../../agent-link.ts';
import { clockOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { element } from '../../dom.ts';
import { filterKeys, shownAgents } from '../../shown-agents.ts';
import { type AgentColumn, agentColumns } from './agent-columns.ts';
import { type AgentLine, agentLines } from './agent-lines.ts';
import { agentRow, nobody, notOnPaper } from './agent-row.ts';
import { moreButtons, pageSize } from './more-buttons.ts';
import { mostOnPaper, onPaper } from './on-paper.ts';
import { sortHeads } from './sort-heads.ts';
import { sorted } from './sorted.ts';

/** Every agent that the filters leave, a line each: the equal of the picture. */
export function agentTable(context: Context): HTMLElement {
  const { report, store } = context;
  if (report.agents.length === 0) return element('section', { hidden: true });
  const lines = agentLines(report);
  const instants = lines.flatMap(({ loss }) => (loss ? instantsOf(loss) : []));
  const daysNow = () => daysOf({ local: clockOf(report, store.choice().clock) }, instants);
  const columns = filledColumns(lines, daysNow());
  let most = pageSize;
  const caption = element('p', { class: 'note' });
  const body = element('tbody');
  const heads = sortHeads(columns, () => draw());
  const more = moreButtons((number) => {
    const before = body.rows.length;
    most = number;
    draw();
    body.rows[before]?.querySelector('a')?.focus();
  });

  function draw(isOnPaper = false): void {
    const days = daysNow();
    const shown = new Set(shownAgents(context));
    const wanted = lines.filter(({ agent }) => shown.has(agent));
    const { column, direction } = heads.sort();
    const drawn = sorted(wanted, column.key, direction).slice(0, isOnPaper ? mostOnPaper : most);
    const rest = wanted.length - drawn.length;
    caption.textContent =
      instants.length === 0 ? 'No agent of these logs has a loss to tell a time of.' : days.title;
    body.replaceChildren(
      ...drawn.map((line) => agentRow(context, line, columns, (one) => one.cell(line, days))),
    );
    if (wanted.length === 0) body.append(nobody(columns.length));
    if (isOnPaper && rest > 0) body.append(notOnPaper(columns.length, rest));
    more.show(drawn.length, wanted.length);
    markChosen(body, store.choice().agent);
  }

  store.on(filterKeys, () => {
    most = pageSize;
    draw();
  });
  store.on(['clock'], () => draw());
  store.on(['agent'], () => markChosen(body, store.choice().agent));
  keepLinks(store);
  addEventListener('beforeprint', () => draw(true));
  addEventListener('afterprint', () => draw());
  draw();
  const table = element('table', { 'aria-labelledby': 'agents-title' }, heads.element, body);
  return section(caption, onPaper(context), scrolling(table), more.element);
}

/** As in a terminal: a column that says nothing is left out. */
const filledColumns = (lines: readonly AgentLine[], days: Days): readonly AgentColumn[] =>
  agentColumns.filter(({ cell }) => lines.some((line) => cell(line, days) !== ''));

function markChosen(body: HTMLElement, agent: string | undefined): void {
  for (const link of body.querySelectorAll('a')) {
    const isChosen = link.dataset.agent === agent;
    link.toggleAttribute('aria-current', isChosen);
    if (isChosen) link.setAttribute('aria-current', 'true');
    link.closest('tr')?.classList.toggle('chosen', isChosen);
  }
}

const section = (...parts: readonly HTMLElement[]): HTMLElement =>
  element(
    'section',
    { class: 'agents', 'aria-labelledby': 'agents-title' },
    element('h2', { id: 'agents-title', tabindex: -1 }, 'Agents'),
    ...parts,
  );

const scrolling = (table: HTMLElement): HTMLElement =>
  element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': 'Table of agents', tabindex: 0 },
    table,
  );
