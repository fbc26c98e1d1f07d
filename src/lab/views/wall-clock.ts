const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The parts of a time as logs print them; `wall`: epoch ms whose UTC fields are the local ones. */
export function wallClock(wall: number) {
  const date = new Date(wall);
  const text = date.toISOString();
  return {
    year: date.getUTCFullYear(),
    /** `Jun` */
    month: months[date.getUTCMonth()],
    /** Of two digits. */
    day: text.slice(8, 10),
    /** `00:16:04.630` */
    time: text.slice(11, 23),
  };
}
