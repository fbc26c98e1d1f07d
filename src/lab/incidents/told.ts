import type { Cause } from '../../model/words.ts';
import type { Told } from './incident-kind.ts';

export const told = (why: string, ...causes: Cause[]): Told => ({ decided: true, causes, why });
export const open = (why: string, ...causes: Cause[]): Told => ({ decided: false, causes, why });

/** What a desktop that falls silent may be (browser-behaviour.md section 2, what does not discriminate). */
export const silences: readonly Cause[] = [
  'network-path',
  'browser-closed',
  'computer-asleep',
  'browser-throttled',
  'third-party-gadget',
];

/** What stops a page: its own log has a hole, and no more. */
export const stops: readonly Cause[] = [
  'computer-asleep',
  'browser-throttled',
  'third-party-gadget',
];
