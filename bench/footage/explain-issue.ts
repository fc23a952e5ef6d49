import { fieldsTaken, type SchemaIssue } from '../../functions/src/contract/schema-issue.ts';
import { describeIssue } from '../../functions/src/domain/requests/describe-issue.ts';
import { nearName } from '../../functions/src/domain/requests/near-name.ts';

/** What is wrong with a field of a truth.json, to go on from its name. */
export function explainIssue(issue: SchemaIssue): string {
  if (issue.code !== 'unrecognized_keys') return describeIssue(issue);
  const taken = fieldsTaken(issue);
  const unknown = issue.keys.map((key) => {
    const meant = nearName(key, taken);
    return meant === null ? `"${key}"` : `"${key}" (did you mean "${meant}"?)`;
  });
  return `has ${unknown.join(', ')}: it takes ${taken.join(', ')}`;
}
