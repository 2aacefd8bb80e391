import type { followUps as english } from '../en/follow-ups.ts';

export const followUps: Record<keyof typeof english, string> = {
  'button.edit': 'Editar',
  'button.vary': 'Variar',
  'button.enlarge': 'Tamaño máximo',
  'button.use': 'Usar como referencia',
  'button.original': 'Descargar la original',
  'button.favourite': '★ Favorita',
  'button.best': '★ Elegir como la mejor',
  'button.redo': 'Crear esta de nuevo',
  'button.publish': 'Publicar en el canal',
  'button.delete': 'Borrar',
  'button.delete-yes': 'Sí, borrar',
  'button.keep': 'Conservar',
  'button.repeat': 'Otra vez',
  'button.prompt': 'Editar el prompt',
  'button.settings': 'Cambiar ajustes',
  'button.details': 'Detalles',
  'button.parent': '↩ Imagen anterior',
  'button.first': 'Ver la imagen inicial',
  'button.compare': 'Antes y después',
  'button.run-with': 'Crear con {model}',
  'button.newer': '← Más recientes',
  'button.older': 'Más antiguas →',
  'button.tray-run': 'Crear',
  'button.tray-draw': 'Escribir el prompt',
  'button.tray-order': 'Ordenar o quitar',
  'button.tray-more': 'Añadir imágenes',
  'button.tray-clear': 'Vaciar',

  'card.used':
    '{count, plural, one {Imagen de partida} other {Imágenes de partida, con sus números para tu prompt}}: {pictures}',

  'form.edit': 'Editar imagen',
  'form.prompt': 'Editar el prompt',
  'form.settings': 'Cambiar ajustes',
  'form.blend': 'Combinar imágenes',
  'form.order': 'Ordenar o quitar',
  'form.tray-draw': 'Crear a partir de estas',
  'form.pictures': 'Imágenes',
  'form.more-pictures': 'Más imágenes, si quieres',
  'form.order-label': 'Los números, en el nuevo orden',
  'form.order-how': 'El primer número pasa a ser la imagen 1. Omite un número para quitar esa imagen.',
  'form.model': 'Modelo',
  'form.ratio': 'Proporción',
  'form.size': 'Tamaño',
  'form.count': 'Cantidad',
  'form.format': 'Formato',

  'answer.picture-gone': 'Esa imagen ya no existe o no era para ti. Usa /history para encontrar las tuyas.',
  'answer.draft-gone': 'De eso hace demasiado tiempo. Vuelve a pedirlo.',
  'answer.largest': 'Este ya es el tamaño máximo de {model} ({size}).',
  'answer.original': 'La original: {link}',
  'answer.compare': 'Antes y después',
  'answer.compare-none': 'Esta imagen se creó a partir de texto, así que no hay ninguna imagen anterior.',
  'answer.compare-gone': 'La imagen de la que salió ya no está aquí.',

  'favourite.on': '★ Ya es una de tus favoritas. /history con la opción favoritas las muestra primero.',
  'favourite.best':
    '★ La número {n} es tu mejor imagen de esta serie. /history con la opción favoritas la muestra primero.',
  'favourite.off': 'Ya no es una de tus favoritas.',

  'delete.ask':
    '¿Borrar esta imagen para todos? “{prompt}” Desaparece de sus mensajes, y también su archivo; las demás imágenes se quedan, también las creadas a partir de ella.',
  'delete.not-yours': 'Solo puede borrarla quien la pidió o alguien de moderación.',
  'delete.done':
    'Borrada: la imagen ya no está en sus mensajes, y su archivo tampoco. Puede que aún se vea en respuestas privadas.',
  'delete.left':
    'El archivo está borrado, pero {count, plural, one {# mensaje todavía muestra la imagen} other {# mensajes todavía muestran la imagen}}. Alguien de moderación puede {count, plural, one {quitarlo} other {quitarlos}} aquí.',
  'delete.kept': 'Se queda.',

  'publish.heading': '{person} ha creado esto: {prompt}',
  'publish.done': 'Se está publicando en el canal.',
  'publish.already': 'Aquí ya pueden verla todos.',
  'publish.not-yours': 'Solo puede publicarla en el canal quien la pidió.',

  'details.heading': '{count, plural, one {Cómo se creó} other {Cómo se creó, en # pasos}}',
  'details.deleted': 'borrada',
  'details.free': 'no cobrada',
  'details.simulated': 'simulada',
  'details.unpriced': 'precio desconocido',

  'info.foreign':
    '{format}, {size}, {megabytes, number} MB. No se creó aquí, así que no se sabe nada más de ella.',
  'info.unreadable': 'Ese archivo no es una imagen que se pueda leer aquí.',
  'info.missing': '¿Qué imagen? Adjunta una o indica su id: está en su tarjeta.',
  'info.missing-menu':
    '¿Qué imagen? Indica su id, que está en su tarjeta, o abre el menú de un mensaje con imágenes y elige “Image info”.',
  'info.which':
    'Ese mensaje tiene {count} imágenes; esta es la primera. Para ver otra, dale su id a /info o adjúntala sola.',

  'tray.heading': '{count, plural, one {# imagen de partida} other {# imágenes de partida, en este orden}}',
  'tray.how':
    'Tu próximo /imagine, /edit o /series en este canal partirá de aquí; también puedes pulsar el botón. {room, plural, =0 {Ya no cabe ninguna más.} one {Cabe # más.} other {Caben # más.}}',
  'tray.prompt': 'Tu texto: {prompt}',
  'tray.empty':
    'Aquí no hay imágenes apartadas. Pulsa “Usar como referencia” debajo de una imagen o usa /blend.',
  'tray.cleared': 'Vaciado.',
  'tray.full':
    '{left, plural, one {# imagen se ha quedado} other {# imágenes se han quedado}} fuera: un modelo admite {max} como máximo.',
  'tray.order-unreadable':
    'Escribe cada número una sola vez, de 1 a {count}, por ejemplo: 2 1. No se ha cambiado nada.',

  'history.heading':
    '{count, plural, one {# imagen tuya} other {# imágenes tuyas}}, página {page} de {pages}',
  'history.open': 'Abrir una imagen',
  'history.none': 'Todavía no tienes imágenes. Prueba /imagine un zorro en la nieve',
  'history.nothing-found': 'Ninguna de tus imágenes tiene todas estas palabras en su prompt.',

  'style.mine': 'Tuyos:',
  'style.here': 'De este lugar:',
  'style.built-in': 'Incluidos:',
  'style.how':
    'Usa uno con la opción estilo. /style con la acción save, un nombre y un texto guarda el tuyo; con la acción use se aplica a todo lo que creas.',
  'style.saved': '“{name}” queda guardado para ti. Úsalo con la opción estilo.',
  'style.saved-here': '“{name}” queda guardado para todos aquí. Úsalo con la opción estilo.',
  'style.used':
    '“{name}” se aplica ahora a todo lo que creas. La opción estilo con none lo omite una vez; /style con la acción use y el nombre none deja de aplicarlo.',
  'style.used-none': 'Ya no se aplica ningún estilo a lo que creas.',
  'style.name-missing':
    '¿Qué estilo? /style los muestra. Con el nombre none deja de aplicarse el que va con todo lo que creas.',
  'style.deleted': '“{name}” queda borrado.',
  'style.not-found': 'Aquí no hay ningún estilo “{name}”. /style los muestra.',
  'style.built-in-stays': '“{name}” viene incluido y no se puede borrar.',
  'style.not-yours':
    '“{name}” lo guardó otra persona. Solo puede cambiarlo esa persona o alguien de moderación.',
  'style.too-many': 'El máximo es {max, plural, one {# estilo} other {# estilos}}. Borra uno primero.',
  'style.name-unreadable': 'El nombre de un estilo lleva letras, cifras y guiones, hasta 32 caracteres.',
  'style.words-missing': '¿Qué texto corresponde a “{name}”? Escríbelo en la opción texto.',
  'problem.editing-image': 'Se edita la imagen {n} de las {count} que se dibujaron juntas.',
  'problem.style-unknown': 'No existe el estilo “{style}”. /style los muestra.',
  'problem.picture-not-shown':
    'Ese mensaje no tiene la imagen {n}. Di {shown}, por ejemplo «{first} de noche».',
  'problem.which-picture':
    'Ese mensaje tiene {count, plural, one {# imagen} other {# imágenes}}; {model} admite {max}. Di cuál, por ejemplo “2 que sea de noche”.',
  'problem.picture-deleted': 'La imagen {n} se ha borrado. Elige otra.',
  'problem.change-missing':
    'Di qué debe cambiar, por ejemplo “{where, select, direct {} other {@Darkroom }}que sea de noche”.',
};
