import { z } from 'zod';

export function httpUrl() {
  return z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      message: 'has to be an address that starts with https:// or http://',
      abort: true,
    })
    .regex(/^[^?#]*$/, 'has to be an address without ? and #: paths are put behind it');
}

/** Of anything else no header can be made, and no call would ever be sent. */
export function serviceKey() {
  return z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'has to be the key alone: plain letters, digits and signs, no spaces');
}

export function wholeNumber(min: number, max: number) {
  const message = `has to be a whole number from ${min} to ${max}`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

export function onOff() {
  return z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(['on', 'off', 'true', 'false', '1', '0'], 'has to be on or off'))
    .transform((text) => text === 'on' || text === 'true' || text === '1');
}
