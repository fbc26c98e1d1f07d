/** Users, resources and values of the product itself, and words for nothing: they name nobody. */
const words = new Set(
  `finesse admin administrator root tomcat ccmbase openfire system anonymous localhost null none nil
undefined unknown true false yes no na n/a nan default public pubsub conference desktop mobile all
users user agent agents agentid extension self me www test-user removed xxx sa dba informix postgres`.split(
    /\s+/,
  ),
);

export const isServiceWord = (text: string): boolean => words.has(text.toLowerCase());

/** Components of the Notification Service: they stand before its domain. */
const components = new Set(['pubsub', 'conference', 'search', 'proxy', 'ws', 'www']);

export const isComponent = (label: string): boolean => components.has(label.toLowerCase());

/** Ends of domains that say nothing of whose they are; those of countries do. */
const ends = new Set(
  `com net org edu gov mil int info biz io local lan corp internal intranet home test example invalid
localdomain localhost arpa`.split(/\s+/),
);

export const isDomainEnd = (label: string): boolean => ends.has(label.toLowerCase());

/** Hosts in namespaces, schemas and licences, the same in everybody's logs. */
const known =
  /^(?:localhost|(?:.*\.)?(?:jabber\.org|xmpp\.org|w3\.org|igniterealtime\.org|jivesoftware\.(?:org|com)|apache\.org|eclipse\.org|xmlsoap\.org|opensocial\.org|openxmlformats\.org|java\.sun\.com|mozilla\.org|google\.com|oracle\.com|developer\.cisco\.com)|jabber\.cisco\.com|www\.cisco\.com|cisco\.com)$/i;

/** Also what somebody has made unreadable: `XX.XX.XX.XXX`. */
export const isPublicHost = (host: string): boolean => known.test(host) || /^[x.?*-]+$/i.test(host);

/** Names of logs and their folders, by which they are known. */
const logWords = new Set(
  `debug info warn error stdout stderr nohup startup desktop webservices openfire logs clientlog clientlogs client
localhost access catalina realm valve shindig admin audit diagnostics active activelog tomcat mivr ctisvr jtapi bundle
request http nginx proxy webproxy cluster primary secondary publisher subscriber side agent agents server`.split(
    /\s+/,
  ),
);

export const isLogWord = (word: string): boolean => logWords.has(word);
