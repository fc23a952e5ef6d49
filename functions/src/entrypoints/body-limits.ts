import { AppError } from '../domain/errors.ts';

/** What a request may hold that carries no video. */
export const mostBodyBytes = 64 * 1024;

export const tooLargeToRead = (): AppError =>
  new AppError('invalid_request', 'The request is larger than 64 KiB. Send less text.', {
    httpStatus: 413,
  });

/** Some bytes can be packed that are a thousand when unpacked, or a million. */
export const isPacked = (): AppError =>
  new AppError('invalid_request', 'Send the request as it is, without Content-Encoding.');
