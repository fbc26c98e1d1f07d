import { createHash } from 'node:crypto';
import type { Report } from '../../model/report.ts';
import { type Asked, headline } from '../phrases/headline.ts';
import { counts } from './counts.ts';
import { escapedJson, escapedText } from './escaped.ts';
import { script, style } from './generated.ts';
import { withoutScript } from './without-script.ts';

/** The page: the answer as plain text, then the report itself, of which the script draws the rest. */
export function htmlDocument(report: Report, asked: Asked): string {
  const sentence = headline(report, asked);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapedText(`${sentence} – bosh-diag`)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<p class="kicker">bosh-diag ${escapedText(report.tool.version)} · ${escapedText(report.bundle.roots.join(', '))}</p>
<h1>${escapedText(sentence)}</h1>
<ul class="counts">
${counts(report)}
</ul>
</header>
<noscript>
${withoutScript(report)}
</noscript>
<main id="report"></main>
<script type="application/json" id="data">${escapedJson(report)}</script>
<script>${script}</script>
</body>
</html>
`;
}

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing from outside, and of what is inside only these two texts. */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
