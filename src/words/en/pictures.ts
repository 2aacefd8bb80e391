/** Why a reference picture cannot be used, and what was changed to make one fit. `n` is its number. */
export const pictures = {
  'problem.picture-empty': 'Picture {n} is an empty file. Please attach it again.',
  'problem.picture-web-page':
    'Picture {n} is a web page, not a picture. Save the picture itself and attach that.',
  'problem.picture-text': 'Picture {n} is text, not a picture. Attach a JPEG or PNG.',
  'problem.picture-pdf': 'Picture {n} is a PDF. Attach the page you mean as JPEG or PNG.',
  'problem.picture-archive':
    'Picture {n} is an archive, such as a ZIP. Unpack it and attach the picture inside.',
  'problem.picture-video': 'Picture {n} is a video. Attach one frame of it as JPEG or PNG.',
  'problem.picture-svg': 'Picture {n} is an SVG drawing, which cannot be read here. Export it as PNG.',
  'problem.picture-heic': 'Picture {n} is a HEIC photo, which cannot be read here. Send it as JPEG or PNG.',
  'problem.picture-format':
    'Picture {n} is a {format} file, which cannot be read here. Send it as JPEG or PNG.',
  'problem.picture-unknown': 'Picture {n} is not a picture Darkroom can read. Send it as JPEG or PNG.',
  'problem.picture-damaged':
    'Picture {n} is damaged or was cut off on the way. Attach it again, or save it anew as JPEG or PNG.',
  'problem.picture-file-too-big': 'Picture {n} is a file of {megabytes} MB. Up to {max} MB is fine.',
  'problem.picture-too-many-pixels':
    'Picture {n} has {megapixels} megapixels. Up to {max} is fine in this format.',
  'problem.picture-too-small': 'Picture {n} is {width}×{height}. Each side needs at least {min} pixels.',
  'problem.picture-ratio':
    'Picture {n} ({width}×{height}) is too long and narrow: {model} takes up to {widest}:1. Crop it.',
  'problem.picture-needs-transparency':
    'Picture {n} has no transparency. {model} makes transparent pictures only from one that has: attach such a PNG.',
  'problem.picture-bmp':
    'Picture {n} is a BMP ({megabytes} MB) that cannot be sent as it is. Send it as JPEG or PNG.',
  'problem.picture-cannot-fit': 'Picture {n} could not be brought under {max} MB. Attach a smaller one.',
  'problem.pictures-too-big-together':
    'The {count} pictures are {megabytes} MB together and could not be brought under {max} MB. Use fewer or smaller ones.',
  'problem.picture-unreachable': 'Picture {n} could not be fetched. Attach it again.',
  'problem.card-refused': 'Nothing was drawn, because no message could be posted here.',

  'problem.picture-first-frame': 'Only the first frame of picture {n} was used.',
  'problem.picture-colours-converted': 'The colours of picture {n} were converted to sRGB.',
  'problem.picture-converted': 'Picture {n} was sent as {to}, because the model does not take {from}.',
  'problem.picture-made-smaller': 'Picture {n} was made smaller to fit.',
} as const;
