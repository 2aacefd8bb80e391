/** A service's own words without a full stop at their end: the sentence around them has one. */
export function dropStop(words: string): string {
  return words.replace(/[.。\s]+$/u, '');
}

/** Puts a stop where none is, and leaves out a colon or brackets that nothing follows. */
export function endSentence(text: string): string {
  const whole = text.replace(/\s*[:：]\s*$/u, '').replace(/\s*(?:（）|\(\))(?=[.。]$)/u, '');
  if (/[.!?…。！？]["'”’»」』)）\]]*$/u.test(whole)) return whole;
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u.test(whole) ? `${whole}。` : `${whole}.`;
}
