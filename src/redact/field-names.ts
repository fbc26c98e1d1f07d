/** Names of fields, in XML, JSON, queries and `key=value`, by what their values are. As parts of a regex, any case. */
export const idFields = `(?:icm[ _-]?)?agent[ _-]?(?:id(?:[ _-]?long)?|login(?:[ _-]?(?:id|name))?|extension|ext|instrument|device|number)|agent|agents|login[ _-]?(?:id|name)|user[ _-]?(?:id|login|principal)|user[ _-]?name|user|uid|acc(?:oun)?t(?:[ _-]?(?:id|no|num|number|name))?|supervisor[ _-]?(?:id|login)?|extension|ext|agentinstrument|instrument|[a-z]{0,20}device(?:[ _-]?(?:id|name|number))?|line[ _-]?number|owner|requester|pc[ _-]?name|computer[ _-]?name|workstation`;

export const phoneFields = `dialed[ _-]?number|dialednumber|dnis|ani|dn|from[ _-]?address|to[ _-]?address|calling(?:[ _-]?(?:party|number|device|deviceid))+|called(?:[ _-]?(?:party|number|device|deviceid))+|caller(?:[ _-]?(?:id|number|entered[ _-]?digits))?|callee|media[ _-]?address|dial[ _-]?number|phone(?:[ _-]?number)?|mobile(?:[ _-]?(?:number|agent[ _-]?number))?|customer[ _-]?(?:phone(?:[ _-]?number)?|number|id|account[ _-]?number)|secondary[ _-]?number|third[ _-]?party[ _-]?number|consult[ _-]?number|alternate[ _-]?number|last[ _-]?redirect(?:ed)?[ _-]?(?:device|number)`;

export const nameFields = `first[ _-]?name|last[ _-]?name|middle[ _-]?name|full[ _-]?name|display[ _-]?name|agent[ _-]?(?:name|text)|supervisor[ _-]?name|user[ _-]?full[ _-]?name|nick(?:[ _-]?name)?|real[ _-]?name|given[ _-]?name|sur[ _-]?name|customer[ _-]?name|contact[ _-]?name|team[ _-]?name`;

export const hostFields = String.raw`[\w-]{0,24}host(?:[ _-]?name)?|server[ _-]?name|fqdn|domain(?:[ _-]?name)?|xmpp[ _-]?domain|realm|user[ _-]?domain`;

/** Call variables and what a site adds to them: what a caller has said or is. */
export const valueFields = String.raw`call[ _-]?variable[ _-]?\d{1,2}|callvar\d{1,2}|ecc[ _-]?[\w.]{1,40}|user\.[\w.]{1,60}|(?:call[ _-]?)?wrap[ _-]?up[ _-]?(?:reason|data|text)|user[ _-]?to[ _-]?user[ _-]?info|call[ _-]?key[ _-]?text`;

/** Variables of outbound calls: they stand as names of variables, seldom as names of fields. */
export const variableNames = 'ba[a-z]{3,30}';
