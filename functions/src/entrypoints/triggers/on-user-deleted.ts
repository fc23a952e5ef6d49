import { onUserDeleted as onDeleted } from 'firebase-functions/identity';
import { app, withLogContext } from '../../app.ts';
import { startRemoval } from '../../workflows/start-removal.ts';
import { traceOf } from './event-context.ts';

/**
 * Whoever deleted an account: the dashboard, the console or the Admin SDK. Where many are deleted at
 * once no event comes, and the sweep finds them.
 */
export const onUserDeleted = onDeleted({ retry: true }, async (event) => {
  const userId = event.data?.uid;
  if (!userId) return;
  await withLogContext({ trace: traceOf(event) }, () => startRemoval(app().ports, userId));
});
