interface Done {
  readonly files: number;
  readonly lines: number;
  /** Lines that were removed as a whole. */
  readonly removed: number;
  /** By their new names. */
  readonly leftOut: readonly string[];
}

/** What a redacted bundle says of itself. It holds no original, and no time. */
export const noteText = ({ files, lines, removed, leftOut }: Done): string =>
  `${[
    'This bundle was written anew by bosh-diag redact: values that tell of people or machines',
    'are pseudonyms, the same one for the same value in every file. Credentials were removed.',
    '',
    `files: ${files}`,
    `lines: ${lines}`,
    `lines removed, as they could not be redacted: ${removed}`,
    `left out, as they are no text: ${leftOut.length}`,
    ...leftOut.map((path) => `  ${path}`),
    '',
    'Replaced: ids of agents, names, extensions, phone numbers, call variables, JIDs, domains, hosts,',
    'IP and MAC addresses (prefixes kept), e-mail addresses, users of computers.',
    'Kept: times, session ids, rids, reason codes, threads, versions, the words of the product.',
    'Not known: what stands in free text and in no field, path or JID anywhere in the bundle.',
  ].join('\n')}\n`;
