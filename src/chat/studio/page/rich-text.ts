import { h } from 'preact';

/** A line of the core's words: `**bold**` is the only markup they have. */
export function RichText({ text }: { text: string }) {
  const parts = splitBold(text).map((part) => (part.isBold ? h('strong', {}, part.text) : part.text));
  return h('p', { class: 'text' }, parts);
}

export interface TextPart {
  text: string;
  isBold: boolean;
}

/** Stars that mark nothing stay as they are. */
export function splitBold(text: string): TextPart[] {
  return text
    .split(/\*\*(?=\S)([^*\n]*[^*\s])\*\*/)
    .map((part, index) => ({ text: part, isBold: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
