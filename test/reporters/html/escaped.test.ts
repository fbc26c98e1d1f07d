import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapedJson, escapedText } from '../../../src/reporters/html/escaped.ts';

it('keeps text text', () => {
  expect(escapedText(`<a href="x" title='y'>&amp;`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;',
  );
});

it('leaves nothing in JSON that could end or open an element, and means the same', () => {
  const hostile = fc.constantFrom('</script>', '<!--', ']]>', '\u2028', '&lt;', '"');
  const texts = fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' })));
  fc.assert(
    fc.property(texts, (all) => {
      const json = escapedJson({ all });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ all });
    }),
  );
});
