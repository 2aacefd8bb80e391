/**
 * Names of commands and options where a chat shows them in the reader's language: lower case, letters, digits, `-` and
 * `_`, at most 32 characters.
 */
export const names = {
  'name.imagine': 'imagine',
  'name.edit': 'edit',
  'name.series': 'series',
  'name.queue': 'queue',
  'name.cancel': 'cancel',
  'name.models': 'models',
  'name.show': 'show',
  'name.help': 'help',

  'name.prompt': 'prompt',
  'name.model': 'model',
  'name.ratio': 'ratio',
  'name.size': 'size',
  'name.count': 'count',
  'name.image': 'image{n}',
  'name.seed': 'seed',
  'name.guidance': 'guidance',
  'name.format': 'format',
  'name.watermark': 'watermark',
  'name.fast': 'fast',
  'name.web': 'web',
  'name.transparent': 'transparent',
  'name.delivery': 'delivery',
  'name.private': 'private',
  'name.job': 'job',
  'name.id': 'id',
} as const;
