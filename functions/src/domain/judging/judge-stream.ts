import { partOf } from './tolerant/answer-parts.ts';

/** What closes a text, by what opens it. */
const closings: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”' };
const longestKey = 40;

interface Container {
  opening: string;
  /** Under which it stands; blank where under none. */
  key: string;
}

/**
 * Follows an answer that arrives in pieces, cut anywhere: each call takes the next piece and returns
 * how many objects of the answer's segments have been finished so far. Finds them also behind prose
 * and within other objects, however the key is spelled; where it cannot, it goes on telling what it
 * told. Says nothing of whether the answer is valid. `onFinished` gets the text of each as it is finished.
 */
export function followSegments(onFinished?: (text: string) => void): (piece: string) => number {
  const around: Container[] = [];
  /** What closes the text that is being read; blank outside. */
  let closing = '';
  let escaped = false;
  /** A quote within a text closes it where the text is seen not to go on. */
  let mayBeClosed = false;
  /** The last text or word: a key, if a colon follows. */
  let last = '';
  let key = '';
  /** How many containers are around what lies within the segments; 0: not there yet. */
  let followed = 0;
  let isDone = false;
  /** Of the object of the segments that is being read; blank outside. */
  let taken = '';
  let finished = 0;

  function readInText(character: string): void {
    if (escaped) escaped = false;
    else if (character === '\\') escaped = true;
    else if (character === closing) mayBeClosed = true;
    if (!mayBeClosed && last.length < longestKey) last += character;
  }

  function readStructure(character: string): void {
    if (character === '{' || character === '[') open(character);
    else if (character === '}' || character === ']') close();
    else if (character === ':') key = last;
    else if (character === ',') key = '';
    else if (around.length > 0 && Object.hasOwn(closings, character)) {
      closing = closings[character] ?? '';
      last = '';
    } else if (/[\p{L}_]/u.test(character)) last = `${last}${character}`.slice(-longestKey);
    else if (!/\s/.test(character)) last = '';
  }

  function open(opening: string): void {
    const isPartOfOther = around.some((container) => partOf(container.key) !== undefined);
    around.push({ opening, key });
    if (followed === 0 && !isPartOfOther && partOf(key) === 'segments') followed = around.length;
    else if (followed > 0 && around.length === followed + 1 && opening === '{') taken = opening;
    key = '';
    last = '';
  }

  function close(): void {
    const closed = around.pop();
    if (followed > 0 && around.length === followed && closed?.opening === '{') {
      finished += 1;
      onFinished?.(taken);
      taken = '';
    }
    if (around.length < followed) {
      isDone = finished > 0;
      followed = 0;
    }
    key = '';
    last = '';
  }

  function read(character: string): void {
    if (taken !== '') taken += character;
    if (mayBeClosed && !/\s/.test(character)) {
      mayBeClosed = false;
      if (',:}]'.includes(character)) closing = '';
    }
    if (closing === '') readStructure(character);
    else if (!mayBeClosed) readInText(character);
  }

  return (piece) => {
    for (const character of piece) {
      if (!isDone) read(character);
    }
    return finished;
  };
}
