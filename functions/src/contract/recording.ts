import { z } from 'zod';
import { type RecordingCode, recordingSentences } from './recording-sentences.ts';
import { sentenceSchema } from './sentence.ts';

const codes = Object.keys(recordingSentences) as [RecordingCode, ...RecordingCode[]];

/** What about the recording keeps us from measuring, and what to do about it. */
export const recordingFaultSchema = sentenceSchema.extend({ code: z.enum(codes) });
