import type { Operations, TaskQueueState } from '../contract/operations.ts';
import type { Trim } from '../contract/params.ts';
import type { Measurements, Report, Usage } from '../contract/report.ts';
import type { Summary } from '../contract/summary.ts';
import type { AnalysisType } from '../contract/vocabulary.ts';
import type { Caller } from '../domain/access.ts';
import type { Judgement } from '../domain/judging/judgement.ts';
import type { Profile } from '../domain/judging/profiles.ts';
import type { Quota } from '../domain/limits/admission.ts';
import type { Figures } from '../domain/operations/statistics.ts';
import type { WorkerMemory } from '../domain/operations/worker-memory.ts';
import type { Query } from '../domain/queries.ts';
import type { WebhookDelivery } from '../domain/sessions/webhook-delivery.ts';
import type { WebhookSecret } from '../domain/sessions/webhook-secret.ts';
import type { Analysis, Change, ModelCopy, Work } from '../domain/states/analysis.ts';
import type { ProbedVideo } from '../domain/video/check-video.ts';
import type { StoredObject } from '../domain/video/stored-object.ts';

export type { Judgement, ModelCopy };

/** Everything that the workflows need from outside. Each is implemented by one adapter. */
export interface Ports {
  analyses: AnalysisStore;
  bucket: VideoBucket;
  tasks: TaskQueue;
  queueMonitor: QueueMonitor;
  media: Media;
  analyzer: Analyzer;
  budget: Budget;
  webhooks: WebhookStore;
  webhookTasks: WebhookQueue;
  webhookSender: WebhookSender;
  statistics: Statistics;
  workers: Workers;
  operations: OperationsBoard;
  instance: Instance;
  workspaces: Workspaces;
  clock: Clock;
  ids: Ids;
  cursors: CursorSigner;
  tokens: TokenVerifier;
  appCheck: AppCheckVerifier;
  rates: RateLimits;
  logger: Logger;
}

export interface AnalysisStore {
  /**
   * Writes a new analysis and takes its room; a second call with the same claim returns the first
   * one's id and takes none.
   */
  create(
    analysisId: string,
    analysis: Analysis,
    claim: IdempotencyClaim | null,
    admission: Admission,
  ): Promise<Creation>;
  read(analysisId: string): Promise<Analysis | null>;
  /**
   * The one way to change an analysis: `decide` is called inside a transaction, maybe more than
   * once, with what is stored now; what it throws ends the transaction with nothing written. What
   * ends a pending analysis gives its room back.
   */
  update<T>(analysisId: string, decide: (stored: Analysis | null) => Decision<T>): Promise<T>;
  /** The same for a change that begins a new run of an ended one: it takes its room, or throws. */
  begin<T>(
    analysisId: string,
    decide: (stored: Analysis | null) => Decision<T>,
    admission: Admission,
  ): Promise<T>;
  /**
   * Removes the document and its reports, also where only the latter are left, and gives back the
   * room that it still held; false: no document. Its work stays, so that clean-up knows what lies
   * elsewhere.
   */
  remove(analysisId: string): Promise<boolean>;
  /** Null where that run has left none. */
  readReport(analysisId: string, runId: string): Promise<Report | null>;
  /** Also where the document is gone. */
  readWork(analysisId: string): Promise<Work | null>;
  /** And the deliveries to its webhook. */
  removeWork(analysisId: string): Promise<void>;
  removeReports(analysisId: string): Promise<void>;
  list(query: Query, page: { limit: number; after: Position | null }): Promise<ListPage>;
  find(query: Query, limit: number): Promise<Found[]>;
  count(query: Query): Promise<number>;
  /** Calls back with each state as it is stored (null: deleted) until the returned function is called. */
  watch(
    analysisId: string,
    onState: (summary: Summary | null) => void,
    onError: (error: Error) => void,
  ): () => void;
}

export interface Decision<T> {
  result: T;
  change: Change | null;
}
/** Asked for a run that is about to begin, maybe more than once. */
export interface Admission {
  /** Whose quota counts it. */
  userId: string;
  /** What this user holds with the run begun; throws where that would be too much. */
  admit(quota: Quota): Quota;
}
export interface IdempotencyClaim {
  key: string;
  fingerprint: string;
  expiresAt: Date;
}
export interface Creation {
  analysisId: string;
  /** Null: created now; else the analysis that the same key made before. */
  existing: Analysis | null;
}
/** Where a page ends: the last item's timestamp, exact to the nanosecond, and its id. */
export interface Position {
  seconds: number;
  nanoseconds: number;
  analysisId: string;
}
export interface Found {
  analysisId: string;
  summary: Summary;
}
export interface ListPage {
  items: Found[];
  documentsRead: number;
  /** The position of the last item where more follow, else null. */
  next: Position | null;
}

