import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { address } from '../address.ts';
import { loggedBy } from './tunnel-prefix.ts';

function transportFact(text = ''): FactOf<'client-transport'> | undefined {
  const found = address(text);
  if (!found) return undefined;
  const transport = /^wss?:/.test(found.url) ? 'websocket' : 'bosh';
  return { kind: 'client-transport', transport, url: found.url };
}

export const transport: readonly Pattern<FactOf<'client-transport'>>[] = [
  {
    id: 'client-transport/establishing-bosh',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: 'FailoverMonitor.init(): Establishing BOSH connection',
    regex: /^FailoverMonitor\.init\(\): Establishing BOSH connection/,
    sample:
      '2017-11-15T09:56:08.875 +00:00: : finesse1.example.com: --- -- ---- --:--:--.--- -----: Container : FailoverMonitor.init(): Establishing BOSH connection...',
    read: () => ({ kind: 'client-transport', transport: 'bosh' }),
  },
  {
    id: 'client-transport/connect-url',
    release: 'Finesse ≥ 12.0 (EventTunnel.js)',
    verified: false,
    anchor: 'EventTunnel.connect() - XMPP client connect url = ',
    regex: loggedBy(
      String.raw`EventTunnel\.connect\(\) - XMPP client connect url = ([^\s'"]{1,2000})`,
    ),
    sample:
      '2021-03-02T09:56:08.961 +00:00: : finesse1.example.com: Mar 02 2021 09:56:09.452 +0000: Container : EventTunnel.connect() - XMPP client connect url = wss://finesse1.example.com:8445/ws/',
    read: ([, url]) => transportFact(url),
  },
];
