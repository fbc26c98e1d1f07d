const openfire = 'org.jivesoftware.openfire';

/** The classes that write, in full. */
export const loggers = {
  httpSession: `${openfire}.http.HttpSession`,
  httpSessionManager: `${openfire}.http.HttpSessionManager`,
  httpBindServlet: `${openfire}.http.HttpBindServlet`,
  httpBindManager: `${openfire}.http.HttpBindManager`,
  routingTable: `${openfire}.spi.RoutingTableImpl`,
  messageRouter: `${openfire}.MessageRouter`,
  presenceRouter: `${openfire}.PresenceRouter`,
  bindHandler: `${openfire}.handler.IQBindHandler`,
  sessionManager: `${openfire}.SessionManager`,
  xmppServer: `${openfire}.XMPPServer`,
  webSocket: `${openfire}.websocket.XmppWebSocket`,
  webSocketHandler: `${openfire}.websocket.WebSocketClientConnectionHandler`,
  webSocketServlet: `${openfire}.websocket.OpenfireWebSocketServlet`,
  sasl: `${openfire}.net.SASLAuthentication`,
  authorization: `${openfire}.auth.AuthorizationManager`,
  authorizationMapping: `${openfire}.auth.DefaultAuthorizationMapping`,
  authorizationPolicy: `${openfire}.auth.DefaultAuthorizationPolicy`,
  taskEngine: 'org.jivesoftware.util.TaskEngine',
  cacheFactory: 'org.jivesoftware.util.cache.CacheFactory',
  proxool: 'org.logicalcobwebs.proxool.openfire',
} as const;

/** Prints past the logs: it has none. */
export const none = '';
