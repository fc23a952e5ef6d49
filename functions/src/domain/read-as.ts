import { AppError } from './errors.ts';

/** A zod schema, as far as reading goes. */
export interface Schema<Read> {
  safeParse(
    given: unknown,
  ):
    | { success: true; data: Read }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

/** What came from outside, as its schema reads it; else invalid_request with each issue's path. */
export function readAs<Read>(schema: Schema<Read>, given: unknown, ...under: string[]): Read {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const issues = read.error.issues.map((issue) => ({
    path: [...under, ...issue.path].map(String).join('.'),
    message: issue.message,
  }));
  const first = issues[0];
  const where = first?.path ? `${first.path}: ` : '';
  throw new AppError(
    'invalid_request',
    `The request is not valid. Please correct ${where}${first?.message}`,
    {
      issues,
    },
  );
}
