import { adminListAnalysesRequest } from '../../contract/callables.ts';
import { requireAdmin } from '../../domain/access.ts';
import { listAnalyses as list } from '../../workflows/list-analyses.ts';
import { defineCallable } from './define-callable.ts';

export const adminListAnalyses = defineCallable({
  name: 'adminListAnalyses',
  schema: adminListAnalysesRequest,
  limit: 'list',
  async answer({ ports }, { caller, request }) {
    requireAdmin(caller);
    return list(ports, caller, request);
  },
});
