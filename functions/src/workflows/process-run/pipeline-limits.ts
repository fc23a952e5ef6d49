export interface PipelineLimits {
  maxVideoSizeBytes: number;
  maxVideoDurationSeconds: number;
  workerMemoryMib: number;
}
