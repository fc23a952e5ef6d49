import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hastenAuth, type RequestChecks } from '../../../scripts/stack/hasten-auth.ts';
import { FIREBASE_TOOLS } from '../../../scripts/stack/paths.ts';

const load = createRequire(path.join(FIREBASE_TOOLS, 'package.json'));

/** An API with a check that nobody can compile: whoever compiles it fails. */
const brokenApi = {
  openapi: '3.0.1',
  info: { title: 'Broken', version: '1' },
  paths: {
    '/names': {
      get: {
        'x-exegesis-controller': 'names',
        operationId: 'read',
        parameters: [{ name: 'of', in: 'query', schema: { type: 'string', pattern: '(' } }],
        responses: { default: { description: 'Whatever' } },
      },
    },
  },
};
const options = { controllers: { names: { read: () => 'none' } } };

it('leaves the checks of requests until they are needed', async () => {
  const checks: RequestChecks = { ...(load('exegesis-express') as RequestChecks) };
  await expect(checks.middleware(brokenApi, options)).rejects.toThrow('regular expression');
  hastenAuth(checks);
  await expect(checks.middleware(brokenApi, options)).resolves.toBeTypeOf('function');
});
