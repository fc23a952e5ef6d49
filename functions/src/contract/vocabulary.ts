import { z } from 'zod';
import { profiles } from './profiles/all.ts';

/** Which profile judges the video. */
export type AnalysisType = keyof typeof profiles;
export const analysisTypes = Object.keys(profiles) as [AnalysisType, ...AnalysisType[]];
export const analysisTypeSchema = z.enum(analysisTypes);

export const statuses = [
  'uploading',
  'queued',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'expired',
] as const;
export const statusSchema = z.enum(statuses);
export type Status = z.infer<typeof statusSchema>;

export const stages = [
  'queued',
  'downloading',
  'checking',
  'normalising',
  'measuring',
  'analysing',
  'saving',
] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;
