export function bundleThread(): Promise<void>;
