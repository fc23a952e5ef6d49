/** Of the HTTP API; raised when an answer changes its shape. */
export const version = '1.0.0';
