import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { exceptionPatterns } from '../../exceptions.ts';
import { fields } from '../fields.ts';

type ResourceFault = FactOf<'resource-fault'>;

/** Names alone are documented (maintenance chapter of the Administration Guide 15.0). */
const databaseMnemonics = [
  'cfservice_CORE_ERROR_DB_CONNECTION',
  'AWDB_NOT_ACCESSIBLE',
  'AWDB_CONNECTION_ERROR',
  'VOS_DB_ADAPTER_ERROR',
] as const;

const pollingError = 'QUEUE STATISTICS POLLING ERROR';

export const faults: readonly Pattern<ResourceFault>[] = [
  {
    id: 'resource-fault/thread-pool-saturated',
    release: 'UCCE Finesse, 2014 (TechNote 200937)',
    verified: true,
    anchor: `${pollingError}:`,
    regex: /^QUEUE STATISTICS POLLING ERROR:\s+%\[/,
    sample:
      'Sep 22 2014 14:37:29.883 -0700: %CCBU_pool-21-thread-1-3-QUEUE STATISTICS POLLING ERROR: %[ERROR_DESCRIPTION= maximum pool and queue capacity reached so discarding execution][error_message=Thread pool saturated, discarding execution ]: Error during queue statistics polling',
    read: (_match, message) =>
      [...fields(message).values()].some((value) => /^thread pool saturated/i.test(value))
        ? { kind: 'resource-fault', fault: 'threads', sign: pollingError }
        : undefined,
  },
  ...databaseMnemonics.map(
    (mnemonic): Pattern<ResourceFault> => ({
      id: `resource-fault/${mnemonic.toLowerCase().replaceAll('_', '-')}`,
      release: 'Finesse 15.0 (Administration Guide, names only)',
      verified: false,
      anchor: `${mnemonic}:`,
      regex: new RegExp(`^${mnemonic}:(?:\\s|$)`),
      sample: `0000002001: finesse1.example.com: Jun 17 2017 00:16:04.630 +0530: %CCBU_CoreImpl-worker1-3-${mnemonic}: %[db_host=db.example.com]: built from the template`,
      read: () => ({ kind: 'resource-fault', fault: 'database', sign: mnemonic }),
    }),
  ),
  ...exceptionPatterns(
    '0000002001: finesse1.example.com: Jun 17 2017 00:16:04.630 +0530: %CCBU_CoreImpl-worker1-3-',
  ),
];
