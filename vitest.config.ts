import { defineConfig } from 'vitest/config';

// Set by .ci/run, which counts the tests without touching the test command.
const jsonFile = process.env.BOSH_DIAG_TEST_JSON;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Half of them wait for a browser, a shell or a file.
    maxWorkers: '100%',
    reporters: jsonFile ? ['default', ['json', { outputFile: jsonFile }]] : ['default'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary'],
    },
  },
});
