import { fieldsTaken, type SchemaIssue } from '../contract/schema-issue.ts';
import type { Issue } from './errors.ts';
import { describeIssue } from './requests/describe-issue.ts';
import { quoteName } from './requests/field-name.ts';
import { invalidRequest, issueAt } from './requests/invalid-request.ts';
import { nearName } from './requests/near-name.ts';

/** A zod schema, as far as reading goes. */
export interface Schema<Read> {
  safeParse(
    given: unknown,
    options: { error: (issue: SchemaIssue) => string },
  ): { success: true; data: Read } | { success: false; error: { issues: ReadIssue[] } };
}
interface ReadIssue {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
}

/** What came from outside, as its schema reads it; else invalid_request, in sentences. */
export function readAs<Read>(schema: Schema<Read>, given: unknown, ...under: string[]): Read {
  /** By the path of the object in which a field was not known. */
  const taken = new Map<string, readonly string[]>();
  const read = schema.safeParse(given, {
    error(issue) {
      if (issue.code === 'unrecognized_keys')
        taken.set(String(issue.path ?? []), fieldsTaken(issue));
      return describeIssue(issue);
    },
  });
  if (read.success) return read.data;
  const issues = read.error.issues.flatMap(({ path: within, message, keys }) => {
    const path = [...under, ...within.map(String)];
    if (keys === undefined) return [issueAt(path, message)];
    const known = taken.get(String(within)) ?? [];
    return keys.slice(0, mostUnknown).map((key) => unknownField(path, key, known));
  });
  throw invalidRequest(...onePerField(issues));
}

/** Whoever sends more is told of these first: each is compared with every name. */
const mostUnknown = 20;

/** Of several faults of one field the last: what a schema asks for last is the narrowest. */
const onePerField = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [issue.path, issue])).values(),
];

function unknownField(path: readonly string[], key: string, known: readonly string[]): Issue {
  const parent = path.at(-1);
  const where = parent === undefined ? '' : ` in ${quoteName(parent)}`;
  const meant = nearName(key, known);
  const hint = meant === null ? '' : ` Did you mean ${quoteName(meant)}?`;
  return {
    path: [...path, key].join('.'),
    message: `There is no field ${quoteName(key)}${where}.${hint}`,
  };
}
