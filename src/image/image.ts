/**
 * The room of picture files: what comes in is sniffed, checked and made to fit; what goes out is kept, fitted, named
 * and put together on sheets. Files are read from disk, at most two at once, and never held in memory whole.
 */

export { saveContactSheet, saveThumbnail } from './contact-sheet.ts';
export { fitForChat } from './fit.ts';
export { distance, hashPicture } from './hash.ts';
export { inspectPicture } from './inspect.ts';
export { describeFile, describePicture, type ReceivedPicture, receivePicture } from './keep.ts';
export { altText, fileName } from './label.ts';
export { maxAttachmentBytes } from './limits.ts';
export { type PreparedReference, type PrepareOptions, prepareReference } from './prepare.ts';
export { megabytes } from './problems.ts';
export { drawPair, drawSheet, drawStrip } from './sheet.ts';
export { createSlots } from './slots.ts';
export { fitTogether } from './together.ts';
