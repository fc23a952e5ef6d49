/** An error as the service words it: https://cloud.google.com/apis/design/errors */
export interface ErrorReply {
  status: number;
  body: { error: { code: number; message: string; status: string; details: unknown[] } };
}

function errorReply(
  code: number,
  status: string,
  message: string,
  details: unknown[] = [],
): ErrorReply {
  return { status: code, body: { error: { code, message, status, details } } };
}

function quotaExceeded(quotaId: string, retryDelay: string): ErrorReply {
  return errorReply(
    429,
    'RESOURCE_EXHAUSTED',
    `You exceeded your current quota, please check your plan and billing details. Please retry in ${retryDelay}.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [
          {
            quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests',
            quotaId,
            quotaDimensions: { location: 'global', model: 'gemini-3.8-flash' },
            quotaValue: '20',
          },
        ],
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [{ description: 'Learn more', url: 'https://ai.google.dev/gemini-api/docs' }],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
    ],
  );
}

export const errorReplies = {
  invalidKey: (key: string) =>
    errorReply(
      400,
      'INVALID_ARGUMENT',
      `API key not valid. Please pass a valid API key.${key === '' ? '' : ` Got: ${key}`}`,
      [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'API_KEY_INVALID',
          domain: 'googleapis.com',
        },
      ],
    ),
  invalidUpload: (message: string) => errorReply(400, 'INVALID_ARGUMENT', message),
  fileNotActive: (name: string) =>
    errorReply(
      400,
      'FAILED_PRECONDITION',
      `The File ${name} is not in an ACTIVE state and usage is not allowed.`,
    ),
  fileGone: (name: string) =>
    errorReply(
      403,
      'PERMISSION_DENIED',
      `You do not have permission to access the File ${name} or it may not exist.`,
    ),
  entityNotFound: errorReply(404, 'NOT_FOUND', 'Requested entity was not found.'),
  uploadTerminated: errorReply(400, 'INVALID_ARGUMENT', 'Upload has already been terminated.'),
  /** As in https://github.com/google-gemini/gemini-cli/issues/4231 */
  tooManyTokens: errorReply(
    400,
    'INVALID_ARGUMENT',
    'The input token count (3475108) exceeds the maximum number of tokens allowed (1048576).',
  ),
  /** As in https://github.com/google-gemini/gemini-cli/issues/1614 */
  wrongLocation: errorReply(
    400,
    'FAILED_PRECONDITION',
    'User location is not supported for the API use.',
  ),
  fileNotFound: (name: string) => errorReply(404, 'NOT_FOUND', `File ${name} not found.`),
  /** As in https://github.com/googleapis/python-genai/issues/913 */
  fileExists: (name: string) =>
    errorReply(409, 'ALREADY_EXISTS', `${name.replace('files/', '')} already exists.`),
  modelUnknown: errorReply(
    404,
    'NOT_FOUND',
    'models/none is not found for API version v1beta, or is not supported for generateContent.',
  ),
  quotaPerMinute: (retryDelay: string) =>
    quotaExceeded('GenerateRequestsPerMinutePerProjectPerModel-FreeTier', retryDelay),
  quotaPerDay: quotaExceeded('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '45.8s'),
  quotaWithoutDetails: errorReply(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted.'),
  requestTimeout: errorReply(408, 'CANCELLED', 'The request timed out.'),
  badGateway: errorReply(502, 'UNAVAILABLE', 'Bad gateway.'),
  forbidden: errorReply(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked.'),
  internalError: errorReply(500, 'INTERNAL', 'An internal error has occurred. Please retry.'),
  overloaded: errorReply(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
  deadlineExceeded: errorReply(504, 'DEADLINE_EXCEEDED', 'Deadline expired before completion.'),
} as const;
