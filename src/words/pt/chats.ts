import type { chats as english } from '../en/chats.ts';

export const chats: Record<keyof typeof english, string> = {
  'chat.accepted': 'Pode deixar: {link}',
  'chat.no-threads': 'Não dá para abrir tópicos aqui, então as imagens vêm como respostas.',
  'chat.earlier': 'Algo de antes que não conseguiu chegar até você:',
  'chat.direct-closed':
    'O Darkroom não conseguiu enviar uma mensagem direta para você. Digite /queue para ler aqui, só para você, ou permita mensagens diretas deste servidor.',
  'chat.prompt-back': 'Seu texto:',
  'chat.no-pictures': 'Essa mensagem não tem imagens que o Darkroom possa usar.',
  'menu.edit': 'Editar imagem',
  'menu.new': 'Nova imagem',
  'menu.series': 'Nova série',
  'form.send': 'Criar',
  'form.close': 'Fechar',
  'form.loading': 'Um momento…',
  'form.where': 'Destino',
  'form.where-hint': 'Deixe vazio para receber por mensagem direta.',
  'form.references': 'Imagens de partida',
  'form.automatic': 'Automático',
  'form.ok': 'Enviar',
  'chat.none-in-thread':
    'Nesta thread não há nenhuma imagem que o Darkroom consiga ler. Anexe uma, ou escreva /imagine antes do texto para desenhar uma nova.',
  'chat.attachment-unreadable':
    'O Darkroom não consegue ler o anexo. Anexe uma imagem: PNG, JPEG, WebP ou GIF.',
  'chat.sent-directly': 'As imagens estão nas suas mensagens diretas com o Darkroom.',
  'chat.asked-in': 'Sobre o que você pediu em {channel}:',
  'home.settings': 'Configurações',
  'form.save': 'Salvar',
  'home.title': 'Suas imagens',
  'home.jobs': 'Na espera e em andamento',
  'home.jobs-none': 'Não há nada na espera. Peça algo com /imagine ou clique em “Nova imagem”.',
  'home.recent': 'Recentes',
  'home.recent-none': 'Suas imagens prontas vão aparecer aqui.',
  'chat.failed': 'Não deu certo. Envie de novo daqui a pouco.',

  'chat.try-again': 'Demorou demais. Tente de novo daqui a pouco.',
  'chat.unreadable':
    'O Darkroom não consegue ver as imagens dessa mensagem. Abra o menu dela, escolha Apps e depois “{menu}”.',
  'menu.edit-image': 'Editar imagem',
  'menu.use-image': 'Usar como referência',
  'menu.image-info': 'Dados da imagem',
  'form.which': 'Qual imagem',
  'form.which-all': 'Todas',
  'form.which-one': 'Imagem {n}',
  'form.upload': '{count, plural, one {1 imagem} other {Até # imagens}}.',
  'form.upload-later':
    '{count, plural, one {1 imagem} other {Até # imagens}}. Dá para adicionar mais depois.',

  'problem.chat-permissions':
    'O Darkroom não tem permissão para tudo de que precisa aqui. Peça à moderação que permita: {permissions}.',
  'problem.chat-gone': 'O lugar onde o pedido foi feito não existe mais.',
  'problem.chat-no-access': 'O Darkroom não consegue ver este canal. Peça à moderação que libere o acesso.',
  'problem.chat-not-allowed': 'O Darkroom não pode publicar aqui. Peça à moderação que permita.',
  'problem.chat-closed': 'O tópico está fechado. Peça no canal ou em um tópico aberto.',
  'problem.chat-needs-thread': 'Este canal só aceita publicações. Peça dentro de uma delas.',
  'problem.chat-blocked': 'Um filtro deste servidor bloqueou a mensagem.',
  'problem.chat-not-member': 'O Darkroom não está neste canal. Digite /invite @Darkroom aqui e peça de novo.',
  'problem.chat-between-people':
    'O Darkroom não pode publicar em mensagens diretas entre pessoas. Peça em um canal em que ele esteja, ou escreva diretamente ao Darkroom.',
  'problem.chat-archived': 'Este canal está arquivado. Peça em outro.',
  'problem.chat-uploads-off':
    'O envio de arquivos está desativado aqui. Peça a um administrador do workspace que permita.',
  'problem.chat-storage-full':
    'O workspace não tem mais espaço para arquivos. Peça a um administrador que libere espaço.',
  'problem.chat-scope':
    'Falta ao Darkroom uma permissão necessária ({needed}). Peça a um administrador que o instale de novo.',
  'problem.chat-token':
    'O Darkroom não está mais instalado neste workspace. Peça a um administrador que o instale de novo.',
  'problem.chat-stuck-upload': 'O chat recebeu as imagens, mas não terminou de processá-las.',
  'problem.chat-file-unseen':
    'O Darkroom não consegue ver esse arquivo, ou ele foi apagado. Anexe-o aqui, ou digite /invite @Darkroom onde ele foi compartilhado.',
  'problem.chat-file-elsewhere': 'Esse arquivo é de outro workspace e não pode ser lido. Anexe-o aqui.',
  'problem.chat-no-direct':
    'O Darkroom não pode enviar mensagens diretas para você. Permita-as ou peça em um canal.',
  'problem.chat-too-late': 'O tempo para responder aqui já tinha acabado.',
  'problem.chat-answer-over':
    'O Darkroom não é membro desse canal e só pode publicar logo depois de um clique lá. Use /show nesse canal e clique em “{button}”.',
  'problem.chat-file-too-large': 'O arquivo é grande demais para este chat.',
  'problem.chat-refused': 'O chat não aceitou a mensagem ({code}).',

  'permission.view-channel': 'Ver canal',
  'permission.send-messages': 'Enviar mensagens',
  'permission.send-messages-in-threads': 'Enviar mensagens em tópicos',
  'permission.embed-links': 'Inserir links',
  'permission.attach-files': 'Anexar arquivos',
  'permission.read-message-history': 'Ver histórico de mensagens',
};
