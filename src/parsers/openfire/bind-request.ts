/** How IQBindHandler of 4.7 begins to tell of a bind whose JID is taken, as a regex source. */
export const bindRequest = String.raw`^Conflicting resource binding request from [^\s<>"]{1,3100} using [^\r\n<>"]{1,1100}?\.`;
