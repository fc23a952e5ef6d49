import { onSchedule } from 'firebase-functions/scheduler';
import { app, withLogContext } from '../../app.ts';
import { sweep as sweepOnce } from '../../workflows/sweep.ts';

export const sweep = onSchedule({ schedule: 'every 1 minutes' }, () =>
  withLogContext({ trace: null }, () => sweepOnce(app().ports)),
);
