import type { Pattern } from '../../../model/family.ts';
import { name } from '../cti-message.ts';
import { fields } from '../fields.ts';

const release = 'UCCX Finesse 11.x (TechNote 211376)';

export const logout: readonly Pattern[] = [
  {
    id: 'expiry-armed/adding-agent',
    release,
    verified: true,
    anchor: 'AGENT_PRESENCE_MONITOR:',
    regex:
      /^AGENT_PRESENCE_MONITOR:\s+%\[message_string=Adding\s+agent\s+([^\s[\]]+)\s+into\s+the\s+expiry\s+hash\.?\]:/,
    sample:
      '0000001044: XX.XX.XX.XXX: Jun 17 2017 00:16:04.631 +0530: %CCBU_Smack Listener Processor (1)-6-AGENT_PRESENCE_MONITOR: %[message_string=Adding agent 1001003 into the expiry hash.]:',
    read: ([, agent]) => (agent ? { kind: 'expiry-armed', agent } : undefined),
  },
  {
    // The second branch reads what else this monitor may say, and says nothing itself.
    id: 'expiry-fired/removed-agent',
    release,
    verified: true,
    anchor: 'AGENT_PRESENCE_MONITOR:',
    regex:
      /^AGENT_PRESENCE_MONITOR:\s+%\[(?:message_string=\[Expired\]\s+Removed\s+agent\s+from\s+cache\s+([^\s[\]]+)\]:|.*\]:)/s,
    sample:
      '0000001051: XX.XX.XX.XXX: Jun 17 2017 00:16:35.384 +0530: %CCBU_pool-8-thread-1-6-AGENT_PRESENCE_MONITOR: %[message_string=[Expired] Removed agent from cache 1001003]:',
    read: ([, agent]) => (agent ? { kind: 'expiry-fired', agent } : undefined),
  },
  {
    id: 'forced-logout/presence-driven',
    release,
    verified: true,
    anchor: 'PRESENCE DRIVEN LOGOUT:',
    regex: /^PRESENCE DRIVEN LOGOUT:\s+%\[.*\]:/s,
    sample:
      '0000001060: XX.XX.XX.XXX:: Jun 17 2017 00:17:04.632 +0530: %CCBU_CoreImpl-worker12-6-PRESENCE DRIVEN LOGOUT: %[agent_id=1001003]: Performing CTI Logout on basis of the agents unavailable presence',
    read: (_match, message) => {
      const agent = name(fields(message).get('agent_id'));
      return agent === undefined ? 'unreadable' : { kind: 'forced-logout', agent };
    },
  },
];
