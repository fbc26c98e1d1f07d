import type { Library as LibraryName } from '../../scenario/scenario.ts';
import type { DesktopServer } from '../exchange.ts';
import type { Path } from '../path.ts';
import type { Pc } from '../pc.ts';
import type { Exemption } from './event-loop.ts';

export interface DesktopSettings {
  readonly agent: string;
  /** `desktop` */
  readonly resource: string;
  readonly library: LibraryName;
  readonly userAgent: string;
  readonly pc: Pc;
  readonly path: Path;
  readonly server: DesktopServer;
  readonly other?: DesktopServer;
  /** How long the server may hold a poll. */
  readonly waitSeconds: number;
  readonly gadgets: readonly { readonly title: string; readonly url: string }[];
  readonly sso: boolean;
  /** What spares its hidden pages the throttling. */
  readonly exemption?: Exemption;
}
