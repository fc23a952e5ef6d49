import { defineConfig } from 'vitest/config';

/** The cases of property tests are the same each time. */
const setupFiles = ['test/support/property-seed.ts'];

// They take what time of the processor other tests leave.
const unit = { testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 };
/** They load a module that keeps the console as it finds it. */
const alone = {
  unit: [
    'test/unit/adapters/logger.test.ts',
    'test/unit/entrypoints/callables/define-callable.test.ts',
    'test/unit/scripts/setup-alerts.test.ts',
  ],
  integration: ['test/integration/logs.test.ts'],
};

// They wait for the stack more than they work. Emulators, workers and tests share two cores, so that
// one of them may miss a moment: what fails is tried once more, and fails if it does so again.
const onTheStack = {
  retry: 1,
  setupFiles,
  // What fails before a file's first test is not tried again: hooks seed a thousand documents.
  ...{ testTimeout: 60_000, hookTimeout: 180_000, maxWorkers: 3, sequence: { groupOrder: 2 } },
  // A body is looked for in the tests of that alone: it takes the model longer than all the rest.
  env: { BODY_LANDMARKS: 'off' },
};

/** What only `npm run test:all` has the time for. A file has the machine to itself. */
const long = { testTimeout: 300_000, hookTimeout: 300_000, maxWorkers: 1 };

// It switches triggers off and fills queues, which others on the stack would feel. To be last takes an
// order of both: vitest runs what has one worker and no order after all that has an order.
const last = ['test/long/on-the-stack/smoke.test.ts'];

const unpackBrowser = 'test/support/browser/unpack-browser.ts';

export default defineConfig({
  test: {
    // What the product logs is of interest where a test fails.
    silent: 'passed-only',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: alone.unit,
          setupFiles,
          // Half of the time went into loading the same modules for each file.
          isolate: false,
          ...unit,
        },
      },
      { test: { name: 'unit-alone', include: alone.unit, ...unit } },
      {
        test: {
          name: 'adapters',
          include: ['test/adapters/**/*.test.ts'],
          isolate: false,
          ...{
            testTimeout: 60_000,
            hookTimeout: 60_000,
            maxWorkers: 3,
            sequence: { groupOrder: 3 },
          },
        },
      },
      ...['rules', 'client'].map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          ...onTheStack,
          // They know the stack from outside alone: nothing stays that the next file could meet, and
          // they do little but wait for it.
          ...{ isolate: false, maxWorkers: 5, sequence: { groupOrder: 1 } },
        },
      })),
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: alone.integration,
          isolate: false,
          ...onTheStack,
        },
      },
      // Its callables read their parameters from the process: it has one to itself.
      { test: { name: 'attacks', include: ['test/attacks/**/*.test.ts'], ...onTheStack } },
      { test: { name: 'integration-alone', include: alone.integration, ...onTheStack } },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          exclude: ['test/long/on-the-stack/**'],
          ...long,
        },
      },
      {
        test: {
          name: 'long-on-the-stack',
          include: ['test/long/on-the-stack/**/*.test.ts'],
          exclude: last,
          globalSetup: unpackBrowser,
          env: onTheStack.env,
          retry: onTheStack.retry,
          ...long,
          sequence: { groupOrder: 8 },
        },
      },
      {
        test: {
          name: 'long-and-last',
          include: last,
          env: onTheStack.env,
          retry: onTheStack.retry,
          ...long,
          sequence: { groupOrder: 9 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: unpackBrowser,
          // The files of a process share its browser.
          isolate: false,
          ...onTheStack,
        },
      },
    ],
  },
});
