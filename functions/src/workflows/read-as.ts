import type { z } from 'zod';
import { AppError } from '../domain/errors.ts';

/** What came from outside, as its schema reads it; else invalid_request with each issue's path. */
export function readAs<T extends z.ZodType>(
  schema: T,
  given: unknown,
  ...under: string[]
): z.infer<T> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const issues = read.error.issues.map((issue) => ({
    path: [...under, ...issue.path].join('.'),
    message: issue.message,
  }));
  const first = issues[0];
  const where = first?.path ? `${first.path}: ` : '';
  throw new AppError('invalid_request', `The request is not valid. ${where}${first?.message}`, {
    issues,
  });
}
