import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'En marcha: {link}',
  'chat.no-threads': 'Aquí no se pueden abrir hilos, así que las imágenes llegan como respuestas.',
  'chat.earlier': 'Algo de antes que no pudo llegarte:',
  'chat.direct-closed':
    'Darkroom no pudo enviarte un mensaje directo. Escribe /queue para leerlo aquí, solo para ti, o permite los mensajes directos de este servidor.',
  'chat.prompt-back': 'Tu texto:',
  'chat.no-pictures': 'Ese mensaje no tiene imágenes que Darkroom pueda usar.',
  'menu.edit': 'Editar imagen',
  'menu.new': 'Nueva imagen',
  'menu.series': 'Nueva serie',
  'form.send': 'Crear',
  'form.close': 'Cerrar',
  'form.loading': 'Un momento…',
  'form.where': 'Destino',
  'form.where-hint': 'Déjalo vacío para recibirlas por mensaje directo.',
  'form.references': 'Imágenes de partida',
  'form.automatic': 'Automático',
  'form.ok': 'Enviar',
  'chat.none-in-thread':
    'En este hilo no hay ninguna imagen que Darkroom pueda leer. Adjunta una, o escribe /imagine delante de tu texto para dibujar una nueva.',
  'chat.attachment-unreadable':
    'Darkroom no puede leer el archivo adjunto. Adjunta una imagen: PNG, JPEG, WebP o GIF.',
  'chat.sent-directly': 'Las imágenes están en tus mensajes directos con Darkroom.',
  'chat.asked-in': 'Sobre lo que pediste en {channel}:',
  'home.settings': 'Ajustes',
  'form.save': 'Guardar',
  'home.title': 'Tus imágenes',
  'home.jobs': 'En espera y en proceso',
  'home.jobs-none': 'No hay nada en espera. Pide algo con /imagine o pulsa “Nueva imagen”.',
  'home.recent': 'Recientes',
  'home.recent-none': 'Aquí aparecerán tus imágenes terminadas.',
  'chat.failed': 'No ha funcionado. Envíalo de nuevo en un momento.',

  'chat.try-again': 'Ha tardado demasiado. Inténtalo de nuevo en un momento.',
  'chat.unreadable':
    'Darkroom no puede ver las imágenes de ese mensaje. Abre su menú, elige Aplicaciones y luego «{menu}».',
  'menu.edit-image': 'Editar imagen',
  'menu.use-image': 'Usar como referencia',
  'menu.image-info': 'Datos de la imagen',
  'form.which': 'Qué imagen',
  'form.which-all': 'Todas',
  'form.which-one': 'Imagen {n}',
  'form.upload': '{count, plural, one {1 imagen} other {Hasta # imágenes}}.',
  'form.upload-later':
    '{count, plural, one {1 imagen} other {Hasta # imágenes}}. Después se pueden añadir más.',

  'problem.chat-permissions':
    'Darkroom no tiene permiso para todo lo que necesita aquí. Pide a moderación que permita: {permissions}.',
  'problem.chat-gone': 'El lugar donde se pidió ya no existe.',
  'problem.chat-no-access': 'Darkroom no puede ver este canal. Pide a moderación que le dé acceso.',
  'problem.chat-not-allowed': 'Darkroom no puede publicar aquí. Pide a moderación que lo permita.',
  'problem.chat-closed': 'El hilo está cerrado. Pídelo en el canal o en un hilo abierto.',
  'problem.chat-needs-thread': 'Este canal solo admite publicaciones. Pídelo dentro de una de ellas.',
  'problem.chat-blocked': 'Un filtro de este servidor ha bloqueado el mensaje.',
  'problem.chat-not-member':
    'Darkroom no está en este canal. Escribe /invite @Darkroom aquí y vuelve a pedirlo.',
  'problem.chat-between-people':
    'Darkroom no puede publicar en mensajes directos entre personas. Pídelo en un canal en el que esté, o escribe directamente a Darkroom.',
  'problem.chat-archived': 'Este canal está archivado. Pídelo en otro.',
  'problem.chat-uploads-off':
    'Aquí está desactivado subir archivos. Pide a un administrador del espacio de trabajo que lo permita.',
  'problem.chat-storage-full':
    'El espacio de trabajo no tiene más sitio para archivos. Pide a un administrador que libere espacio.',
  'problem.chat-scope':
    'A Darkroom le falta un permiso que necesita ({needed}). Pide a un administrador que lo instale de nuevo.',
  'problem.chat-token':
    'Darkroom ya no está instalado en este espacio de trabajo. Pide a un administrador que lo instale de nuevo.',
  'problem.chat-stuck-upload': 'El chat ha recibido las imágenes, pero no ha terminado de procesarlas.',
  'problem.chat-file-unseen':
    'Darkroom no puede ver ese archivo, o se ha eliminado. Adjúntalo aquí, o escribe /invite @Darkroom donde se compartió.',
  'problem.chat-file-elsewhere':
    'Ese archivo es de otro espacio de trabajo y no se puede leer. Adjúntalo aquí.',
  'problem.chat-no-direct': 'Darkroom no puede enviarte mensajes directos. Permítelos o pídelo en un canal.',
  'problem.chat-too-late': 'El tiempo para responder aquí se había agotado.',
  'problem.chat-answer-over':
    'Darkroom no es miembro de ese canal y solo puede publicar justo después de que pulses un botón allí. Usa /show en ese canal y pulsa «{button}».',
  'problem.chat-file-too-large': 'El archivo es demasiado grande para este chat.',
  'problem.chat-refused': 'El chat no ha aceptado el mensaje ({code}).',

  'permission.view-channel': 'Ver canal',
  'permission.send-messages': 'Enviar mensajes',
  'permission.send-messages-in-threads': 'Enviar mensajes en hilos',
  'permission.embed-links': 'Insertar enlaces',
  'permission.attach-files': 'Adjuntar archivos',
  'permission.read-message-history': 'Leer el historial de mensajes',
};
