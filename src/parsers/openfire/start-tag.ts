/** Reads one attribute out of the inside of a start tag. dom4j quotes with `"`, Openfire's own strings with `'`. */
export function attribute(name: string): (tag: string) => string | undefined {
  const regex = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`);
  return (tag) => {
    const match = regex.exec(tag);
    return match?.[1] ?? match?.[2];
  };
}

/** An attribute that counts seconds, in ms. */
export function secondsAttribute(name: string): (tag: string) => number | undefined {
  const read = attribute(name);
  return (tag) => {
    const seconds = read(tag);
    return seconds === undefined || !/^\d{1,9}$/.test(seconds) ? undefined : Number(seconds) * 1000;
  };
}
