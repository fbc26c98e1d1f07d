import { main } from '../../src/cli/main.ts';

// What bin/bosh-diag.js does, on the sources: the tests need no build. Says when it listens to signals.
const ended = main();
process.send?.('started');
await ended;
