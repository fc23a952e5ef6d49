import type { Measurements } from '../../contract/measurements.ts';
import type { Params } from '../../contract/params.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import type { RecordingFault } from '../../contract/recording-sentences.ts';
import type { Segment, Usage } from '../../contract/report.ts';
import type { Judgement } from '../../domain/judging/judgement.ts';
import type { ModelCopy } from '../../domain/states/analysis.ts';

export interface Analyzer {
  analyse(job: AnalysisJob): Promise<Judgement>;
  /** Removes a copy at the model's side; nothing happens where it is gone. */
  forget(copy: ModelCopy): Promise<void>;
}

export interface AnalysisJob {
  analysisId: string;
  runId: string;
  profile: Profile;
  danceType: string | null;
  dancers: string | null;
  title: string | null;
  /** As the profile takes them. */
  params: Params;
  /** The proxy as a local file; fetched only where the video has to be sent. */
  proxyPath(): Promise<string>;
  durationSeconds: number;
  measurements: Measurements;
  /** What about the recording keeps it from being measured, the worst first. */
  recording: readonly RecordingFault[];
  /** What an earlier attempt of the run left at the model's side. */
  copy: ModelCopy | null;
  /** Remembers what lies there: before it is sent, once it has been, and null when it is removed. */
  keepCopy(copy: ModelCopy | null): Promise<void>;
  meter: Meter;
  /** `fraction` 0..1 of the analysing stage; `message` for people. */
  onProgress(fraction: number, message: string): void;
  /** What a model has judged so far of the segments, in the order of the video; all may still change. */
  onSegments(segments: readonly Segment[]): void;
  signal: AbortSignal;
}

/** Every call to a model goes through it, so that its tokens count whatever its end. */
export interface Meter {
  /** Reserves the estimate; throws analyzer_quota_exhausted where today's budget has no room. */
  begin(estimate: Usage): Promise<MeteredCall>;
}

export interface MeteredCall {
  /** Null: nobody knows what it used, so the estimate counts. */
  end(used: Usage | null): Promise<void>;
}
