import type { Report } from '../../../../../functions/src/contract/report.ts';

type Told = Pick<
  Report,
  'scores' | 'summary' | 'reasons' | 'strengths' | 'practise' | 'not_measured'
>;

/** Whether a report is older than reasons and points, so that its text alone says what was seen. */
export function standsInTextAlone(report: Told): boolean {
  const { scores, summary, reasons, strengths, practise, not_measured } = report;
  const isTold =
    summary !== null || [reasons, strengths, practise].some((told) => Object.keys(told).length > 0);
  // Of a run that could score nothing there are no reasons, and it says what it could not measure.
  const isScored = Object.values(scores).some((score) => score !== null);
  return !isTold && (isScored || not_measured.length === 0);
}
