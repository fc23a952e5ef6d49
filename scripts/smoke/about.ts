import type { BackDoor } from './back-door.ts';
import type { Limits } from './limits.ts';
import type { Made } from './made.ts';
import type { Target } from './target.ts';

/** What each check may use. */
export interface About {
  target: Target;
  limits: Limits;
  backDoor: BackDoor;
  made: Made;
}
