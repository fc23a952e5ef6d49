import { z } from 'zod';

/** A share 0..1, or -1..1 where it says so, and how sure it is, 0..1; null where too little was seen. */
export const estimateSchema = z.object({ value: z.number(), confidence: z.number() }).nullable();
export type Estimate = z.infer<typeof estimateSchema>;

/** Part of a video, in seconds of the proxy. */
export const spanSchema = z.object({ start_seconds: z.number(), end_seconds: z.number() });
export type Span = z.infer<typeof spanSchema>;
