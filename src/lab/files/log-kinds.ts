import type { SourceKind } from '../../model/words.ts';

const openfireKinds: Readonly<Record<string, SourceKind>> = {
  'debug.log': 'openfire-debug',
  'info.log': 'openfire-info',
  'warn.log': 'openfire-warn',
  'error.log': 'openfire-error',
  'all.log': 'openfire-all',
  'openfire.log': 'openfire-all',
  'stdout.log': 'openfire-stdout',
  'nohup.out': 'openfire-stdout',
};

/** What a log is to who reads it; `log` as views name it. */
export function kindOf(log: string): SourceKind {
  const [folder, name = ''] = log.split('/');
  if (log.includes('access')) return 'access';
  if (folder === 'webservices') return 'webservices';
  return (folder === 'openfire' ? openfireKinds[name] : undefined) ?? 'unknown';
}
