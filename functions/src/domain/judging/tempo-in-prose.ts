import type { JudgeAnswer, JudgedClaim } from './judge-answer.ts';

/** Such as `128 BPM` or `128 beats a minute`, not the end of a range. */
const tempo =
  /(?<![\d.,]|\d\s?(?:-|–|to|and|or)\s?)(\d{2,3}(?:\.\d+)?)[\s-]?(?:bpm\b|beats (?:a|per) minute\b)/gi;
/** A sentence with one of these may speak of another tempo than that of the music in the video. */
const elsewhere =
  /\b(?:not|never|isn['’]t|if|would|should|could|try|aim|practi[sc]e|metronome|faster|slower|by|between|within)\b/i;

/** The tempi that comments, reasons and summary name and that `claims` do not carry. */
export function temposInProse(answer: JudgeAnswer): JudgedClaim[] {
  const known = new Set(
    answer.claims.filter(({ measure }) => measure === 'tempo_bpm').map(({ value }) => value),
  );
  const texts = [
    ...answer.segments.map(({ comment, at }) => ({ text: comment, at })),
    ...Object.values(answer.scores).map(({ reason, at }) => ({ text: reason, at })),
    ...answer.dancers.map(({ comment, at }) => ({ text: comment, at })),
    { text: answer.summary, at: [] },
    ...answer.strengths.map(({ sentence }) => ({ text: sentence, at: [] })),
  ];
  return texts.flatMap(({ text, at }) =>
    sentencesOf(text).flatMap((sentence) => {
      if (elsewhere.test(sentence)) return [];
      const named = [...sentence.matchAll(tempo)].map(([, number]) => Number(number));
      return named
        .filter((value) => !known.has(value) && known.add(value))
        .map((value) => ({ measure: 'tempo_bpm', dancer: null, value, statement: sentence, at }));
    }),
  );
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).map((sentence) => sentence.trim());
}
