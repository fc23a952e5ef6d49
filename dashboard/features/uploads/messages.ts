import { endsAt, type HowEnded, type OpenUpload } from './remembered-upload.ts';
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
  too_late:
    'The service has stopped waiting for it: an upload has 10 minutes to begin and an hour to arrive. Start it again: your choices are still here.',
  withdrawn: 'Its analysis was cancelled or deleted, perhaps in another tab.',
};

/** Of an upload that can still go on. */
export function messageOfPause(why: 'unreadable' | 'elsewhere'): Message {
  const words = {
    unreadable:
      'The video can no longer be read: it was moved or changed since you chose it. Choose it again, and it goes on where it was.',
    elsewhere: 'Another tab of this browser is sending it. Close that tab to go on here.',
  };
  return { kind: 'problem', title: 'The upload has stopped', words: words[why] };
}

/** Of an upload that was to go on and could not. */
export const startedAnew: Message = {
  kind: 'hint',
  title: 'Sent from the beginning',
  words:
    'The service no longer has what was sent of this video before. It is a new analysis now, with the same choices.',
};

/** Of one that has ended while no page was sending it. */
export function messageOfEnded(name: string, how: Exclude<HowEnded, 'arrived'>): Message {
  const reason = {
    too_late:
      'The service has stopped waiting for it: an upload has 10 minutes to begin and an hour to arrive.',
    lost: 'The service no longer has what was sent of it.',
  }[how];
  return {
    kind: 'problem',
    title: `“${name}” cannot go on`,
    words: `${reason} Choose it again to start anew: what you had filled in comes back.`,
  };
}

export const messageOfNamesake = (name: string): Message => ({
  kind: 'hint',
  title: `This is another “${name}”`,
  words:
    'Its content differs from the one whose upload is unfinished, so it will be a new analysis. Some telephones convert a video each time it is chosen: then it has to be sent from the beginning.',
});

/** Until when an unfinished upload can go on, such as `until 1:40 PM`. */
export const untilWhen = (upload: OpenUpload): string =>
  `until ${timeFormat.format(endsAt(upload))}`;

const untoldWords =
  'The service could not be reached to tell it so: it shows this analysis as uploading for up to an hour.';

const timeFormat = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });

const tryAfter = (seconds: number, now: Date) =>
  `Try again after ${timeFormat.format(new Date(now.getTime() + seconds * 1_000))}.`;
