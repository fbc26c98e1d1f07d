const userPath = /^(?:https?:\/\/[^/\s]{1,300})?\/finesse\/api\/User\/([^/?#;\s]{1,400})/;

/** The agent that a REST path or a pubsub node of Finesse is about: the id after `/finesse/api/User/`. */
export function userOfPath(path: string): string | undefined {
  const id = userPath.exec(path)?.[1];
  return id === undefined ? undefined : decoded(id);
}

/** As sent where it is no percent-encoding, nor one of a control character. */
function decoded(id: string): string {
  try {
    const text = decodeURIComponent(id);
    return /\p{Cc}/u.test(text) ? id : text;
  } catch {
    return id;
  }
}
