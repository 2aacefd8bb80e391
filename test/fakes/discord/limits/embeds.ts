import type { Form } from '../errors.ts';
import { type Json, lengthOf, list, record, records, text } from '../json.ts';
import { count, length, link, type Path } from './fields.ts';

const mostCharacters = 6000;
const imageSchemes = ['http:', 'https:', 'attachment:'];

export function checkEmbeds(form: Form, embeds: unknown): void {
  count(form, ['embeds'], embeds, 0, 10);
  for (const [index, embed] of records(embeds).entries()) checkEmbed(form, ['embeds', index], embed);
  const characters = records(embeds).reduce((sum, embed) => sum + sizeOf(embed), 0);
  if (characters <= mostCharacters) return;
  const message = `Embed size exceeds maximum size of ${mostCharacters}`;
  form.wrong(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message);
}

function checkEmbed(form: Form, path: Path, embed: Json): void {
  length(form, [...path, 'title'], embed.title, 0, 256);
  length(form, [...path, 'description'], embed.description, 0, 4096);
  length(form, [...path, 'footer', 'text'], record(embed.footer).text, embed.footer ? 1 : 0, 2048);
  length(form, [...path, 'author', 'name'], record(embed.author).name, embed.author ? 1 : 0, 256);
  link(form, [...path, 'url'], embed.url, ['http:', 'https:']);
  for (const part of ['image', 'thumbnail']) {
    link(form, [...path, part, 'url'], record(embed[part]).url, imageSchemes);
  }
  count(form, [...path, 'fields'], embed.fields, 0, 25);
  for (const [index, field] of records(embed.fields).entries()) {
    length(form, [...path, 'fields', index, 'name'], field.name, 1, 256);
    length(form, [...path, 'fields', index, 'value'], field.value, 1, 1024);
  }
}

function sizeOf(embed: Json): number {
  const fields = list(embed.fields).map(record);
  const words = [
    embed.title,
    embed.description,
    record(embed.footer).text,
    record(embed.author).name,
    ...fields.flatMap((field) => [field.name, field.value]),
  ];
  return words.reduce<number>((sum, word) => sum + lengthOf(text(word)), 0);
}
