import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'Pode deixar: {link}',
  'chat.no-threads': 'Não dá para abrir tópicos aqui, então as imagens vêm como respostas.',
  'chat.earlier': 'Algo de antes que não conseguiu chegar até você:',
  'chat.prompt-back': 'Seu texto:',
  'chat.no-pictures': 'Essa mensagem não tem imagens que o Darkroom possa usar.',
  'menu.edit': 'Editar imagem',
  'chat.failed': 'Não deu certo. Envie de novo daqui a pouco.',

  'problem.chat-permissions':
    'O Darkroom não tem permissão para tudo de que precisa aqui. Peça à moderação que permita: {permissions}.',
  'problem.chat-gone': 'O lugar onde o pedido foi feito não existe mais.',
  'problem.chat-no-access': 'O Darkroom não consegue ver este canal. Peça à moderação que libere o acesso.',
  'problem.chat-not-allowed': 'O Darkroom não pode publicar aqui. Peça à moderação que permita.',
  'problem.chat-slow':
    'O canal só aceita uma mensagem a cada poucos minutos. Peça à moderação que abra uma exceção para o Darkroom.',
  'problem.chat-closed': 'O tópico está fechado. Peça no canal ou em um tópico aberto.',
  'problem.chat-needs-thread': 'Este canal só aceita publicações. Peça dentro de uma delas.',
  'problem.chat-blocked': 'Um filtro deste servidor bloqueou a mensagem.',
  'problem.chat-no-direct': 'As mensagens diretas do Darkroom estão desativadas.',
  'problem.chat-too-late': 'O tempo para responder aqui já tinha acabado.',
  'problem.chat-file-too-large': 'O arquivo é grande demais para este chat.',
  'problem.chat-refused': 'O chat não aceitou a mensagem ({code}).',

  'permission.view-channel': 'Ver canal',
  'permission.send-messages': 'Enviar mensagens',
  'permission.send-messages-in-threads': 'Enviar mensagens em tópicos',
  'permission.embed-links': 'Inserir links',
  'permission.attach-files': 'Anexar arquivos',
  'permission.read-message-history': 'Ver histórico de mensagens',
};
