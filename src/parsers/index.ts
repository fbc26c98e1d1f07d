import type { Family } from '../model/family.ts';
import { access } from './access/index.ts';
import { client } from './client/index.ts';
import { knownUnused } from './known-unused/index.ts';
import { openfire } from './openfire/index.ts';
import { webservices } from './webservices/index.ts';

/** Ties between claims go to the earlier family. */
export const families: readonly Family[] = [openfire, webservices, client, access, knownUnused];
