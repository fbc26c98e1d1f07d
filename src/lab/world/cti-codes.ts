import type { Product } from '../scenario/scenario.ts';

/** The reason codes that the CTI side gives by itself (finesse-logs.md section 7). */
export interface CtiCodes {
  readonly supervisor: number;
  readonly otherSignIn: number;
  readonly device: number;
  /** UCCX has no such rule. */
  readonly inactivity?: number;
  readonly unanswered: number;
  /** Of the Not Ready that follows a sign-in. */
  readonly afterSignIn: number;
}

/** What Finesse, or a desktop, gives when it forces a logout. */
export const connectionFailure = 255;
/** What UCCE makes of it: Logged Out - System Failure, or Not Ready - Connection Failure. */
export const systemFailure = 50002;
/** CCX_FAILURE, CONNECTION_DOWN: an engine that went away signs agents out with either. */
export const engineGone = [32764, 32765] as const;

const ucce: CtiCodes = {
  supervisor: 999,
  otherSignIn: 20002,
  device: 50003,
  inactivity: 50004,
  unanswered: 32767,
  afterSignIn: 0,
};

export const ctiCodes: Readonly<Record<Product, CtiCodes>> = {
  uccx: {
    supervisor: 22,
    otherSignIn: 32767,
    device: 32759,
    unanswered: 32763,
    afterSignIn: 32760,
  },
  'ucce-load-0': ucce,
  'ucce-load-1': ucce,
};
