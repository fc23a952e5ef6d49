import { onSchedule } from 'firebase-functions/scheduler';
import { app, withLogContext } from '../../app.ts';
import { secrets } from '../../config.ts';
import { minuteOf } from '../../domain/operations/rhythm.ts';
import { sweepAll } from '../../workflows/sweep.ts';

/** What it has begun when its time to begin more is over may take longer than the default minute. */
export const sweep = onSchedule(
  {
    schedule: 'every 1 minutes',
    timeoutSeconds: 540,
    concurrency: 1,
    secrets: [secrets.geminiApiKey],
  },
  () =>
    withLogContext({ trace: null }, async () => {
      const { ports, config } = app();
      // The local stack has every kind looked for at every tick: nobody wants to wait for an hour there.
      await sweepAll(ports, config, config.deployed ? minuteOf(ports.clock.now()) : null);
    }),
);
