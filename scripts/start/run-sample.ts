import type { Report } from '../../functions/src/contract/report.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { columnsOf, step, styled } from '../terminal/say.ts';
import { describeScores, wrapText } from './describe-result.ts';
import type { Client } from './open-client.ts';
import { createProgressPrinter } from './progress-printer.ts';
import { SAMPLE_TYPE, uploadSample } from './upload-sample.ts';
import { readReport, watchAnalysis } from './watch-analysis.ts';

const REPORT_COLUMNS = 96;

/**
 * Sends the sample through the real path and prints what comes of it. Throws an Error with a plain
 * reason if the analysis does not complete.
 */
export async function runSample(
  client: Client,
  stream: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<void> {
  const analysisId = await step('Uploading the sample', () => uploadSample(client), stream);
  const printer = createProgressPrinter(stream);
  let summary: Summary;
  try {
    summary = await watchAnalysis(client, analysisId, printer.show, signal);
  } finally {
    printer.finish();
  }
  if (summary.status !== 'completed') throw new Error(describeFailure(summary));
  printReport(await readReport(client, analysisId, summary.run_id), stream);
}

function describeFailure({ status, error }: Summary): string {
  const reason = error === null ? '' : `: ${error.message} (${error.code})`;
  return `The sample's analysis ended ${status}${reason}`;
}

function printReport(report: Report, stream: NodeJS.WriteStream): void {
  const columns = Math.min(columnsOf(stream), REPORT_COLUMNS);
  const parts = [
    [styled('bold', 'Scores', stream), ...describeScores(SAMPLE_TYPE, report)].join('\n'),
    [styled('bold', 'Report', stream), wrapText(report.text.trim(), columns)].join('\n'),
  ];
  stream.write(`\n${parts.join('\n\n')}\n`);
}
