import type { View } from './view.ts';
import { wallClock } from './wall-clock.ts';

const log = 'finesse/logs/localhost_access_log.txt';

/** Tomcat's access log, `%h %l %u %t "%r" %s %b %D`; its time is that of the answer's end, and no bytes are `-`. */
export const accessView: View = ({ scenario, server, wall, write }) => {
  if (!scenario.logs.access) return () => undefined;
  const zone = scenario.zone.replace(':', '');
  return (happening) => {
    if (happening.kind !== 'http-access' || happening.server !== server.name) return;
    const { at, ip, agent, method, url, status, bytes, tookMs } = happening;
    const request = `"${method} ${url} HTTP/1.1" ${status} ${bytes || '-'} ${tookMs}`;
    write(log, at, `${ip} - ${agent} [${clock(wall(at))} ${zone}] ${request}`);
  };
};

function clock(wall: number): string {
  const { day, month, year, time } = wallClock(wall);
  return `${day}/${month}/${year}:${time}`;
}
