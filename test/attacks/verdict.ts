import { httpStatuses } from '../../functions/src/contract/codes.ts';
import { type Answer, type Attack, isKnown } from './attack.ts';
import type { Stage } from './stage.ts';

/** Whom anybody may ask. */
const open = ['GET /health', 'GET /api/openapi.json'];
/** What Node's own parser answers, before anybody of ours is asked: no body. */
const platformStatuses = [400, 408, 413, 414, 417, 431];
const inside =
  /\n\s+at |node_modules|functions\/(src|lib)\/|\.ts:\d|\.js:\d|ECONN|gRPC|firebase-admin/;

/** What an answer shows that must not be; null: it held. */
export function faultOf(attack: Attack, answer: Answer, stage: Stage): string | null {
  const { status, text, headers } = answer;
  const isDone = status < 400;
  const shown = `${status} ${text.slice(0, 200)}`;
  if (inside.test(text)) return `shows its inside: ${shown}`;
  const mayRead = attack.identity === 'owner' || attack.identity === 'admin';
  if (!mayRead && text.includes(stage.marked)) return `shows what is somebody else's: ${shown}`;
  const { origin } = attack.headers;
  if (origin !== undefined && 'access-control-allow-origin' in headers && isOurs(attack)) {
    return `lets ${origin} read it`;
  }
  if (attack.method === 'OPTIONS' && isOurs(attack)) return null;
  if (isDone && !isKnown(attack.identity) && !open.includes(attack.door)) {
    return `is done for nobody: ${shown}`;
  }
  if (isDone && attack.mustRefuse) return `is done: ${shown}`;
  if (status >= 500 && status !== httpStatuses.at_capacity) return `is our fault: ${shown}`;
  return isDone ? null : outOfShape(attack, answer);
}

const isOurs = ({ service }: Attack) => service === 'api' || service === 'callable';

function outOfShape({ service }: Attack, { status, text }: Answer): string | null {
  if (service === 'firestore' || service === 'storage') return null;
  if (text === '' && platformStatuses.includes(status)) return null;
  const code = codeOf(service, text);
  if (!isListed(code)) return `is refused in a shape of its own: ${status} ${text.slice(0, 200)}`;
  if (code === 'internal') return `is our fault: ${text.slice(0, 200)}`;
  if (service === 'api' && httpStatuses[code] !== status) return `says ${code} with ${status}`;
  return null;
}

const isListed = (code: unknown): code is keyof typeof httpStatuses =>
  typeof code === 'string' && Object.hasOwn(httpStatuses, code);

function codeOf(service: 'api' | 'callable', text: string): unknown {
  try {
    const body = JSON.parse(text);
    return service === 'api' ? body.reason : body.error?.details?.code;
  } catch {
    return null;
  }
}
