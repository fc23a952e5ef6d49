import type { Report } from '../../../../../functions/src/contract/report.ts';
import { formatUsage, formatUsd } from '../../../../components/formats.ts';

/** How a report came about, for whoever looks after the service: name and value. */
export function technicalFacts(report: Report & { runId: string }): [string, string][] {
  const { usage, memory } = report;
  return [
    ['Analyzer', report.analyzer],
    ['Run', report.runId],
    ...Object.entries(report.timing_ms).map(([stage, milliseconds]): [string, string] => [
      `Time for ${stage}`,
      `${(milliseconds / 1000).toFixed(1)} s`,
    ]),
    ['Most memory', `${Math.round(memory.peak_rss_mb)} MB`],
    ['Most disk space', `${Math.round(memory.peak_tmp_mb)} MB`],
    ['Frames decoded', count(report.frames_decoded)],
    ['Frames measured', count(report.frames_measured)],
    ['ffmpeg', report.ffmpeg_version],
    ...(usage === null
      ? []
      : ([
          ['Tokens read', count(usage.input_tokens)],
          ['Tokens written', count(usage.output_tokens)],
          ['Cost', usage.cost_usd === null ? 'Unknown' : formatUsd(usage.cost_usd)],
        ] satisfies [string, string][])),
    ...judgeFacts(report),
    ...(report.finish_reason === null
      ? []
      : ([['Model stopped by', report.finish_reason]] satisfies [string, string][])),
  ];
}

/** What each of several judges took; of one, the whole says it. */
function judgeFacts({ judges = [] }: Partial<Report>): [string, string][] {
  if (judges.length < 2) return [];
  return judges.map(({ usage }, index) => [
    `Judge ${index + 1}`,
    usage === null ? 'Unknown' : formatUsage(usage),
  ]);
}

const count = (number: number) => number.toLocaleString('en');
