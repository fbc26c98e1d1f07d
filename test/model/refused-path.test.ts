import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { touching } from '../../src/model/refused-path.ts';
import { UserError } from '../../src/model/user-error.ts';

const refusal = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: in its own words`), {
    code,
    syscall: 'open',
    ...(path === undefined ? {} : { path }),
  });

test.each<[Error, string]>([
  [
    refusal('EACCES', '/made/bundle'),
    '/made/bundle: cannot be written: permission denied; name another, or change its permissions',
  ],
  [
    refusal('ENOSPC'),
    '/made: cannot be written: no space is left; make room, or name one elsewhere',
  ],
  [refusal('EROFS'), '/made: cannot be written: the file system is read-only; name one elsewhere'],
  [refusal('EIO'), '/made: cannot be written: EIO: in its own words; name another'],
])('%s', (error, message) => {
  const act = () =>
    touching('/made', 'written', () => {
      throw error;
    });
  expect(act).toThrow(new UserError(message));
});

it('a folder is no file', () => {
  expect(() => touching('.', 'read', () => readFileSync('.'))).toThrow(
    new UserError('.: cannot be read: it is a folder; name a file'),
  );
});

it('leaves a defect of the program as it is', () => {
  const defect = new TypeError('a defect');
  const act = () =>
    touching('/made', 'written', () => {
      throw defect;
    });
  expect(act).toThrow(defect);
});
