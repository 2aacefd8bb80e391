/**
 * Largest reference that is sent, in bytes. Current ModelArk text says 30 MB, but its live errors
 * (`InvalidParameter.OversizeImage`) and older models said 10 MB: what fits 10 MB is taken everywhere.
 */
export const maxReferenceBytes = 10_000_000;

/** Largest reference that is sent, in pixels. Source: ModelArk image API, "total pixels ≤ 36,000,000". */
export const maxReferencePixels = 36_000_000;

/** Shortest side that is sent, in pixels. Source: ModelArk image API, "each side > 14 px". */
export const minReferenceSide = 15;

/** All references of one call before base64, in bytes. Source: ModelArk refuses bodies over 64 MB with 413. */
export const maxTotalReferenceBytes = 44_000_000;

/** Larger attachments are not fetched, in bytes. */
export const maxAttachmentBytes = 50_000_000;

/** Larger pictures are refused by their header, in pixels, before anything is unpacked. */
export const maxDecodedPixels = 100_000_000;

/** Most memory one decoder may hold at once, in bytes; it bounds formats that cannot be read line by line. */
export const maxHeldBytes = 320_000_000;
