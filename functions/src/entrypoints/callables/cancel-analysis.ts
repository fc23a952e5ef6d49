import { analysisRequest } from '../../contract/callables.ts';
import { cancelAnalysis as cancel } from '../../workflows/cancel-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const cancelAnalysis = defineCallable(analysisRequest, ({ ports }, { caller, request }) =>
  cancel(ports, caller, request.analysisId),
);
