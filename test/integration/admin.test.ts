import { randomUUID } from 'node:crypto';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { adminAuth } from '../support/admin-sdk.ts';

const email = () => `${randomUUID()}@admin-test.flokraft.test`;
const admin = (...argv: string[]) =>
  execa(process.execPath, ['scripts/admin.ts', ...argv], { reject: false });

describe('npm run admin', () => {
  it('grants the claim and keeps the others', async () => {
    const { uid, email: address = '' } = await adminAuth.createUser({ email: email() });
    await adminAuth.setCustomUserClaims(uid, { gym: 'north' });
    const { exitCode, stdout } = await admin('grant', address);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`${address} is an admin now`)]);
    expect((await adminAuth.getUser(uid)).customClaims).toEqual({ gym: 'north', admin: true });
  });

  it('changes nothing for who is an admin already', async () => {
    const { uid, email: address = '' } = await adminAuth.createUser({ email: email() });
    await adminAuth.setCustomUserClaims(uid, { admin: true });
    expect((await admin('grant', address)).stdout).toBe(`${address} is an admin already.`);
  });

  it('revokes the claim, keeps the others and ends every session', async () => {
    const { uid, email: address = '' } = await adminAuth.createUser({ email: email() });
    await adminAuth.setCustomUserClaims(uid, { gym: 'north', admin: true });
    const before = Date.now();
    expect((await admin('revoke', address)).exitCode).toBe(0);
    const user = await adminAuth.getUser(uid);
    expect(user.customClaims).toEqual({ gym: 'north' });
    const validSinceMs = Date.parse(user.tokensValidAfterTime ?? '');
    expect(validSinceMs).toBeGreaterThanOrEqual(Math.floor(before / 1_000) * 1_000);
  });

  it('trusts an account without a verified email, keeps its other claims, and takes it back', async () => {
    const { uid, email: address = '' } = await adminAuth.createUser({ email: email() });
    await adminAuth.setCustomUserClaims(uid, { gym: 'north' });
    const trusted = await admin('trust', address);
    expect(trusted.stdout).toContain(`${address} needs no verified email now`);
    expect((await adminAuth.getUser(uid)).customClaims).toEqual({ gym: 'north', trusted: true });
    const distrusted = await admin('distrust', address);
    expect(distrusted.stdout).toContain(`${address} needs a verified email again`);
    expect((await adminAuth.getUser(uid)).customClaims).toEqual({ gym: 'north' });
  });

  it('says what to do about an unknown e-mail, without a stack', async () => {
    const { exitCode, stderr } = await admin('grant', email());
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Nobody has signed up as \S+\. Let them sign up/);
    expect(stderr).not.toContain('    at ');
  });

  it('answers its usage to anything else', async () => {
    const { exitCode, stderr } = await admin('promote', email());
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Usage: npm run admin')]);
  });
});
