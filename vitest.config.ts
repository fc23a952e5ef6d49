import { defineConfig } from 'vitest/config';

// They wait for the stack more than they work.
const onTheStack = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 3 };

export default defineConfig({
  test: {
    // What the product logs is of interest where a test fails.
    silent: 'passed-only',
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 20_000 } },
      { test: { name: 'rules', include: ['test/rules/**/*.test.ts'], ...onTheStack } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], ...onTheStack } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/support/browser/unpack-browser.ts',
          // Browsers, emulators and workers share two cores: one of them may miss a moment.
          retry: 1,
          ...onTheStack,
        },
      },
    ],
  },
});
