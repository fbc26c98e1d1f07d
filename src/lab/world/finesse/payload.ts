import { agentState, apiStateName } from '../agent-state.ts';
import type { StateChange } from '../cti.ts';

/*
 * Payloads as desktops get them. The first lines of a User update are published (TechNote 212077), the rest is the
 * User object of the REST API as its documentation has it.
 */

/** `changedAt` is epoch ms. */
export function userUpdate({ agent, state, code }: StateChange, changedAt: number): string {
  const id = escaped(agent);
  return `<Update>
  <data>
    <user>
      <dialogs>/finesse/api/User/${id}/Dialogs</dialogs>
      <extension>${id}</extension>
      <firstName>Agent</firstName>
      <lastName>${id}</lastName>
      <loginId>${id}</loginId>
      <loginName>${id}</loginName>
      <pendingState></pendingState>
      <reasonCodeId>${code === undefined || code === 0 ? -1 : code}</reasonCodeId>
      <roles>
        <role>Agent</role>
      </roles>
      <settings>
        <wrapUpOnIncoming>OPTIONAL</wrapUpOnIncoming>
      </settings>
      <state>${apiStateName(state)}</state>
      <stateChangeTime>${new Date(changedAt).toISOString()}</stateChangeTime>
      <teamId>1</teamId>
      <teamName>Default</teamName>
      <uri>/finesse/api/User/${id}</uri>
    </user>
  </data>
  <event>PUT</event>
  <requestId></requestId>
  <source>/finesse/api/User/${id}</source>
</Update>`;
}

/** A call that rings, or was answered; Finesse has these on one line. */
export function dialogUpdate(agent: string, state: number, call: number): string {
  const id = escaped(agent);
  const [event, shown] = state === agentState.reserved ? ['POST', 'ALERTING'] : ['PUT', 'ACTIVE'];
  return `<Update><data><dialogs><Dialog><id>${call}</id><mediaType>Voice</mediaType><state>${shown}</state><toAddress>${id}</toAddress><uri>/finesse/api/Dialog/${call}</uri></Dialog></dialogs></data><event>${event}</event><requestId></requestId><source>/finesse/api/User/${id}/Dialogs</source></Update>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
