import type { DesktopLog } from '../timeline/desktop-log.ts';
import type { Disconnect } from '../timeline/disconnect.ts';

type Read = Exclude<DesktopLog['state'], 'none'>;

/** What the agent's client log shows over the loss, and what is left to ask. */
const shown: Readonly<Record<Read, string>> = {
  failing:
    'goes on over that time while its requests got no answer, or a late one: the page ran, and the path or the far end of it failed; the logs of VPN, proxy and firewall at that time tell where.',
  stopped:
    'has a hole over that time: nothing of the page ran. Sleep, a frozen tab and a blocked page leave the same hole: ask the agent, and look at what other pages of the same PC did.',
  throttled:
    'goes on over that time with its requests answered, and its pings failed as far apart as the timers of a hidden tab fire: ask the agent whether the tab was hidden.',
  ended:
    'ends there: a page that was left or killed and a PC that stopped look the same: ask the agent what happened.',
  cut: 'goes on over that time with its requests answered, and says that its WebSocket was gone: the page and its network ran, and what failed is the path of the notifications (proxy, firewall, idle timeout) or the Notification Service; a page that was blocked for some 20 s looks the same.',
  running:
    'shows nothing unusual over that time, which proves nothing: ask the agent whether the tab was hidden, and look at what other pages of the same PC did.',
};

/** Four polls of a gone session within seconds (browser-behaviour.md section 2): no cause by itself. */
const noneFailed =
  ' It asked for its gone session four times within seconds, as a desktop does of whose polls none had failed before: that speaks for a tab that was frozen or a page that was blocked, and against a sleep and a path that failed.';

/** What would tell the causes apart that the logs at hand leave open. */
export function undeterminedDecide(d: Disconnect, log: DesktopLog): string {
  const mayHaveStood = log.state === 'none' || log.state === 'stopped';
  const isFrozen = mayHaveStood && d.refusedPolls?.afterFailure === false;
  return `${toAsk(d, log)}${isFrozen ? noneFailed : ''}`;
}

function toAsk(d: Disconnect, { state }: DesktopLog): string {
  const log = `${d.agent.id}'s client log`;
  if (d.logout)
    return 'who or what signed the agent out is not in these logs: webservices of every Finesse server (a request), and the logs of the CTI side at that time (ctisvr on UCCE, MIVR on UCCX).';
  if (d.ends[0]?.step === 'logout-request')
    return `no loss stands before this logout: webservices of every Finesse server for the three minutes before it would show a lost presence${tokenToo(d, log)}.`;
  if (d.firstEnds.some(({ step }) => step === 'terminate'))
    return 'the desktop ended its session itself, as it does when its agent signs out, when its page is closed or left, and when it leaves for another server: webservices of every Finesse server tell which.';
  if (d.ends[0]?.step === 'replaced')
    return `${log}: \`unloading\` shows a page that was refreshed, \`conflict\` a second sign-in, \`disconnected\` a desktop that came back after an outage.`;
  if (state !== 'none') return `${log} ${shown[state]}`;
  if (d.nearMiss)
    return `${log} over that time: events that arrive in bunches on one second of the minute speak for a hidden tab, requests without an answer for the network, a hole for a page that did not run.`;
  if (d.transport === 'websocket')
    return `${log} over that time: a server sees a closed page, a killed browser and a reset connection alike, and a cut network or a sleeping PC not at all. \`unloading\` shows a page that was left, pings or requests without an answer while it goes on the network, a hole a page that did not run, \`conflict\` a second sign-in.`;
  return `${log} over that time: requests without an answer while it goes on speak for the network, a hole for a page that did not run (sleep, frozen or blocked), \`unloading\` or an end for a page that was left.`;
}

/** A desktop whose token ran out asks for the logout itself (Administration Guide 15.0(1), single sign-on). */
const tokenToo = ({ confirmation: { asked } }: Disconnect, log: string): string =>
  asked?.fact.sso === false
    ? ''
    : `; without one, where agents use SSO, ${log} would show a token that ran out, on which the desktop asks for the logout itself`;
