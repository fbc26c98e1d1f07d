import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';

/** What the page listens to names its user, also where the rest of the log does not. */
export const subscription: readonly Pattern<FactOf<'subscribe'>>[] = [
  {
    id: 'subscribe/subscribed-to-node',
    release: 'Finesse 10.5–12.x (finesse.js)',
    verified: false,
    anchor: 'MasterPublisher._subscribeNode() - Subscribed to node ',
    regex:
      /^(?:\[ClientServices\] )?MasterPublisher\._subscribeNode\(\) - Subscribed to node '([^'\r\n]{1,500})'/,
    sample:
      "2017-11-15T09:56:10.679 +00:00: : finesse1.example.com: Nov 15 2017 09:56:11.170 +0000: Container : MasterPublisher._subscribeNode() - Subscribed to node '/finesse/api/User/3029'",
    read: ([, pubsubNode = '']) => ({ kind: 'subscribe', pubsubNode }),
  },
];
