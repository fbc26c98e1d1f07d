/** What a debug.log holds. */
export interface DebugTruth {
  bytes: number;
  lines: number;
  records: number;
  sweep: number;
  consumeResponse: number;
  boshRequest: number;
  httpRequest: number;
  statistics: number;
  undeliverable: number;
}

/** What webservices logs hold. */
export interface WebservicesTruth {
  bytes: number;
  records: number;
  presence: number;
  expiryArmed: number;
  expiryFired: number;
  forcedLogout: number;
  stateRequest: number;
  stateEvent: number;
  roundTrip: number;
  /** Of users: of other nodes nothing follows. */
  publication: number;
}

/** What a page's log holds. */
export interface ClientTruth {
  bytes: number;
  records: number;
  restRequest: number;
  restResponse: number;
  event: number;
}

/** What the logs of a server hold, counted as they are written. */
export interface Truth {
  readonly seconds: number;
  readonly debug: DebugTruth;
  readonly webservices: WebservicesTruth;
  readonly client: ClientTruth;
  readonly idleClose: number;
  readonly clientLogs: number;
}

export const noDebug = (): DebugTruth => ({
  bytes: 0,
  lines: 0,
  records: 0,
  sweep: 0,
  consumeResponse: 0,
  boshRequest: 0,
  httpRequest: 0,
  statistics: 0,
  undeliverable: 0,
});

export const noWebservices = (): WebservicesTruth => ({
  bytes: 0,
  records: 0,
  presence: 0,
  expiryArmed: 0,
  expiryFired: 0,
  forcedLogout: 0,
  stateRequest: 0,
  stateEvent: 0,
  roundTrip: 0,
  publication: 0,
});

export const noClient = (): ClientTruth => ({
  bytes: 0,
  records: 0,
  restRequest: 0,
  restResponse: 0,
  event: 0,
});
