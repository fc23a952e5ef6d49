import { z } from 'zod';

export const analysisTypes = ['solo', 'couple', 'group', 'highlights', 'workout'] as const;
export const analysisTypeSchema = z.enum(analysisTypes);
/** Which profile judges the video. */
export type AnalysisType = z.infer<typeof analysisTypeSchema>;

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
