import assert from 'node:assert/strict';
import { secrets } from './secrets.ts';

/** Of what somebody may read. */
export function holdsNoSecret(output: string): void {
  for (const secret of secrets)
    assert.ok(!output.includes(secret), `a secret is told: ${around(output, secret)}`);
}

const around = (output: string, secret: string): string => {
  const at = output.indexOf(secret);
  return output.slice(Math.max(0, at - 120), at + secret.length + 20);
};
