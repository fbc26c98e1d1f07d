import type { Disguise } from '../index.ts';
import { UserError } from '../model/user-error.ts';
import type { Notice } from './notices.ts';
import type { Pipeline } from './pipeline.ts';
import { checkMap, type KeyFlags, keyOf, writeMap } from './redact-flags.ts';
import type { Sink } from './sink.ts';
import { Unmasked } from './unmasked.ts';

export interface MaskFlags extends KeyFlags {
  readonly redact?: boolean;
}

/** What stands between what a run knows and what it prints: with `--redact` pseudonyms, else nothing. */
export interface Mask {
  readonly value: <T>(data: T) => T;
  readonly text: (text: string) => string;
  readonly notices: (notices: readonly Notice[]) => Notice[];
  /** Lets nothing through that still holds an original. */
  readonly sink: (sink: Sink) => Sink;
}

const none: Mask = {
  value: (data) => data,
  text: (text) => text,
  notices: (notices) => [...notices],
  sink: (sink) => sink,
};

/** Before anything is read: options that belong together, a map that is not there yet. */
export async function checkMaskFlags(flags: MaskFlags): Promise<void> {
  if (flags.redact) return checkMap(flags);
  const [option] = [
    flags.redactKeyFile !== undefined && '--redact-key-file',
    flags.redactMap !== undefined && '--redact-map',
  ].filter((one) => one !== false);
  if (option) throw new UserError(`${option} is for pseudonyms: give it with --redact`);
}

interface Known {
  /** The logs; none of a saved report. */
  readonly paths?: readonly string[];
  readonly known: readonly unknown[];
  readonly limits?: Parameters<Pipeline['disguise']>[0]['limits'];
}

export async function maskOf(
  flags: MaskFlags,
  { paths = [], known, limits = {} }: Known,
  { disguise }: Pick<Pipeline, 'disguise'>,
): Promise<Mask> {
  if (!flags.redact) return none;
  const key = await keyOf(flags);
  const made = await disguise({ paths, known, key, limits });
  const mask = maskWith(made);
  // Everything that can be named is named by now, but for labels of hosts that only end as known ones do.
  for (const one of known) mask.value(one);
  await writeMap(flags, made.map);
  return mask;
}

function maskWith({ value, text, leakIn, leakInText }: Disguise): Mask {
  return {
    value: (data) => {
      const masked = value(data);
      refuse(leakIn(masked));
      return masked;
    },
    text,
    notices: (notices) => notices.map((notice) => ({ ...notice, text: text(notice.text) })),
    sink: (sink) => ({
      ...sink,
      put: (printed) => {
        refuse(leakInText(printed));
        return sink.put(printed);
      },
    }),
  };
}

function refuse(leak: string | undefined): void {
  if (leak !== undefined)
    throw new Unmasked(
      `nothing more is printed: an original ${leak} was left; this is a fault of bosh-diag, please report it`,
    );
}
