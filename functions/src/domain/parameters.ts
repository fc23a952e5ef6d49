import { checkMemoryFits } from './video/memory-budget.ts';

export type Parameter =
  | { kind: 'number'; default: number | null; min: number; max: number; whole: boolean }
  | { kind: 'choice'; default: string; of: readonly string[] }
  | { kind: 'text'; default: string; pattern: RegExp; says: string };

const whole = (byDefault: number, min: number, max: number) =>
  ({ kind: 'number', default: byDefault, min, max, whole: true }) as const;
const decimal = (byDefault: number | null, min: number, max: number) =>
  ({ kind: 'number', default: byDefault, min, max, whole: false }) as const;

/** Every parameter of a deployment, its default and what it may be; a null default: not set. */
export const parameters = {
  REGION: {
    kind: 'text',
    default: 'us-central1',
    pattern: /^[a-z]+-[a-z]+\d+$/,
    says: 'one Cloud region, such as europe-west1',
  },
  MAX_VIDEO_SIZE_MB: whole(300, 1, 4_000),
  MAX_VIDEO_DURATION_SECONDS: whole(600, 1, 7_200),
  MAX_CONCURRENT_PROCESSING: whole(2, 1, 1_000),
  MAX_INSTANCES: whole(10, 1, 1_000),
  // Per user.
  MAX_PENDING_JOBS: whole(10, 1, 1_000),
  MAX_PENDING_IN_ALL: whole(1_000, 1, 100_000),
  // Per user; of sources, not of what is made of them.
  MAX_STORED_GB: whole(20, 1, 100_000),
  SESSION_TTL_HOURS: whole(24, 1, 8_760),
  WORKER_MEMORY_MIB: { kind: 'choice', default: '2048', of: ['2048', '4096'] },
  ANALYZER: { kind: 'choice', default: 'auto', of: ['auto', 'gemini', 'signal'] },
  GEMINI_MODEL: {
    kind: 'text',
    default: 'gemini-3.8-flash',
    pattern: /^[\w.-]+$/,
    says: 'a model name, such as gemini-3.8-flash',
  },
  GEMINI_BASE_URL: {
    kind: 'text',
    default: 'https://generativelanguage.googleapis.com',
    pattern: /^https?:\/\/[^\s/]+(\/\S*)?$/,
    says: 'an address that starts with https://',
  },
  GEMINI_USD_PER_MILLION_INPUT: decimal(null, 0, 10_000),
  GEMINI_USD_PER_MILLION_OUTPUT: decimal(null, 0, 10_000),
  // Gemini takes at most 24 frames a second (videoMetadata.fps).
  ANALYSIS_FPS: whole(4, 1, 24),
  // How many independent judgements the model gives; each costs as much as one.
  JUDGES: whole(1, 1, 5),
  BODY_LANDMARKS: { kind: 'choice', default: 'auto', of: ['auto', 'off'] },
  // 0: as many as leave ten frames a second.
  FRAME_EXTRACTION_INTERVAL: whole(0, 0, 3_600),
  DAILY_RUNS_PER_USER: whole(50, 0, 100_000),
  DAILY_BUDGET_USD: decimal(25, 0, 1_000_000),
  // Counts where no price is known.
  DAILY_TOKENS_MILLIONS: decimal(50, 0, 1_000_000),
  // Of the day's budget, whichever of the two counts: what one user's model calls may take.
  USER_DAILY_SHARE: decimal(0.2, 0, 1),
  SOURCE_KEPT_DAYS: decimal(30, 0, 36_500),
  RERUNS_PER_HOUR: whole(10, 0, 10_000),
  CHANGES_PER_MINUTE: whole(50, 1, 100_000),
  CHANGES_PER_HOUR: whole(200, 1, 1_000_000),
  LISTS_PER_MINUTE: whole(30, 1, 100_000),
  READS_PER_MINUTE: whole(120, 1, 1_000_000),
  REQUIRE_VERIFIED_EMAIL: { kind: 'choice', default: 'true', of: ['true', 'false'] },
  ENFORCE_APP_CHECK: { kind: 'choice', default: 'false', of: ['true', 'false'] },
  // For tests: a webhook's receiver may then be on this machine, and speak http.
  WEBHOOKS_TO_LOOPBACK: { kind: 'choice', default: 'false', of: ['true', 'false'] },
  ALLOWED_ORIGINS: {
    kind: 'text',
    default: '',
    pattern: /^https?:\/\/[^\s/,]+(,https?:\/\/[^\s/,]+)*$/,
    says: 'origins parted by commas alone, such as https://dance.example,https://gym.example',
  },
} as const satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof parameters;
/** As an env file gives them; one that is missing or blank takes its default. */
export type ParameterTexts = Readonly<Record<string, string | undefined>>;

export function textOf(texts: ParameterTexts, name: ParameterName): string {
  const text = texts[name]?.trim();
  return text ? text : String(parameters[name].default ?? '');
}

/** NaN where it is not set and has no default. */
export function numberOf(texts: ParameterTexts, name: ParameterName): number {
  const text = textOf(texts, name);
  return text === '' ? Number.NaN : Number(text);
}

/** The origins whose pages may call, read and upload: the project's own hosting, and ALLOWED_ORIGINS. */
export function originsOf(texts: ParameterTexts, projectId: string): string[] {
  const own = [`https://${projectId}.web.app`, `https://${projectId}.firebaseapp.com`];
  const named = textOf(texts, 'ALLOWED_ORIGINS')
    .split(',')
    .flatMap((origin) => URL.parse(origin.trim())?.origin ?? []);
  return [...new Set([...own, ...named])];
}

/** What is wrong with a deployment's parameters, a sentence each; empty where nothing is. */
export function checkParameters(texts: ParameterTexts): string[] {
  const names = Object.keys(parameters) as ParameterName[];
  const problems = names.flatMap((name) => {
    const text = textOf(texts, name);
    const wanted = text === '' ? null : wantedInstead(parameters[name], text);
    return wanted === null ? [] : [`${name} is "${text}": it must be ${wanted}.`];
  });
  if (problems.length > 0) return problems;
  const overflow = checkMemoryFits({
    maxVideoSizeMb: numberOf(texts, 'MAX_VIDEO_SIZE_MB'),
    maxVideoDurationSeconds: numberOf(texts, 'MAX_VIDEO_DURATION_SECONDS'),
    workerMemoryMib: numberOf(texts, 'WORKER_MEMORY_MIB'),
  });
  return overflow === null ? [] : [overflow];
}

function wantedInstead(parameter: Parameter, text: string): string | null {
  switch (parameter.kind) {
    case 'choice':
      return parameter.of.includes(text) ? null : parameter.of.join(' or ');
    case 'text':
      return parameter.pattern.test(text) ? null : parameter.says;
    case 'number': {
      const value = Number(text);
      const fits = value >= parameter.min && value <= parameter.max;
      if (fits && (!parameter.whole || Number.isInteger(value))) return null;
      const kind = parameter.whole ? 'a whole number' : 'a number';
      return `${kind} from ${parameter.min} to ${parameter.max}`;
    }
  }
}
