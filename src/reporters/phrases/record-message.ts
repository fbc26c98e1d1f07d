/** Level, thread and class that Openfire writes before a message: on a narrow terminal they would be all that is seen. */
const logger = /^(?:[A-Z]{4,5} {1,2}\[[^\]]{0,200}\]: )?(?:[a-z]\w{0,50}\.){2,10}[\w$]{1,100} - /;

/** The record without its time, which stands before it already. */
export function recordMessage(
  evidence: { readonly text: string; readonly printed: string } | undefined,
): string {
  const { text = '', printed = '' } = evidence ?? {};
  const head = text.indexOf(printed);
  const rest = head < 0 ? text : text.slice(head + printed.length).replace(/^[\s:\]]+/, '');
  return rest.replace(logger, '');
}
