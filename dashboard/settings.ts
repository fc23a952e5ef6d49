/** What a build is made with: `scripts/dashboard/build-dashboard.ts` takes it from the parameters. */
export const settings = {
  /** Where the functions are. */
  region: process.env['NEXT_PUBLIC_REGION'] ?? 'us-central1',
  maxVideoSizeBytes: Number(process.env['NEXT_PUBLIC_MAX_VIDEO_SIZE_MB'] ?? 300) * 1_000_000,
  maxVideoDurationSeconds: Number(process.env['NEXT_PUBLIC_MAX_VIDEO_DURATION_SECONDS'] ?? 600),
  /** Whoever begins something needs a verified email; where it is false, the service may ask all the same. */
  requireVerifiedEmail: process.env['NEXT_PUBLIC_REQUIRE_VERIFIED_EMAIL'] === 'true',
  /** Google is a sign-in provider of the project. */
  googleSignIn: process.env['NEXT_PUBLIC_GOOGLE_SIGN_IN'] === 'true',
  /** A reCAPTCHA Enterprise key, needed where ENFORCE_APP_CHECK is true; null: App Check is off. */
  appCheckSiteKey: process.env['NEXT_PUBLIC_APP_CHECK_SITE_KEY'] || null,
  /** How far the local stack's ports are moved, for a page that is not from its hosting; else null. */
  localPortOffset: process.env['NEXT_PUBLIC_LOCAL_PORT_OFFSET']
    ? Number(process.env['NEXT_PUBLIC_LOCAL_PORT_OFFSET'])
    : null,
} as const;
