/** What of a build decides whom its pages may speak to. */
export interface PageSurroundings {
  project: string;
  region: string;
  /** As `'sha256-…'`. */
  scriptHashes: readonly string[];
  googleSignIn: boolean;
  appCheck: boolean;
}

const storage = 'https://storage.googleapis.com';
const recaptcha = 'https://www.google.com/recaptcha/';

/** The Content-Security-Policy of pages that Firebase Hosting serves for a project in the cloud. */
export function pagePolicy(around: PageSurroundings): string {
  const { project, region, scriptHashes, googleSignIn, appCheck } = around;
  return policyOf({
    scriptHashes,
    services: [
      'https://identitytoolkit.googleapis.com',
      'https://securetoken.googleapis.com',
      'https://firestore.googleapis.com',
      `https://${region}-${project}.cloudfunctions.net`,
      storage,
      ...(appCheck ? ['https://content-firebaseappcheck.googleapis.com', recaptcha] : []),
    ],
    media: [storage],
    scripts: [
      // https://firebase.google.com/docs/auth/web/google-signin: the pop-up is opened by Google's own.
      ...(googleSignIn ? ['https://apis.google.com'] : []),
      // https://developers.google.com/recaptcha/docs/faq#im-using-content-security-policy-csp-on-my-website.-how-can-i-configure-it-to-work-with-recaptcha
      ...(appCheck ? [recaptcha, 'https://www.gstatic.com/recaptcha/'] : []),
    ],
    frames: [
      ...(googleSignIn ? [`https://${project}.firebaseapp.com`] : []),
      ...(appCheck ? [recaptcha, 'https://recaptcha.google.com/recaptcha/'] : []),
    ],
  });
}

/** Of the local stack's pages, whatever ports its emulators have, and under both of its names. */
export function localPagePolicy(scriptHashes: readonly string[]): string {
  const emulators = ['http://127.0.0.1:*', 'http://localhost:*'];
  return policyOf({ scriptHashes, services: emulators, media: emulators, scripts: [], frames: [] });
}

interface Allowed {
  scriptHashes: readonly string[];
  /** Called by scripts. */
  services: readonly string[];
  /** Of videos and pictures. */
  media: readonly string[];
  scripts: readonly string[];
  frames: readonly string[];
}

function policyOf({ scriptHashes, services, media, scripts, frames }: Allowed): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...scriptHashes, ...scripts],
    // Mantine writes its variables into the page, and React its styles into attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': ["'self'", ...services],
    // What a person chose is shown before it is sent: blob.
    'img-src': ["'self'", 'data:', 'blob:', ...media],
    'media-src': ["'self'", 'blob:', ...media],
    'worker-src': ["'self'"],
    'frame-src': frames.length === 0 ? ["'none'"] : frames,
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
