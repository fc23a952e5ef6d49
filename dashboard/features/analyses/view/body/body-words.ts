import type { Body } from '../../../../../functions/src/contract/body.ts';
import { confidenceInWords } from '../../../../../functions/src/contract/confidence-words.ts';
import type { Estimate } from '../../../../../functions/src/contract/measurements.ts';
import { formatShare } from '../../../../components/formats.ts';
import type { MeasureInWords } from './measures.tsx';

type Estimated = {
  [Key in keyof Body]: Estimate extends Body[Key] ? Key : never;
}[keyof Body];

const wordings = [
  { key: 'extension', name: 'Extension', meaning: 'How far the limbs reach.' },
  { key: 'symmetry', name: 'Symmetry', meaning: 'How alike left and right are held and moved.' },
  { key: 'posture', name: 'Posture', meaning: 'How upright trunk and head are.' },
  { key: 'smoothness', name: 'Smoothness', meaning: 'How free of jerks the limbs move.' },
  { key: 'range', name: 'Range', meaning: 'How much of its reach the body uses.' },
] as const satisfies readonly { key: Estimated; name: string; meaning: string }[];

/** Every measure of the body as people read it. */
export function bodyInWords(body: Body): MeasureInWords[] {
  return wordings.map(({ key, name, meaning }) => {
    const estimate = body[key];
    const words = { key, name, meaning };
    if (estimate === null) return { ...words, share: null, value: 'Not measured', certainty: null };
    const { value: share, confidence } = estimate;
    return { ...words, share, value: formatShare(share), certainty: confidenceInWords(confidence) };
  });
}

export const seenInWords = ({ seen, frames_looked_at }: Body): string =>
  `A body was seen in ${formatShare(seen)} of ${frames_looked_at.toLocaleString('en')} pictures.`;
