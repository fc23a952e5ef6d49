import type { BodyOptions } from '../../domain/video/body-plan.ts';

export interface PipelineLimits {
  maxVideoSizeBytes: number;
  maxVideoDurationSeconds: number;
  workerMemoryMib: number;
  body: BodyOptions;
}
