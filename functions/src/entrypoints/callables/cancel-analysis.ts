import { analysisRequest } from '../../contract/callables.ts';
import { cancelAnalysis as cancel } from '../../workflows/cancel-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const cancelAnalysis = defineCallable({
  name: 'cancelAnalysis',
  schema: analysisRequest,
  limit: 'change',
  answer: ({ ports }, { caller, request }) => cancel(ports, caller, request.analysisId),
});
