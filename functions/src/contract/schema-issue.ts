import { z } from 'zod';

/** What a schema finds wrong, before anybody has put it into words. */
export type SchemaIssue = z.core.$ZodRawIssue;

/** The fields that an object takes, where one of its fields is not known; else none. */
export const fieldsTaken = ({ inst }: SchemaIssue): readonly string[] =>
  inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];
