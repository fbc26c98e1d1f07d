import type { Pattern } from '../../../model/family.ts';
import { withoutQuery } from '../address.ts';

/** The class of the object asked for, and the id of the request. */
const caller = String.raw`^(?:\[ClientServices\] )?([^:\r\n]{1,80}): requestId='([^'\r\n]{0,80})', `;

/** finesse.js prints the word where a request has no id. */
export const idOf = (requestId = '') =>
  requestId === '' || requestId === 'undefined' ? {} : { requestId };

export const rest: readonly Pattern[] = [
  {
    id: 'rest-request/making',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: 'Making REST request: method=',
    regex: new RegExp(`${caller}Making REST request: method=([A-Z]{1,20}), url='([^'\\r\\n]*)`),
    sample:
      "2017-11-15T09:56:09.567 +00:00: : finesse1.example.com: Nov 15 2017 09:56:10.058 +0000: Container : [ClientServices] Dialogs: requestId='undefined', Making REST request: method=GET, url='/finesse/api/User/3029/Dialogs?nocache=1510739769567'",
    read: ([, object = '', requestId, method = '', url = '']) => ({
      kind: 'rest-request',
      object,
      ...idOf(requestId),
      method,
      url: withoutQuery(url),
    }),
  },
  {
    id: 'rest-response/returned',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: 'Returned with status=',
    regex: new RegExp(`${caller}Returned with status=(\\d{1,4})\\b`),
    sample:
      "2017-11-15T09:56:10.595 +00:00: : finesse1.example.com: Nov 15 2017 09:56:11.086 +0000: CallControl : [ClientServices] Dialogs: requestId='undefined', Returned with status=200, content=''",
    read: ([, object = '', requestId, status]) => ({
      kind: 'rest-response',
      object,
      ...idOf(requestId),
      status: Number(status),
    }),
  },
];
