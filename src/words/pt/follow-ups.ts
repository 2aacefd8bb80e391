import type { followUps as english } from '../en/follow-ups.ts';

export const followUps: Record<keyof typeof english, string> = {
  'button.edit': 'Editar',
  'button.vary': 'Variar',
  'button.enlarge': 'Tamanho máximo',
  'button.use': 'Usar como referência',
  'button.original': 'Baixar a original',
  'button.favourite': '★ Favorita',
  'button.best': '★ Escolher como a melhor',
  'button.redo': 'Criar esta de novo',
  'button.publish': 'Publicar no canal',
  'button.delete': 'Excluir',
  'button.delete-yes': 'Sim, excluir',
  'button.keep': 'Manter',
  'button.repeat': 'Outra vez',
  'button.prompt': 'Editar o prompt',
  'button.settings': 'Mudar configurações',
  'button.details': 'Detalhes',
  'button.parent': '↩ Imagem anterior',
  'button.first': 'Ver a imagem inicial',
  'button.compare': 'Antes e depois',
  'button.run-with': 'Criar com {model}',
  'button.newer': '← Mais recentes',
  'button.older': 'Mais antigas →',
  'button.tray-run': 'Criar',
  'button.tray-draw': 'Escrever o prompt',
  'button.tray-order': 'Ordenar ou retirar',
  'button.tray-more': 'Adicionar imagens',
  'button.tray-clear': 'Esvaziar',

  'card.used':
    '{count, plural, one {Imagem de partida} other {Imagens de partida, com os números para o seu prompt}}: {pictures}',

  'form.edit': 'Editar imagem',
  'form.prompt': 'Editar o prompt',
  'form.settings': 'Mudar configurações',
  'form.blend': 'Combinar imagens',
  'form.order': 'Ordenar ou retirar',
  'form.tray-draw': 'Criar a partir destas',
  'form.pictures': 'Imagens',
  'form.more-pictures': 'Mais imagens, se quiser',
  'form.order-label': 'Os números, na nova ordem',
  'form.order-how': 'O primeiro número vira a imagem 1. Deixe um número de fora para retirar aquela imagem.',
  'form.model': 'Modelo',
  'form.ratio': 'Proporção',
  'form.size': 'Tamanho',
  'form.count': 'Quantidade',
  'form.format': 'Formato',

  'answer.picture-gone':
    'Essa imagem não existe mais ou não era para você. Use /history para encontrar as suas.',
  'answer.draft-gone': 'Isso já faz tempo demais. Peça de novo.',
  'answer.largest': 'Este já é o tamanho máximo de {model} ({size}).',
  'answer.original': 'A original: {link}',
  'answer.compare': 'Antes e depois',
  'answer.compare-none': 'Esta imagem foi criada a partir de texto, então não há imagem anterior a ela.',
  'answer.compare-gone': 'A imagem de que ela partiu já não está aqui.',

  'favourite.on': '★ Agora ela é uma das suas favoritas. /history com a opção favoritas mostra-as primeiro.',
  'favourite.best':
    '★ A número {n} é a sua melhor desta série. /history com a opção favoritas mostra-a primeiro.',
  'favourite.off': 'Ela não é mais uma das suas favoritas.',

  'delete.ask':
    'Excluir esta imagem para todos? “{prompt}” Ela some das mensagens, e o arquivo também; as outras imagens ficam, inclusive as criadas a partir dela.',
  'delete.not-yours': 'Só quem pediu a imagem, ou a moderação, pode excluir.',
  'delete.done':
    'Excluída: a imagem saiu das mensagens, e o arquivo também. Respostas privadas talvez ainda a mostrem.',
  'delete.left':
    'O arquivo foi excluído, mas {count, plural, one {# mensagem ainda mostra a imagem} other {# mensagens ainda mostram a imagem}}. A moderação pode {count, plural, one {removê-la} other {removê-las}} aqui.',
  'delete.kept': 'Ela fica.',

  'publish.heading': '{person} criou isto: {prompt}',
  'publish.done': 'A imagem está sendo publicada no canal.',
  'publish.already': 'Todos aqui já podem ver a imagem.',
  'publish.not-yours': 'Só quem pediu a imagem pode publicá-la no canal.',

  'details.heading': '{count, plural, one {Como foi criada} other {Como foi criada, em # etapas}}',
  'details.deleted': 'excluída',
  'details.free': 'não cobrada',
  'details.simulated': 'simulada',
  'details.unpriced': 'preço desconhecido',

  'info.foreign':
    '{format}, {size}, {megabytes, number} MB. Ela não foi criada aqui, então não se sabe mais nada sobre ela.',
  'info.unreadable': 'Esse arquivo não é uma imagem que possa ser lida aqui.',
  'info.missing': 'Qual imagem? Anexe uma ou informe o id: está no cartão dela.',
  'info.missing-menu':
    'Qual imagem? Informe o id, que está no cartão dela, ou abra o menu de uma mensagem com imagens e escolha “Image info”.',
  'info.which':
    'Essa mensagem tem {count} imagens; esta é a primeira. Para ver outra, informe o id dela em /info ou anexe só ela.',

  'tray.heading': '{count, plural, one {# imagem de partida} other {# imagens de partida, nesta ordem}}',
  'tray.how':
    'Seu próximo /imagine, /edit ou /series neste canal parte daqui; você também pode clicar no botão. {room, plural, =0 {Não cabe mais nenhuma.} one {Cabe mais #.} other {Cabem mais #.}}',
  'tray.prompt': 'Seu texto: {prompt}',
  'tray.empty':
    'Não há imagens separadas aqui. Clique em “Usar como referência” abaixo de uma imagem ou use /blend.',
  'tray.cleared': 'Esvaziado.',
  'tray.full':
    '{left, plural, one {# imagem ficou} other {# imagens ficaram}} de fora: um modelo aceita no máximo {max}.',
  'tray.order-unreadable':
    'Escreva cada número uma única vez, de 1 a {count}, por exemplo: 2 1. Nada foi mudado.',

  'history.heading': '{count, plural, one {# imagem sua} other {# imagens suas}}, página {page} de {pages}',
  'history.open': 'Abrir uma imagem',
  'history.none': 'Você ainda não tem imagens. Tente /imagine uma raposa na neve',
  'history.nothing-found': 'Nenhuma das suas imagens tem todas essas palavras no prompt.',

  'style.mine': 'Seus:',
  'style.here': 'Deste lugar:',
  'style.built-in': 'Já incluídos:',
  'style.how':
    'Use um com a opção estilo. /style com a ação save, um nome e um texto salva o seu; com a ação use, ele vale para tudo o que você criar.',
  'style.saved': '“{name}” foi salvo para você. Use com a opção estilo.',
  'style.saved-here': '“{name}” foi salvo para todos aqui. Use com a opção estilo.',
  'style.used':
    'Tudo o que você criar agora leva “{name}”. A opção estilo com none o deixa de fora uma vez; /style com a ação use e o nome none encerra.',
  'style.used-none': 'Nenhum estilo vale mais para o que você cria.',
  'style.name-missing':
    'Qual estilo? /style mostra todos. Com o nome none, deixa de valer o que vai com tudo o que você cria.',
  'style.deleted': '“{name}” foi excluído.',
  'style.not-found': 'Não há nenhum estilo “{name}” aqui. /style mostra todos.',
  'style.built-in-stays': '“{name}” já vem incluído e não pode ser excluído.',
  'style.not-yours': '“{name}” foi salvo por outra pessoa. Só ela ou a moderação pode mudar.',
  'style.too-many': 'O máximo é {max, plural, one {# estilo} other {# estilos}}. Exclua um antes.',
  'style.name-unreadable': 'O nome de um estilo leva letras, algarismos e hifens, até 32 caracteres.',
  'style.words-missing': 'Qual é o texto de “{name}”? Escreva na opção texto.',
  'problem.editing-image': 'Editando a imagem {n} das {count} desenhadas juntas.',
  'problem.style-unknown': 'Não existe o estilo “{style}”. /style mostra todos.',
  'problem.picture-not-shown':
    'Essa mensagem não tem a imagem {n}. Diga {shown}, por exemplo “{first} de noite”.',
  'problem.which-picture':
    'Essa mensagem tem {count, plural, one {# imagem} other {# imagens}}; {model} aceita {max}. Diga qual, por exemplo “2 faça ficar de noite”.',
  'problem.picture-deleted': 'A imagem {n} foi excluída. Escolha outra.',
  'problem.change-missing':
    'Diga o que deve mudar, por exemplo “{where, select, direct {} other {@Darkroom }}faça ficar de noite”.',
};
