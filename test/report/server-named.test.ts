import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { serverNamed } from '../../src/report/server-named.ts';

const from = '2024-08-07T12:00:00.000Z';
const log = (path: string, node: string) => ({ path, node, from });
const bundle = {
  nodes: [
    { id: 'fin-a.example.com', names: ['fin-a.example.com'] },
    { id: 'fin-b.example.com', names: ['fin-b.example.com', 'fin-b.lab.example'] },
    { id: '10.1.1.3', names: [] },
    { id: 'east/fin-c.example.com', names: ['fin-c.example.com'] },
    { id: 'west/fin-c.example.com', names: ['fin-c.example.com'] },
  ],
  sources: [
    log('b/10.1.1.1/day/desktop/logs/openfire/info.log', 'fin-a.example.com'),
    log('b/10.1.1.2/day/active.tgz!desktop/logs/openfire/info.log', 'fin-b.example.com'),
    { path: 'b/10.1.1.2/readme.txt', node: 'fin-a.example.com' },
    log('10.9.9.9/fin-a/info.log', 'fin-a.example.com'),
    log('10.9.9.9/fin-b/info.log', 'fin-b.example.com'),
  ],
};

describe('a server', () => {
  it.each([
    ['fin-a.example.com', 'fin-a.example.com'],
    ['FIN-A', 'fin-a.example.com'],
    ['fin-b.lab.example', 'fin-b.example.com'],
    ['fin-b', 'fin-b.example.com'],
    ['10.1.1.1', 'fin-a.example.com'],
    ['10.1.1.2', 'fin-b.example.com'],
    ['10.1.1.3', '10.1.1.3'],
    ['east/fin-c', 'east/fin-c.example.com'],
    ['fin', undefined],
    ['10', undefined],
    ['10.1.1.4', undefined],
    ['day', undefined],
  ])('is meant by %s: %s', (asked, id) => {
    expect(serverNamed(bundle, asked)).toBe(id);
  });

  it.each([
    ['fin-c.example.com', 'east/fin-c.example.com, west/fin-c.example.com'],
    ['fin-c', 'east/fin-c.example.com, west/fin-c.example.com'],
    ['10.9.9.9', 'fin-a.example.com, fin-b.example.com'],
  ])('is not told by %s, which several bear', (asked, ids) => {
    const look = () => serverNamed(bundle, asked);
    expect(look).toThrow(UserError);
    expect(look).toThrow(`--server ${asked} may be any of ${ids}: name one of them`);
  });
});
