import { Fault } from '../fault.ts';

const unpackYourself = 'unpack the archive, and run again on the folder';

/** Links, devices, pipes: what is no file of its own. */
export const noFile = (kind: string, target?: string | null): Fault =>
  new Fault(
    `is ${kind}${target ? ` to ${target}` : ''}: it was not followed`,
    'if it stands for a log, collect that log itself',
    { severity: 'warning' },
  );

export const encryptedMember = (): Fault =>
  new Fault(
    'is encrypted: it was not read',
    'unpack the archive with its password, and run again on the folder',
  );

export const unknownMethod = (method: number): Fault =>
  new Fault(`is packed by method ${method}, which is not read here`, unpackYourself);

export const sparseMember = (): Fault =>
  new Fault('is stored with its holes left out (sparse), which is not read here', unpackYourself);

export const closedArchive = (kind: string): Fault =>
  new Fault(
    `is a ${kind} archive, which is not opened here: what it holds is missing from this report`,
    unpackYourself,
  );

export const leadsOut = (rawName: string): Fault =>
  new Fault(
    `its name in the archive, ${rawName}, leads out of it: it was read, and written nowhere`,
    'ask where the archive comes from before you unpack it with another tool',
    { severity: 'warning' },
  );
