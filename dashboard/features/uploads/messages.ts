import type { SubmissionEnd } from './submit-video.ts';

/** What people read above the form. */
export interface Message {
  kind: 'problem' | 'hint';
  title: string;
  words: string;
}

export function messageOfRefusal(
  { message, retryAfterSeconds }: { message: string; retryAfterSeconds: number | null },
  now: Date,
): Message {
  const words = [
    message,
    ...(retryAfterSeconds === null ? [] : [tryAfter(retryAfterSeconds, now)]),
  ];
  return { kind: 'problem', title: 'Your video was not sent', words: words.join(' ') };
}

export function messageOfStop({
  ending,
  isTold,
}: Extract<SubmissionEnd, { kind: 'stopped' }>): Message {
  const untold = isTold ? '' : ` ${untoldWords}`;
  if (ending === null) {
    return {
      kind: 'hint',
      title: 'Upload cancelled',
      words: `Nothing was judged. Your choices are still here, should you want to start again.${untold}`,
    };
  }
  return {
    kind: 'problem',
    title: 'The upload could not go on',
    words: reasons[ending.kind] + untold,
  };
}

const reasons = {
  gone: 'It has been open for too long, and what had been sent is lost. Start it again: your choices are still here.',
  unreadable:
    'The video can no longer be read: it was moved or changed since you chose it. Choose it again.',
  refused: 'The service did not take the video. Start again, or choose another video.',
};

const untoldWords =
  'The service could not be reached to tell it so: it shows this analysis as uploading for up to an hour.';

const timeFormat = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });

const tryAfter = (seconds: number, now: Date) =>
  `Try again after ${timeFormat.format(new Date(now.getTime() + seconds * 1_000))}.`;
