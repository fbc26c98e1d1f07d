import { closing, pairs } from './fields.ts';

/** A decoded CTI message, and the envelope Finesse put around it. */
interface CtiMessage {
  /** `AgentStateEvent`. */
  readonly name: string;
  /** Text for {@link pairs}: half of the readers need none of it. */
  readonly body: string;
  readonly envelope: ReadonlyMap<string, string>;
}

const envelopeKeys = ['msgName', 'timeTracker', 'deploymentType'];

interface Bean {
  readonly name: string;
  readonly body: string;
}

/**
 * Reads `[cti_message=CTI <name> [...]CTI MessageBean [...]]`, with the blanks of 11.x on UCCX or without them as on
 * UCCE. Anything but these two beans, one after the other, is not believed.
 */
export function ctiMessage(found: ReadonlyMap<string, string>): CtiMessage | undefined {
  const [event, envelope, ...more] = beans(found.get('cti_message') ?? '');
  if (event === undefined || envelope?.name !== 'MessageBean' || more.length > 0) return undefined;
  return { name: event.name, body: event.body, envelope: pairs(envelope.body, envelopeKeys) };
}

/** When the message reached Finesse: an absolute instant beside the record's own time. */
export function receivedMs({ envelope }: CtiMessage): number | undefined {
  const digits = /"CTI_MSG_RECEIVED"\s*:\s*(\d{13})(?!\d)/.exec(envelope.get('timeTracker') ?? '');
  return digits ? Number(digits[1]) : undefined;
}

export function product({ envelope }: CtiMessage): 'uccx' | 'ucce' | undefined {
  const type = envelope.get('deploymentType');
  if (type === 'CCX') return 'uccx';
  return type === 'CCE' ? 'ucce' : undefined;
}

/** A whole number; Finesse prints `null`, and −1 for "no reason code". */
export function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

export const flag = (text: string | undefined): boolean | undefined =>
  text === 'true' ? true : text === 'false' ? false : undefined;

/** A name; Finesse prints an absent one as `null`. */
export function name(text: string | undefined): string | undefined {
  return text === '' || text === 'null' ? undefined : text;
}

function beans(text: string): Bean[] {
  const found: Bean[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('[', at);
    const end = start < 0 ? -1 : closing(text, start);
    if (end < 0) return [];
    const label = text.slice(at, start).replace(/\s+/g, '');
    found.push({ name: label.replace(/^CTI/, ''), body: text.slice(start + 1, end) });
    at = end + 1;
  }
  return found;
}
