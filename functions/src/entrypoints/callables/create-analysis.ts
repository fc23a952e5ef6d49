import { createAnalysisRequest } from '../../contract/callables.ts';
import { createAnalysis as create } from '../../workflows/create-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const createAnalysis = defineCallable({
  name: 'createAnalysis',
  schema: createAnalysisRequest,
  limit: null,
  answer: ({ ports, config }, { caller, request, origin }) =>
    create(ports, config, caller, request, { origin, session: null }),
});
