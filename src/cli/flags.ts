import type { RecordTime } from '../model/time.ts';
import type { DisconnectOutcome } from '../model/words.ts';
import type { FormatName } from '../reporters/index.ts';
import type { AsArgument } from './as-argument.ts';
import type { NodeArgument } from './node-argument.ts';
import type { Output } from './output-argument.ts';
import type { ZoneArgument } from './zone-argument.ts';

/** The options of `analyze`, checked and read. */
export interface Flags {
  readonly format: FormatName;
  readonly output?: readonly Output[];
  readonly agent?: readonly string[];
  readonly since?: RecordTime;
  readonly until?: RecordTime;
  readonly zone?: readonly ZoneArgument[];
  readonly node?: readonly NodeArgument[];
  readonly as?: readonly AsArgument[];
  readonly failOn?: DisconnectOutcome;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
  readonly progress: boolean;
}
