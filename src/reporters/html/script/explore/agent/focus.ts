/** Nothing holds it. */
export const isFree = (focused: Element): boolean =>
  focused === document.body || focused === document.documentElement;

/** To where it came from; where that is gone, to the agent's line, else to the table. */
export function returnFocus(opener: Element | undefined, agent: string): void {
  const lines = [...document.querySelectorAll<HTMLElement>('.agents a[data-agent]')];
  const line = lines.find(({ dataset }) => dataset.agent === agent);
  const isThere =
    (opener instanceof HTMLElement || opener instanceof SVGElement) && opener.isConnected;
  const target = isThere ? opener : (line ?? document.getElementById('agents-title'));
  target?.focus();
}

/** Fields have their own use of the key. */
export function onEscape(act: () => void): void {
  document.addEventListener('keydown', (event) => {
    const isField =
      event.target instanceof Element && event.target.matches('input, select, textarea');
    if (event.key === 'Escape' && !event.defaultPrevented && !isField) act();
  });
}
