/** Of a zone as scenarios write it, `+05:30`: how far its clocks are ahead of UTC, in ms. */
export function zoneOffsetMs(zone: string): number {
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
