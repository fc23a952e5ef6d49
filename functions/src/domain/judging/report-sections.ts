import type { Unmeasured } from '../../contract/report.ts';

/** A heading and a list, in Markdown; nothing where the list is empty. */
export function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

export function unmeasuredLines(unmeasured: readonly Unmeasured[]): string[] {
  return unmeasured.map(({ what, why }) => `**${what}**: ${why}.`);
}
