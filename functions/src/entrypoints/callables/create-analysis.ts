import { createAnalysisRequest } from '../../contract/callables.ts';
import { createAnalysis as create } from '../../workflows/create-analysis.ts';
import { defineCallable } from './define-callable.ts';

export const createAnalysis = defineCallable({
  name: 'createAnalysis',
  schema: createAnalysisRequest,
  limit: 'change',
  begins: true,
  asksAuth: true,
  answer: ({ ports, config }, { caller, request, origin }) =>
    create(ports, config, caller, request, { origin, session: null }),
});
