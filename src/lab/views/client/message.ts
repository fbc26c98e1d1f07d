/** Part of a record: who says it, and what. */
export interface Message {
  /** Its title, blanks included. */
  readonly gadget: string;
  readonly text: string;
  /** A gadget of somebody else's that does not know the server: `?.?.?.?` stands in the host's place. */
  readonly foreign?: true;
  /** Nothing follows from it; it comes as often as the scenario's noise says. */
  readonly noise?: true;
}

/** What is known of a page apart from what happens on it. */
export interface PageFacts {
  readonly agent: string;
  /** EventTunnel.js, of Finesse 12 and later. */
  readonly tunnel: boolean;
  /** It has not tried to connect yet. */
  readonly first: boolean;
}

/** What the page itself says. */
export const container = (text: string): Message => ({ gadget: 'Container', text });

export const asNoise = (message: Message): Message => ({ ...message, noise: true });
