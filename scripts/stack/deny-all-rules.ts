const DENY_ALL =
  "rules_version='2';service firebase.storage{match /b/{bucket}/o{match /{allPaths=**}{allow read,write:if false;}}}";

/** Whether a Storage ruleset is the one that denies everything, whatever its layout. */
export function isDenyAll(rules: string): boolean {
  const plain = rules
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};:,=]) ?/g, '$1');
  return plain.trim() === DENY_ALL;
}

export interface RulesRequest {
  id: number;
  action: string;
  context?: { source?: { files?: { content: string }[] } };
}

interface RulesReply {
  id: number;
  status: 'ok';
  action: string;
  errors: string[];
  warnings: string[];
  result?: { rulesVersion: 2 } | { permit: false };
}

/** What Google's runtime says on stdio once it is ready. */
export const greeting: RulesReply = { id: -1, status: 'ok', action: '', errors: [], warnings: [] };

/** Answers as Google's Storage rules runtime does for deny-all; any other ruleset is refused. */
export function answerRulesRequest({ id, action, context }: RulesRequest): RulesReply {
  const reply: RulesReply = { id, status: 'ok', action, errors: [], warnings: [] };
  if (action !== 'load_ruleset') return { ...reply, result: { permit: false } };
  const files = context?.source?.files ?? [];
  if (files.length === 1 && files.every(({ content }) => isDenyAll(content))) {
    return { ...reply, result: { rulesVersion: 2 } };
  }
  return {
    ...reply,
    errors: ['The local stand-in knows only the ruleset that denies everything.'],
  };
}
