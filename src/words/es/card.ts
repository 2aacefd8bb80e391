import type { card as english } from '../en/card.ts';

export const card: Record<keyof typeof english, string> = {
  'card.heading': '{person} ha pedido',
  'card.heading-edit': '{person} ha pedido cambiar una imagen',
  'card.heading-combine': '{person} ha pedido combinar {references} imágenes',
  'card.heading-series': '{person} ha pedido una serie',
  'asked.vary': 'Una variación: {prompt}',
  'asked.enlarge': 'En tamaño máximo: {prompt}',
  'asked.redo': 'Una imagen de una serie, de nuevo: {prompt}',
  'card.count': '{count, plural, one {# imagen} other {# imágenes}}',
  'card.references': '{count, plural, one {# referencia} other {# referencias}}',
  'card.model-by': '{model} con {services}',
  'card.private': 'solo tú lo ves',
  'card.seed': 'semilla {seed}',
  'card.guidance': 'fidelidad {guidance, number}',
  'card.transparent': 'sin fondo',
  'card.fast': 'rápido',
  'card.web': 'con búsqueda web',

  'card.tile.waiting': 'Imagen {n} de {count}: en espera',
  'card.tile.drawing': 'Imagen {n} de {count}: en proceso',
  'card.tile.done': 'Imagen {n} de {count}: lista',
  'card.tile.failed': 'Imagen {n} de {count}: no creada',
  'card.tile.deleted': 'Imagen {n} de {count}: borrada',

  'card.preparing': 'Preparando',
  'card.next': 'El siguiente en la cola',
  'card.place': '{place, selectordinal, other {#.º}} en la cola',
  'card.place-soon': '{place, selectordinal, other {#.º}} en la cola, empieza',
  'card.next-soon': 'El siguiente en la cola, empieza',
  'card.paused': 'El servicio no admite nada ahora mismo. Este encargo conserva su lugar y sigue',
  'card.parked': '{service} no funciona ahora mismo. Este encargo espera y sigue solo',
  'card.drawing':
    '{done, plural, =0 {Creando…} one {Creando, # de {count} lista} other {Creando, # de {count} listas}}',
  'card.done': '{count, plural, one {Listo} other {Listo, las # imágenes}}',
  'card.partial': '{done} de {count} imágenes',
  'card.failed': '{count, plural, one {No se ha creado la imagen} other {No se ha creado ninguna imagen}}',
  'card.cancelled': 'Cancelado',
  'card.cancelled-drawing':
    'Cancelado. {count, plural, one {# imagen ya está en proceso} other {# imágenes ya están en proceso}}',
  'card.unknown': 'Interrumpido',

  'card.cost-estimate': 'Cuesta {money}{count, plural, one {} other { si todas las imágenes salen bien}}.',
  'card.cost-unknown': 'No se conoce el precio.',
  'card.cost': 'Coste: {count, plural, one {# imagen} other {# imágenes}}, {money}.',
  'card.cost-unpriced': 'Coste: {count, plural, one {# imagen} other {# imágenes}}, precio desconocido.',
  'card.cost-none': 'No se te ha cobrado nada.',
  'card.cost-simulated': 'Simulado: no se ha cobrado nada.',
  'card.withheld':
    '{count, plural, one {# imagen ya estaba creada, pero no se ha publicado} other {# imágenes ya estaban creadas, pero no se han publicado}}. {count, plural, one {Recupérala} other {Recupéralas}} con /show {id}',
  'card.fewer': 'El modelo ha creado {drawn} de las {asked} imágenes que se le pidieron.',
  'card.deleted': '{count, plural, one {Se ha borrado 1 imagen.} other {Se han borrado # imágenes.}}',

  'card.cancel': 'Cancelar',
  'card.stronger': 'Probar con un modelo más potente',
  'card.run-again': 'Repetir',

  'picture.title': '{n} de {count} · {size}',
  'picture.title-one': '{size}',
  'picture.card-gone': 'Ya no se puede acceder al mensaje de “{prompt}”, así que sus imágenes llegan aquí.',
  'picture.smaller':
    '{count, plural, one {Una copia más pequeña, porque la original es demasiado grande} other {# copias más pequeñas, porque las originales son demasiado grandes}} para este chat. {count, plural, one {La original se conserva} other {Las originales se conservan}} y quien administra Darkroom puede {count, plural, one {descargarla} other {descargarlas}} en el estudio ({id}).',
  'picture.smaller-linked':
    '{count, plural, one {Una copia más pequeña, porque la original es demasiado grande} other {# copias más pequeñas, porque las originales son demasiado grandes}} para este chat. {count, plural, one {La original} other {Las originales}}: {links}',
};