export interface VideoBucket {
  openUpload(upload: UploadSession): Promise<{ url: string; headers: Record<string, string> }>;
  /** Null where there is no such object. */
  stat(objectPath: string): Promise<StoredObject | null>;
  /**
   * Streams to a file; refuses `video_unreadable` where it is gone, `video_too_large` past maxBytes,
   * a retryable `internal` where the wanted generation is not there any more.
   */
  download(
    objectPath: string,
    toPath: string,
    options: {
      maxBytes: number;
      /** That one and no other, if given. */
      generation?: string;
      signal: AbortSignal;
      onProgress(fraction: number): void;
    },
  ): Promise<void>;
  upload(
    fromPath: string,
    objectPath: string,
    options: { contentType: string; signal: AbortSignal },
  ): Promise<StoredObject>;
  /**
   * Writes an upload whose bytes are in memory, in pieces; where there is an object already, that
   * one stays and is answered.
   */
  write(
    objectPath: string,
    chunks: readonly Uint8Array[],
    options: { contentType: string },
  ): Promise<StoredObject>;
  /** A small object whole; null where there is none or it is larger. */
  readText(objectPath: string, maxBytes: number): Promise<string | null>;
  writeText(objectPath: string, text: string): Promise<void>;
  /** Removes one object (this generation, if given); nothing happens where it is gone. */
  remove(objectPath: string, generation?: string): Promise<void>;
  removeAll(prefix: string): Promise<void>;
  /** A short-lived URL that plays in a browser. */
  playbackUrl(objectPath: string, expiresAt: Date): Promise<string>;
}
export interface UploadSession {
  objectPath: string;
  contentType: string;
  sizeBytes: number;
  /** The browser origin that will upload; null for other clients. */
  origin: string | null;
}

export interface RunTask {
  analysisId: string;
  runId: string;
  dispatch: number;
}
export interface TaskQueue {
  /**
   * Delivers at once, or not before a moment. Harmless when the task is already there: its name is
   * made of its three fields.
   */
  enqueue(task: RunTask, notBefore?: Date | null): Promise<void>;
  /** Nothing happens where the task has run or is gone. */
  remove(task: RunTask): Promise<void>;
}
/** The queue of runs as Cloud Tasks sees it. */
export interface QueueMonitor {
  /** Null on the local stack, whose queue cannot be asked. */
  state(): Promise<TaskQueueState | null>;
}

export interface Media {
  /** Such as `5.1.6-0+deb12u1`. */
  version(): Promise<string>;
  /** Refuses with unsupported_format, video_unreadable or video_has_no_picture. */
  probe(path: string, signal: AbortSignal): Promise<ProbedVideo>;
  /** One decode: writes the proxy and the sound, and hands over each small gray frame. */
  normalise(job: NormaliseJob): Promise<Normalised>;
}
export interface NormaliseJob {
  sourcePath: string;
  proxyPath: string;
  /** Mono s16le as `signalFormat` says; null where the source has no sound. */
  soundPath: string | null;
  trim: Trim | null;
  /** Of the source, as probed: the proxy keeps it up to 30. */
  frameRate: number | null;
  /** As probed, less what the trim leaves out: how long it may take follows from it. */
  lengthSeconds: number;
  /** Seconds of output at which to stop. */
  maxSeconds: number;
  /** Called for each frame in order; the buffer is reused after the call returns. */
  onFrame(frame: Uint8Array): void;
  onProgress(seconds: number): void;
  signal: AbortSignal;
}
export interface Normalised {
  durationSeconds: number;
  framesDecoded: number;
  framesMeasured: number;
}

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
  /** The proxy as a local file; fetched only where the video has to be sent. */
  proxyPath(): Promise<string>;
  durationSeconds: number;
  measurements: Measurements;
  /** What an earlier attempt of the run left at the model's side. */
  copy: ModelCopy | null;
  /** Remembers what lies there: before it is sent, once it has been, and null when it is removed. */
  keepCopy(copy: ModelCopy | null): Promise<void>;
  meter: Meter;
  /** `fraction` 0..1 of the analysing stage; `message` for people. */
  onProgress(fraction: number, message: string): void;
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

/** What model calls may cost a day, over all runs; a cost of null counts for nothing. */
export interface Budget {
  /** Throws at_capacity where today's budget has no room for new runs. Asks nobody where nothing costs. */
  requireOpen(): Promise<void>;
  /** Throws analyzer_quota_exhausted where today's budget has no room for it. */
  reserve(reservationId: string, estimate: Usage): Promise<void>;
  /** Puts what was used in the place of what was reserved; a second time changes nothing. */
  settle(reservationId: string, used: Usage): Promise<void>;
  /** Counts what a lost worker reserved as spent, and shows admins today's state. Harmless at any time. */
  refresh(): Promise<void>;
}

