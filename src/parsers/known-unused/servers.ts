import type { Declaration } from './declaration.ts';

/** Of the servers that Finesse runs in or behind. */
export const servers: readonly Declaration[] = [
  {
    name: 'tomcat',
    title: 'Tomcat log',
    // Tomcat's OneLineFormatter, and java.util.logging's SimpleFormatter before 8.0.
    line: /^(?:\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d\.\d{3} [A-Z]{4,7} \[|[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d\d:\d\d [AP]M [a-z]\w*\.)/,
    path: /\/(?:catalina|localhost|host-manager|manager)[.-][^/]*$/,
  },
  {
    name: 'nginx-error',
    title: 'webproxy error log',
    // nginx's error log has one form only (ngx_log.c).
    line: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(?:debug|info|notice|warn|error|crit|alert|emerg)\] \d+#\d+: /,
    path: /webproxy.*\/error[^/]*$/,
  },
  {
    name: 'webproxy',
    title: 'webproxy command log',
    path: /\/webproxy_(?:cli|launcher)[^/]*$/,
  },
];
