import { expect, it } from 'vitest';
import { closeIds } from '../../src/model/close-ids.ts';

const known = ['1001003', '1001004', '1001030', 'J.Doe', 'supervisor'];

it.each([
  ['1001005', ['1001003', '1001004', '1001030']],
  ['100103', ['1001003', '1001030', '1001004']],
  ['j.doe', ['J.Doe']],
  ['doe', ['J.Doe']],
  ['someone', []],
  ['7', []],
])('close to %s: %j', (wanted, expected) => {
  expect(closeIds(wanted, known)).toEqual(expected);
});
