import { expect, it } from 'vitest';
import { repairOf } from '../../../../functions/src/domain/judging/judge-repair.ts';

it('shows the answer and names each problem', () => {
  const { answer, request } = repairOf('{}', ['summary: is missing', 'advice: is missing']);
  expect(answer).toBe('{}');
  expect(request).toContain('\n- summary: is missing\n- advice: is missing\n');
  expect(request).not.toContain('more of the kind');
});

it('counts the problems that are too many to name', () => {
  const problems = Array.from({ length: 33 }, (_, index) => `problem ${index}`);
  const { request } = repairOf('{}', problems);
  expect(request).toContain('problem 19');
  expect(request).not.toContain('problem 20');
  expect(request).toContain('and 13 more of the kind');
});
