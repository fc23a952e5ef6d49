import { withCapital } from '../../../components/formats.ts';
import type { Person } from '../../../firebase/session.tsx';

export function describeWaysIn({ email, userId, waysIn }: Person): string {
  if (email === null) return `Your account is ${userId}.`;
  if (!waysIn.google) return `You sign in with ${email}.`;
  return waysIn.password
    ? `You sign in with ${email} or with Google.`
    : `You sign in with Google, as ${email}.`;
}

/** What goes with an account; null: nobody knows how many analyses. */
export function describeLoss(analyses: number | null): string {
  return `${withCapital(everyAnalysis(analyses))}, your notes, your progress and the account itself go for good. What is under way is stopped. Nobody can bring any of it back: export first what you want to keep.`;
}

/** Said once it is deleted. */
export function describeFarewell(deletedAnalyses: number): string {
  if (deletedAnalyses === 0) return 'It had no analyses. There is nothing left for you to do.';
  const what =
    deletedAnalyses === 1
      ? 'Its analysis, with its video'
      : `Its ${deletedAnalyses} analyses, with their videos`;
  return `${what} and reports, ${deletedAnalyses === 1 ? 'is' : 'are'} being removed now: that may take a minute. There is nothing left for you to do.`;
}

function everyAnalysis(count: number | null): string {
  if (count === 1) return 'your analysis with its video, scores and reports';
  const which = count === null || count === 0 ? 'all analyses' : `your ${count} analyses`;
  return `${which} with their videos, scores and reports`;
}
