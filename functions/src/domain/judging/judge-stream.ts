const rootDepth = 1;
const segmentDepth = 3;

/**
 * Follows a JSON object that arrives in pieces, cut anywhere: each call takes the next piece and
 * returns how many objects of its `segments` array have been finished so far. Says nothing of
 * whether the JSON is valid.
 */
export function followSegments(): (piece: string) => number {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let lastRootString = '';
  let inSegments = false;
  let finished = 0;

  function readInString(character: string): void {
    if (escaped) escaped = false;
    else if (character === '\\') escaped = true;
    else if (character === '"') inString = false;
    if (inString && depth === rootDepth) lastRootString += character;
  }

  function readStructure(character: string): void {
    switch (character) {
      case '"':
        inString = true;
        if (depth === rootDepth) lastRootString = '';
        break;
      case '{':
      case '[':
        if (depth === rootDepth) inSegments = character === '[' && lastRootString === 'segments';
        depth += 1;
        break;
      case '}':
      case ']':
        if (inSegments && character === '}' && depth === segmentDepth) finished += 1;
        depth -= 1;
        break;
    }
  }

  return (piece) => {
    for (const character of piece) {
      if (inString) readInString(character);
      else readStructure(character);
    }
    return finished;
  };
}
