import type { answers as english } from '../en/answers.ts';

export const answers: Record<keyof typeof english, string> = {
  'answer.accepted': 'En marcha.',
  'answer.queue-empty': 'No hay nada en espera ni en proceso.',
  'answer.queue-heading': '{count, plural, one {# encargo} other {# encargos}} en la cola',
  'answer.queue-mine': 'Tuyos:',
  'answer.queue-line':
    '{state, select, stopping {Cancelándose} running {En proceso} collecting {Obteniendo las imágenes} parked {Espera al servicio} other {{place, selectordinal, other {#.º}} en la cola}} · {prompt} · {model} · {count, plural, one {# imagen} other {# imágenes}} · {id}',
  'answer.queue-others':
    '{count, plural, one {# encargo de otra persona} other {# encargos de otras personas}}',
  'answer.cancel-none': 'No tienes nada que cancelar.',
  'answer.cancel-which': '¿Cuál?',
  'answer.cancel-more':
    'Y {count, plural, one {# encargo más: /queue muestra su id} other {# encargos más: /queue muestra sus id}}.',
  'answer.cancel-button': 'Cancelar “{prompt}”',
  'answer.cancelled':
    'Cancelado. {paid, plural, =0 {No se cobró nada.} one {Ya se había enviado # imagen, que se cobra o podría cobrarse.} other {Ya se habían enviado # imágenes, que se cobran o podrían cobrarse.}}',
  'answer.cancel-ended': 'Ese encargo ya ha terminado.',
  'answer.cancel-not-yours': 'Solo puede cancelarlo quien lo pidió o alguien de moderación.',
  'answer.job-unknown':
    'No tienes ningún encargo ni imagen “{id}”. Los id aparecen en /queue y en las tarjetas.',
  'answer.show-none': 'Ese encargo no tiene imágenes.',
  'answer.show': '{count, plural, one {# imagen} other {# imágenes}} · {prompt}',
  'answer.options-are': 'Las opciones son {options}.',
  'answer.options-none': 'El comando no tiene opciones.',
  'answer.option-choice': 'Admite {values}.',
  'answer.option-string': 'Admite texto.',
  'answer.option-integer': 'Admite un número entero.',
  'answer.option-number': 'Admite un número.',
  'answer.option-boolean': 'Admite yes o no.',
  'answer.option-attachment': 'Admite una imagen adjunta.',
  'answer.action-unknown': 'Ese botón es de otra versión. Usa /show con el id de la tarjeta.',
  'answer.again': 'Repitiendo el encargo.',
  'answer.stronger': 'Se prueba con {model}.',
  'answer.stronger-none': 'Aquí ningún modelo más potente puede hacer este encargo.',
  'answer.failed': 'No ha funcionado y ha quedado anotado en el registro. Inténtalo de nuevo en un momento.',
  'answer.delivery-failed':
    'Las imágenes de “{prompt}” están listas, pero no se han podido publicar aquí. {reason} Quedan guardadas: /show {id}',
  'answer.card-refused':
    'No se ha creado nada, porque no se ha podido publicar ningún mensaje aquí. {reason}',

  'answer.models-heading': 'Modelos en {cloud}',
  'answer.models-line': '**{family}** {name}: {abilities}. {price}',
  'answer.models-price': '{price} por imagen',
  'answer.models-price-from': 'De {from} a {to} por imagen',
  'answer.models-price-unknown': 'Precio desconocido',
  'answer.models-default': 'se usa si no eliges ninguno',
  'answer.models-services': 'con {services}',
  'answer.models-parked': 'sin servicio ahora mismo: {services}',
  'answer.models-retiring': 'en retirada',
  'answer.models-ends': 'hasta el {date}',
  'answer.models-sizes': '{sizes}',
  'answer.models-references':
    '{count, plural, =0 {solo texto} one {# referencia} other {hasta # referencias}}',
  'answer.models-set': 'series',
  'answer.models-seed': 'semilla',
  'answer.models-guidance': 'fidelidad de {min, number} a {max, number}',
  'answer.models-transparent': 'fondo transparente',
  'answer.models-fast': 'modo rápido',
  'answer.models-web': 'búsqueda web',
  'answer.models-formats': 'jpeg o png',

  'answer.help': `**Darkroom crea imágenes con Seedream.**
/imagine un zorro en la nieve: una imagen. Con la opción cantidad pides hasta 4 diferentes.
/edit que sea de noche: adjunta una o varias imágenes y di qué debe cambiar.
/series un día en la vida de un faro: de 2 a 15 imágenes que van juntas.
Responde a una imagen y menciona a @Darkroom, o pulsa “Editar” debajo, y di qué debe cambiar. Si hay varias, di cuál: “2 que sea de noche”.
/blend combina hasta 14 imágenes. /history encuentra de nuevo tus imágenes, /style guarda los estilos que te gustan.
/queue muestra lo que está en espera, /cancel lo detiene, /show recupera imágenes y /models muestra los modelos.
Las imágenes aparecen a medida que se terminan. La tarjeta dice cuánto cuesta.`,

  'answer.help-page': `**Darkroom crea imágenes con Seedream.**
/imagine un zorro en la nieve: una imagen. Con --count 4 pides cuatro diferentes.
/edit que sea de noche: adjunta una o varias imágenes y di qué debe cambiar.
/series un día en la vida de un faro: de 2 a 15 imágenes que van juntas.
Pulsa el lápiz de una imagen, o responde a su mensaje, y di qué debe cambiar. Si hay varias, di cuál: “2 que sea de noche”.
/blend combina hasta 14 imágenes. /history encuentra de nuevo tus imágenes, /style guarda los estilos que te gustan.
/queue muestra lo que está en espera, /cancel lo detiene, /show recupera imágenes y /models muestra los modelos.
Las imágenes aparecen a medida que se terminan. La tarjeta dice cuánto cuesta.`,

  'answer.help-mentions': `**Darkroom crea imágenes con Seedream.**
/imagine un zorro en la nieve: una imagen. Con --count 4 pides cuatro diferentes, y /imagine a solas abre un formulario.
/series un día en la vida de un faro: de 2 a 15 imágenes que van juntas.
/edit que sea de noche: abre un formulario para las imágenes que quieres cambiar.
Menciona a @Darkroom con una foto, o en el hilo de una imagen, y di qué debe cambiar. Si hay varias, di cuál: “2 que sea de noche”. En los mensajes directos no hace falta mencionarlo.
O pulsa “Editar” debajo de una imagen. En el menú de cualquier mensaje con imágenes, elige “Edit image”.
/blend combina hasta 14 imágenes. /history encuentra de nuevo tus imágenes, /style guarda los estilos que te gustan.
/queue muestra lo que está en espera, /cancel lo detiene, /show recupera imágenes y /models muestra los modelos.
Las imágenes aparecen a medida que se terminan. La tarjeta dice cuánto cuesta.`,
};
