/** Whose clock times are shown by. */
export type ClockName = 'bundle' | 'utc' | 'reader';

/** What the reader has chosen. Absent is not chosen. */
export interface Choice {
  readonly clock: ClockName;
  /** An agent's id. */
  readonly agent?: string;
  /** A disconnect's id. */
  readonly disconnect?: string;
  /** Words that an agent's line has to hold. */
  readonly search?: string;
  readonly outcome?: string;
  readonly cause?: string;
  readonly side?: string;
  readonly node?: string;
  readonly subnet?: string;
  /** What the timeline shows, in ms since 1970. */
  readonly from?: number;
  readonly to?: number;
}

export type ChoiceKey = keyof Choice;

export interface Store {
  readonly choice: () => Choice;
  /** Undefined takes a choice back. */
  readonly choose: (change: { readonly [K in ChoiceKey]?: Choice[K] | undefined }) => void;
  /** Hears of changes of any of these, after they were made. */
  readonly on: (keys: readonly ChoiceKey[], act: () => void) => void;
}

export function storeOf(first: Choice): Store {
  let choice = first;
  const listeners: { readonly keys: readonly ChoiceKey[]; readonly act: () => void }[] = [];
  return {
    choice: () => choice,
    choose: (change) => {
      const before = choice;
      const made = Object.entries({ ...before, ...change }).filter(
        ([, value]) => value !== undefined,
      );
      choice = { clock: before.clock, ...Object.fromEntries(made) };
      const isChanged = (key: ChoiceKey): boolean => before[key] !== choice[key];
      for (const { keys, act } of listeners) if (keys.some(isChanged)) act();
    },
    on: (keys, act) => {
      listeners.push({ keys, act });
    },
  };
}
