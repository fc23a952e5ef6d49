/** A second chance for an answer that cannot be used: the model sees it, and what is wrong with it. */
export interface Repair {
  /** What the model answered; may be empty. */
  answer: string;
  /** What it is asked now. */
  request: string;
}

const mostProblems = 20;

/** `problems` in words, each naming its place. */
export function repairOf(answer: string, problems: readonly string[]): Repair {
  const told = problems.slice(0, mostProblems).map((problem) => `- ${problem}`);
  const untold = problems.length - told.length;
  return {
    answer,
    request: [
      'Your last answer cannot be used:',
      ...told,
      ...(untold > 0 ? [`- and ${untold} more of the kind`] : []),
      'Answer the task again, completely, as one JSON object and nothing else. Keep what was right.',
    ].join('\n'),
  };
}
