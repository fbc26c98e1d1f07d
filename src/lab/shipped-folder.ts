import { fileURLToPath } from 'node:url';

/** Where the scenarios lie that come with the package; two folders below it, from here as from `dist/cli`. */
export const shippedFolder = fileURLToPath(new URL('../../fixtures/lab/', import.meta.url));
