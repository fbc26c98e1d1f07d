import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { address } from '../address.ts';

/** A gadget without a host is the server's own; which server, the record does not say. */
function gadgetFact(url = '', title = ''): FactOf<'gadget'> | undefined {
  const found = address(url);
  return found && { kind: 'gadget', ...(title === '' ? {} : { title }), ...found };
}

export const gadget: readonly Pattern<FactOf<'gadget'>>[] = [
  {
    id: 'gadget/creating',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: 'Container._shindigRenderGadgets(): Creating ',
    regex:
      /^Container\._shindigRenderGadgets\(\): Creating '([^\r\n]{0,200}?)' gadget: ([^\s'"]{1,2000})/,
    sample:
      "2017-11-15T09:56:09.667 +00:00: : finesse1.example.com: Nov 15 2017 09:56:10.158 +0000: Header : Container._shindigRenderGadgets(): Creating 'Call Control' gadget: http://localhost/desktop/gadgets/CallControl.jsp",
    read: ([, title, url]) => gadgetFact(url, title),
  },
  {
    id: 'gadget/iframe',
    release: 'Finesse 10.5–11.x (published log of 2017)',
    verified: true,
    anchor: 'BaseIfrGadget.queryIfrGadgetType_(): ',
    regex: /^BaseIfrGadget\.queryIfrGadgetType_\(\): ([^\s'"]{1,2000}): /,
    sample:
      '2017-11-15T09:56:09.667 +00:00: : finesse1.example.com: Nov 15 2017 09:56:10.158 +0000: Header : BaseIfrGadget.queryIfrGadgetType_(): http://gadgets.example.com:9090/calls/history.xml: subclass set. pubsub2=true',
    read: ([, url]) => gadgetFact(url),
  },
];
