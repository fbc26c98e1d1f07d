import { defaultLoad, type Load } from '../logs/load.ts';
import type { BenchOptions } from '../options.ts';
import { type Form, fileOf, packLogs, writeLogs } from './forms.ts';
import { kept } from './store.ts';

/** Which log the bytes of a bundle are in. */
export type Subject = 'debug' | 'webservices' | 'client';

const callsPerHour = 12;
/** No page's log is longer: it is what a desktop wrote since it was loaded. */
const mostOfPage = 256 << 20;

/** A bundle in one of its forms, made if it is not there. */
export function bundleOf(subject: Subject, form: Form, options: BenchOptions): Promise<string> {
  return formOf(form, loadOf(subject, options));
}

/** A bundle of these logs. */
export async function formOf(form: Form, load: Load): Promise<string> {
  const key = { ...load, logs: [...load.logs], files: form === 'rotated' ? load.files : 1 };
  if (form === 'plain' || form === 'rotated')
    return kept(fileOf[form], key, (to) => writeLogs(form, load, to));
  const plain = await formOf('plain', load);
  return kept(fileOf[form], key, (to) => packLogs(form, plain, to));
}

function loadOf(subject: Subject, options: BenchOptions): Load {
  const { seed, files, agents, hidden } = options;
  const bytes = subject === 'client' ? Math.min(options.bytes, mostOfPage) : options.bytes;
  const load = { ...defaultLoad, seed, bytes, files, agents, hidden };
  return subject === 'debug'
    ? load
    : { ...load, logs: new Set(['info', subject]), calls: callsPerHour };
}
