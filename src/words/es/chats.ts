import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'En marcha: {link}',
  'chat.no-threads': 'Aquí no se pueden abrir hilos, así que las imágenes llegan como respuestas.',
  'chat.earlier': 'Algo de antes que no pudo llegarte:',
  'chat.prompt-back': 'Tu texto:',
  'chat.no-pictures': 'Ese mensaje no tiene imágenes que Darkroom pueda usar.',
  'menu.edit': 'Editar imagen',
  'chat.failed': 'No ha funcionado. Envíalo de nuevo en un momento.',

  'problem.chat-permissions':
    'Darkroom no tiene permiso para todo lo que necesita aquí. Pide a moderación que permita: {permissions}.',
  'problem.chat-gone': 'El lugar donde se pidió ya no existe.',
  'problem.chat-no-access': 'Darkroom no puede ver este canal. Pide a moderación que le dé acceso.',
  'problem.chat-not-allowed': 'Darkroom no puede publicar aquí. Pide a moderación que lo permita.',
  'problem.chat-slow':
    'El canal solo admite un mensaje cada varios minutos. Pide a moderación que exima a Darkroom.',
  'problem.chat-closed': 'El hilo está cerrado. Pídelo en el canal o en un hilo abierto.',
  'problem.chat-needs-thread': 'Este canal solo admite publicaciones. Pídelo dentro de una de ellas.',
  'problem.chat-blocked': 'Un filtro de este servidor ha bloqueado el mensaje.',
  'problem.chat-no-direct': 'Los mensajes directos de Darkroom están desactivados.',
  'problem.chat-too-late': 'El tiempo para responder aquí se había agotado.',
  'problem.chat-file-too-large': 'El archivo es demasiado grande para este chat.',
  'problem.chat-refused': 'El chat no ha aceptado el mensaje ({code}).',

  'permission.view-channel': 'Ver canal',
  'permission.send-messages': 'Enviar mensajes',
  'permission.send-messages-in-threads': 'Enviar mensajes en hilos',
  'permission.embed-links': 'Insertar enlaces',
  'permission.attach-files': 'Adjuntar archivos',
  'permission.read-message-history': 'Leer el historial de mensajes',
};
