import { groupsMet } from '../scenario/agents.ts';
import type { KnownKind } from '../scenario/known-kind.ts';
import { type Release, releases } from '../scenario/scenario.ts';

type Need = NonNullable<KnownKind['needs']>;

/** Only such desktops have a token that runs out. */
export const singleSignOn: Need = (scenario, plan) =>
  groupsMet(scenario, plan).every(({ sso }) => sso)
    ? undefined
    : 'desktops on single sign-on; write sso: true in their group';

/** Later servers have no mistake about polls that come too fast, and a WebSocket does not poll. */
export const fastPolls: Need = (scenario, plan) => {
  if (isAfter(scenario.release, 'openfire-4.4'))
    return 'a release up to openfire-4.4; write release: openfire-4.4 or an earlier one';
  return groupsMet(scenario, plan).some(({ library }) => library === 'websocket')
    ? 'desktops that poll; write library: jabberwerx or strophe in their group'
    : undefined;
};

const isAfter = (release: Release, last: Release): boolean =>
  releases.indexOf(release) > releases.indexOf(last);
