import { type Finding, type Kind, kinds } from './compare.ts';

export interface KindSum {
  kind: Kind;
  /** How many of the clips' things of that kind are right. */
  right: number;
  of: number;
  /** What is told of it beside that. */
  detail: string;
}

/** A line for each kind that a truth tells of. */
export function sumUp(findings: readonly Finding[]): KindSum[] {
  return kinds.flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    if (own.length === 0) return [];
    const right = own.filter(({ isRight }) => isRight).length;
    return [{ kind, right, of: own.length, detail: detailOf(kind, own) }];
  });
}

function detailOf(kind: Kind, findings: readonly Finding[]): string {
  const total = (key: string) => findings.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0);
  switch (kind) {
    case 'cuts':
      return `${total('found')} of ${total('true')} true ones found, ${total('false')} false told`;
    case 'repetitions':
      return `${total('exact')} exact, ${total('off by one')} off by one, ${total('worse')} worse`;
    case 'tempo':
      return 'within 4 %';
    case 'reasons':
      return `${total('false')} false given`;
    case 'recording':
      return `${total('found')} of ${total('true')} codes given`;
    default:
      return '';
  }
}
