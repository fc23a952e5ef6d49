import { cardSeconds, type Edit } from './clip.ts';
import { frameHeight, frameWidth } from './frame-size.ts';

/** From and to, in seconds. */
type Part = readonly [number, number];

const freezes: readonly Part[] = [
  [6.2, 8.2],
  [14.5, 15.7],
];
const flashEverySeconds = 4.1;
/** Of a photographer, in the middle of each. */
const flashSeconds = 0.08;
/** Out and in again. */
const fadeSeconds = 0.8;
const darkAt = 12;
const titles: readonly Part[] = [
  [4.3, 7.9],
  [16.1, 18.4],
];
const titleTop = 66;
const titleBottom = 114;
const cardGray = 22;

/** When what is shown was filmed. */
export function shownSeconds(edit: Edit | null, seconds: number): number {
  const freeze = freezes.find((part) => edit === 'freeze frames' && isWithin(seconds, part));
  return freeze?.[0] ?? seconds;
}

/** Draws over a frame what somebody did to it afterwards. */
export function editFrame(
  frame: Uint8Array,
  edit: Edit | null,
  { seconds, length }: { seconds: number; length: number },
): void {
  switch (edit) {
    case 'flashes':
      if (Math.abs((seconds % flashEverySeconds) - flashEverySeconds / 2) < flashSeconds / 2) {
        frame.forEach((value, index) => {
          frame[index] = 235 + value / 13;
        });
      }
      return;
    case 'fades': {
      const away = Math.min(seconds, length - seconds, Math.abs(seconds - darkAt));
      const gain = Math.min(1, away / fadeSeconds);
      frame.forEach((value, index) => {
        frame[index] = gain * value;
      });
      return;
    }
    case 'title':
      if (titles.some((part) => isWithin(seconds, part))) writeTitle(frame);
      return;
    case 'card':
      if (seconds >= cardSeconds) frame.fill(cardGray);
      return;
    default:
  }
}

/** White letters, as tall as a title's, over what is there. */
function writeTitle(frame: Uint8Array): void {
  for (let y = titleTop; y < titleBottom; y += 1) {
    for (let x = 40; x < frameWidth - 40; x += 1) {
      const isStroke = x % 20 < 6 || (x % 20 < 14 && Math.abs(y - frameHeight / 2) < 4);
      if (isStroke) frame[y * frameWidth + x] = 240;
    }
  }
}

const isWithin = (seconds: number, [from, to]: Part) => seconds >= from && seconds < to;
