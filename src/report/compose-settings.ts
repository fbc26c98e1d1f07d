import type { Citations } from '../diagnose/citations.ts';
import { browserWords } from '../model/browser.ts';
import type { Problem, Report, Setting } from '../model/report.ts';
import { defaultSettings, type Settings, settingKeys, type TimerName } from '../model/settings.ts';
import type { Timer, Timers } from '../timeline/timers.ts';

/** Every number that a verdict may rest on, and who says so. */
export const composeSettings = (
  { windows, weights }: Settings,
  timers: Timers,
  citations: Citations,
): Report['settings'] => ({
  ...mapped(timers, ({ value, origin, evidence }) => ({
    value,
    origin,
    ...(evidence && { evidence: citations.ref(evidence) }),
  })),
  ...mapped(windows, (value, name) => setOrNot(value, defaultSettings.windows[name])),
  ...Object.fromEntries(
    Object.entries(
      mapped(weights, (value, name) => setOrNot(value, defaultSettings.weights[name])),
    ).map(([strength, setting]) => [`${strength}Weight`, setting]),
  ),
});

const setOrNot = (value: number, standard: number): Setting => ({
  value,
  origin: value === standard ? 'default' : 'config',
});

const mapped = <K extends string, T>(
  values: Readonly<Record<K, T>>,
  toSetting: (value: T, name: K) => Setting,
): Record<string, Setting> =>
  Object.fromEntries(
    (Object.entries(values) as [K, T][]).map(([name, value]) => [name, toSetting(value, name)]),
  );

/** What the file names, where it does. */
export function composeSite({ subnets, browsers }: Settings): Pick<Report, 'subnets' | 'browsers'> {
  const names = [...new Set(subnets.map(({ name }) => name))];
  const isOwn = browsers !== defaultSettings.browsers;
  return {
    ...(names.length > 0 && { subnets: names }),
    ...(isOwn && { browsers: browsers.map(browserText) }),
  };
}

/** `Chrome 120+`, `Firefox 115–140` */
const browserText = ({ browser, from, to }: Settings['browsers'][number]): string =>
  `${browserWords[browser]} ${from}${to === undefined ? '+' : `–${to}`}`;

/** Timers that are set to what the logs contradict. */
export const overruledTimers = (
  { timers: set, file = 'settings' }: Settings,
  timers: Timers,
  citations: Citations,
): Problem[] =>
  (Object.entries(timers) as [TimerName, Timer][]).flatMap(
    ([name, { value, evidence }]): Problem[] => {
      const wanted = set[name];
      if (wanted === undefined || value === wanted || !evidence) return [];
      const key = `timers.${settingKeys[name]}`;
      const shown = `the logs show ${value / 1_000} s (${citations.ref(evidence)})`;
      return [
        {
          severity: 'warning',
          where: file,
          what: `${key} is set to ${wanted / 1_000} s, but ${shown}: that counts`,
          next: 'correct it, or delete it',
        },
      ];
    },
  );
