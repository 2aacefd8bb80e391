/**
 * The room of picture files: what comes in is sniffed, checked and made to fit; what goes out is kept, fitted and
 * named. Files are read from disk, at most two at once, and never held in memory whole.
 */

export { fitForChat } from './fit.ts';
export { inspectPicture } from './inspect.ts';
export { describePicture, receivePicture } from './keep.ts';
export { altText, fileName } from './label.ts';
export { maxAttachmentBytes } from './limits.ts';
export { type PreparedReference, type PrepareOptions, prepareReference } from './prepare.ts';
export { fitTogether } from './together.ts';
