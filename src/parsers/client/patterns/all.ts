import type { Pattern } from '../../../model/family.ts';
import { event } from './event.ts';
import { gadget } from './gadget.ts';
import { rest } from './rest.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { subscription } from './subscription.ts';
import { transport } from './transport.ts';
import { tunnel } from './tunnel.ts';

export const patterns: readonly Pattern[] = [
  ...rest,
  ...event,
  ...subscription,
  ...status,
  ...start,
  ...gadget,
  ...transport,
  ...tunnel,
];
