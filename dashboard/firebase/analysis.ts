import type { Timestamp } from 'firebase/firestore';
import type { Measurements } from '../../functions/src/contract/measurements.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { AnalysisItem, Summary } from '../../functions/src/contract/summary.ts';

/** `analyses/{analysisId}` with its id; times are Date, wherever it came from. */
export type Analysis = Summary & { analysisId: string };
/** `analyses/{analysisId}/reports/{runId}` with its id. */
export type RunReport = Report & { runId: string };

const timeFields = [
  'timestamp',
  'updated_at',
  'lease_expires_at',
  'rerun_requested_at',
  'started_at',
  'processed_at',
  'failed_at',
  'cancelled_at',
  'expires_at',
] as const satisfies readonly (keyof Summary)[];

/** A list's item as a listener would have given it. */
export function analysisOfItem(item: AnalysisItem): Analysis {
  const times = timeFields.flatMap((name) => {
    const time = item[name];
    return typeof time === 'string' ? [[name, new Date(time)]] : [];
  });
  return { ...item, ...Object.fromEntries(times) } as Analysis;
}

/** The data of a document with Date in the place of Timestamp, at any depth. */
export function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (value === null || typeof value !== 'object') return value;
  if (isTimestamp(value)) return value.toDate();
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDates(inner)]));
}

/** What a report leaves out that is older than these fields: the defaults of the contract's schemas. */
const laterOfReport = {
  score_ranges: {},
  total_range: null,
  summary: null,
  reasons: {},
  strengths: [],
  practise: [],
  judges: [],
  contested: [],
  dance: null,
  highlights: [],
  workout: null,
  dancers: null,
  claims: [],
  recording: [],
  not_measured: [],
} satisfies Partial<Report>;
const laterOfMeasurements = {
  meter: null,
  bars_per_minute: null,
  tempo_stretches: [],
  downbeat_seconds: [],
  beat_offset_ms: null,
  timing_from: null,
  off_beat: null,
  together: null,
  recording_quality: null,
  undecoded_sound: null,
  seen_spans: null,
  cut_seconds: [],
  body: null,
  bodies: null,
  dancers_named: null,
  indistinct_spans: null,
  body_absence: null,
  repetitions: null,
  exercises: [],
  too_few_repetitions: [],
  repetitions_seen: null,
} satisfies Partial<Measurements>;

/** A report's document, with its times as Date and nothing left out. */
export function reportOf(data: unknown, runId: string): RunReport {
  const report = withDates(data) as Report;
  const measurements = { ...laterOfMeasurements, ...report.measurements };
  return { ...laterOfReport, ...report, measurements, runId };
}

/** By what it can do: its class would bring all of Firestore to the first load. */
const isTimestamp = (value: object): value is Timestamp =>
  'toDate' in value && typeof value.toDate === 'function';
