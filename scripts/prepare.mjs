// `npm ci --omit=dev` runs `prepare` too, and has no compiler: leave dist as it is.
import { execSync } from 'node:child_process';

const hasCompiler = () => {
  try {
    return Boolean(import.meta.resolve('typescript'));
  } catch {
    return false;
  }
};

if (hasCompiler()) execSync('npm run build', { stdio: 'inherit' });
