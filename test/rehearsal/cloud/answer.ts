import { cloudFunctionsRoutes } from '../apis/cloud-functions.ts';
import { downloadRoutes } from '../apis/downloads.ts';
import { firebaseRoutes, otherFirebaseRoutes } from '../apis/firebase.ts';
import { firestoreRoutes } from '../apis/firestore.ts';
import { hostingRoutes } from '../apis/hosting.ts';
import { iamRoutes } from '../apis/iam.ts';
import { identityToolkitRoutes } from '../apis/identity-toolkit.ts';
import { loggingRoutes } from '../apis/logging.ts';
import { monitoringRoutes } from '../apis/monitoring.ts';
import { resourceManagerRoutes } from '../apis/resource-manager.ts';
import { rulesRoutes } from '../apis/rules.ts';
import { runAndImageRoutes } from '../apis/run-and-images.ts';
import { secretManagerRoutes } from '../apis/secret-manager.ts';
import { serviceUsageRoutes } from '../apis/service-usage.ts';
import { storageRoutes } from '../apis/storage.ts';
import { taskAndJobRoutes } from '../apis/tasks-and-jobs.ts';
import { tokenRoutes } from '../apis/tokens.ts';
import type { Cloud } from './cloud.ts';
import { gate } from './gate.ts';
import { type Answer, type Asked, type Route, refuse } from './route.ts';

const routes: readonly Route[] = [
  ...[tokenRoutes, serviceUsageRoutes, resourceManagerRoutes, iamRoutes, firebaseRoutes].flat(),
  ...[otherFirebaseRoutes, hostingRoutes, firestoreRoutes, rulesRoutes, storageRoutes].flat(),
  ...[secretManagerRoutes, loggingRoutes, monitoringRoutes, taskAndJobRoutes].flat(),
  ...[cloudFunctionsRoutes, runAndImageRoutes, identityToolkitRoutes, downloadRoutes].flat(),
];

export interface Answered extends Answer {
  /** What is wrong with the request: nothing here knows it, or its body is not as documented. */
  faults: string[];
}

export function answer(asked: Omit<Asked, 'names'>, cloud: Cloud): Answered {
  for (const route of routes) {
    if (route.host !== asked.host || route.method !== asked.method) continue;
    const match = route.path.exec(asked.path);
    if (match === null) continue;
    const faults = route.shape?.(asked.body) ?? [];
    // As the real one does, which changes nothing then.
    if (faults.length > 0) return { ...refuse(400, faults.join('\n')), faults };
    const whole: Asked = { ...asked, names: { ...match.groups } };
    return { ...(gate(whole, cloud) ?? route.answer(whole, cloud)), faults };
  }
  return { ...refuse(501, 'Not rehearsed'), faults: ['nobody here knows this request'] };
}