export interface WebhookStore {
  /**
   * Writes a delivery, unless that run has one already or the analysis is gone, so that none outlives
   * its analysis.
   */
  open(analysisId: string, runId: string, delivery: WebhookDelivery): Promise<void>;
  read(analysisId: string, runId: string): Promise<WebhookDelivery | null>;
  /** What is stored now, changed in one transaction; null where there is no delivery. */
  update(
    analysisId: string,
    runId: string,
    change: (stored: WebhookDelivery) => WebhookDelivery,
  ): Promise<WebhookDelivery | null>;
  /** Stores what `change` makes of a user's secret (null: there is none), maybe called more than once. */
  changeSecret(
    userId: string,
    change: (stored: WebhookSecret | null) => WebhookSecret,
  ): Promise<WebhookSecret>;
}
export interface WebhookTask {
  analysisId: string;
  runId: string;
}
export interface WebhookQueue {
  /** Harmless when the task is already there: its name is made of its two fields. */
  enqueue(task: WebhookTask): Promise<void>;
}
export interface WebhookSender {
  /** Posts once and follows no redirect; never throws. */
  send(post: WebhookPost): Promise<WebhookAnswer>;
}
export interface WebhookPost {
  url: string;
  eventId: string;
  /** JSON. */
  body: string;
  /** Each signs. */
  secrets: readonly string[];
  sentAt: Date;
}
export interface WebhookAnswer {
  /** Of HTTP; null where none came: refused, unreachable, too slow. */
  status: number | null;
  /** Why none came, such as `ECONNREFUSED`, for the log; null where one did. */
  failure: string | null;
}

/** What was counted in the writes of the analysis store, by day (UTC) and type. */
export interface Statistics {
  read(days: readonly string[]): Promise<DayOfStatistics[]>;
}
export interface DayOfStatistics {
  day: string;
  types: Readonly<Record<AnalysisType, Figures>>;
}

/** What the workers hold in memory, each told by its own process. */
export interface Workers {
  /**
   * Takes a reading, and tells it where the last telling was 5 s ago or `now` is asked for. Nobody
   * waits for it, and it never throws.
   */
  tell(load: WorkerLoad, when?: 'now' | undefined): void;
  /** Those heard since a moment, the last one first. */
  heardSince(moment: Date): Promise<WorkerMemory[]>;
}
export interface WorkerLoad {
  analysisId: string;
  runId: string;
  rssMb: number;
  tmpMb: number;
  limitMb: number;
}

/** `operations/current`, but for its budget. */
export interface OperationsBoard {
  /** Null: it was never written. */
  updatedAt(): Promise<Date | null>;
  show(operations: Operations): Promise<void>;
}

/** The process that answers. */
export interface Instance {
  residentMb(): number;
}

export interface Workspaces {
  /**
   * A private folder in tmp, removed whatever happens in `use`; first it removes those of processes
   * that are dead. `onReading` is told each reading of the memory, twice a second.
   */
  within<T>(
    name: string,
    use: (workspace: Workspace) => Promise<T>,
    onReading?: (reading: MemoryReading) => void,
  ): Promise<T>;
}
export interface Workspace {
  path(fileName: string): string;
  remove(fileName: string): Promise<void>;
  /** Chunks of a file, each valid until the next is asked for. */
  read(fileName: string): AsyncIterable<Uint8Array>;
  /** Memory of this process and its descendants now, and the peaks since the workspace was made. */
  memory(): Promise<MemoryReading>;
}
export interface MemoryReading {
  rssMb: number;
  tmpMb: number;
  peakRssMb: number;
  peakTmpMb: number;
}

export interface Clock {
  now(): Date;
  /** Calls back every so often until the returned function is called. */
  every(intervalMs: number, tick: () => void): () => void;
  after(delayMs: number, call: () => void): () => void;
}
export interface Ids {
  analysisId(): string;
  runId(): string;
  webhookSecret(): string;
  fingerprint(value: unknown): string;
  fingerprintOfBytes(chunks: readonly Uint8Array[]): string;
}
export interface TokenVerifier {
  /** Whose Firebase ID token it is; throws unauthenticated for a forged, expired or revoked one. */
  verify(idToken: string): Promise<Caller>;
}
export interface AppCheckVerifier {
  /** Throws unauthenticated where the token does not come from an app of ours. */
  verify(token: string): Promise<void>;
}
export interface RateLimiter {
  /** Counts one request of this caller; throws rate_limited, and counts nothing, where it is one too many. */
  take(caller: string): Promise<void>;
}
export interface RateLimits {
  /** Exact, over all instances. */
  change: RateLimiter;
  /** In this instance, about; so is `read`. */
  list: RateLimiter;
  read: RateLimiter;
}
export interface CursorSigner {
  sign(payload: string, boundTo: string): string;
  /** The payload, or null where it is not ours or was signed for something else. */
  verify(cursor: string, boundTo: string): string | null;
}
export interface Logger {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}
