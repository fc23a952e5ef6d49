import { onSchedule } from 'firebase-functions/scheduler';
import { app } from '../../app.ts';
import { sweep as sweepOnce } from '../../workflows/sweep.ts';

export const sweep = onSchedule({ schedule: 'every 1 minutes' }, () => sweepOnce(app().ports));
