import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificates {
  /** The file that a client is to trust. */
  authority: string;
  key: Buffer;
  certificate: Buffer;
}

const key = ['-newkey', 'rsa:2048', '-nodes'];
const days = ['-days', '2'];

/** An authority of its own, and what it vouches for: these hosts, which may begin with `*.`. */
export async function makeCertificates(
  folder: string,
  hosts: readonly string[],
): Promise<Certificates> {
  const at = (name: string) => join(folder, name);
  await writeFile(
    at('hosts.txt'),
    `basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`,
  );
  const openssl = (...argv: string[]) => run('openssl', argv, { cwd: folder });
  await openssl(
    ...['req', '-x509', ...key, ...days, '-keyout', 'authority.key', '-out', 'authority.pem'],
    ...['-subj', '/CN=Rehearsal', '-addext', 'keyUsage=critical,keyCertSign'],
  );
  await openssl('req', ...key, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=Cloud');
  await openssl(
    ...['x509', '-req', '-in', 'request.pem', ...days, '-out', 'certificate.pem'],
    ...['-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial'],
    ...['-extfile', 'hosts.txt'],
  );
  return {
    authority: at('authority.pem'),
    key: await readFile(at('key.pem')),
    certificate: await readFile(at('certificate.pem')),
  };
}
