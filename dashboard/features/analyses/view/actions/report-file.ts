import type { Report } from '../../../../../functions/src/contract/report.ts';
import type { Summary } from '../../../../../functions/src/contract/summary.ts';

type Known = Pick<Summary, 'title' | 'analysis_type' | 'dance_type' | 'dancers' | 'run_id'>;

/** A report as a file to keep: JSON, with what it is a report of. */
export function reportFile(
  analysis: Known & { analysisId: string },
  { runId, ...report }: Report & { runId: string },
): { name: string; json: string } {
  const { analysisId, title, analysis_type, dance_type, dancers } = analysis;
  // A run before may have been asked for as another type and dance.
  const asked = runId === analysis.run_id ? { analysis_type, dance_type } : {};
  // The report has `dancers` of its own: those that a model judged.
  const named = { analysisId, runId, title, ...asked, dancers_named: dancers };
  const content = { ...named, ...report };
  const day = report.created_at.toISOString().slice(0, 10);
  const name = ['flokraft', slugOf(title ?? analysis_type), day].filter((part) => part !== '');
  return { name: `${name.join('-')}.json`, json: JSON.stringify(content, null, 2) };
}

/** Letters and digits of any script, so that every file system takes it. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}
