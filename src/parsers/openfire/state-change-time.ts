const stateChangeTime =
  /(?:&lt;|<)stateChangeTime(?:&gt;|>)(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)(?:&lt;|<)/;

/** The instant inside a user's update: the record that carries it cannot be older. */
export function readStateChangeTime(message: string): number | undefined {
  const at = Date.parse(stateChangeTime.exec(message)?.[1] ?? '');
  return Number.isNaN(at) ? undefined : at;
}
