import type { answers as english } from '../en/answers.ts';

export const answers: Record<keyof typeof english, string> = {
  'answer.accepted': 'Pode deixar.',
  'answer.queue-empty': 'Não há nada na espera nem em andamento.',
  'answer.queue-heading': '{count, plural, one {# pedido} other {# pedidos}} na fila',
  'answer.queue-mine': 'Seus:',
  'answer.queue-line':
    '{state, select, stopping {Sendo cancelado} running {Em andamento} collecting {Buscando as imagens} parked {À espera do serviço} other {{place, selectordinal, other {#º}} na fila}} · {prompt} · {model} · {count, plural, one {# imagem} other {# imagens}} · {id}',
  'answer.queue-others':
    '{count, plural, one {# pedido de outra pessoa} other {# pedidos de outras pessoas}}',
  'answer.cancel-none': 'Você não tem nada para cancelar.',
  'answer.cancel-which': 'Qual deles?',
  'answer.cancel-more':
    'E {count, plural, one {mais # pedido: /queue mostra o id} other {mais # pedidos: /queue mostra os ids}}.',
  'answer.cancel-button': 'Cancelar “{prompt}”',
  'answer.cancelled':
    'Cancelado. {paid, plural, =0 {Nada foi cobrado.} one {# imagem já tinha sido enviada e é ou pode ser cobrada.} other {# imagens já tinham sido enviadas e são ou podem ser cobradas.}}',
  'answer.cancel-ended': 'Esse pedido já terminou.',
  'answer.cancel-not-yours': 'Só quem fez o pedido, ou a moderação, pode cancelar.',
  'answer.job-unknown':
    'Você não tem nenhum pedido ou imagem “{id}”. Os ids aparecem em /queue e nos cartões.',
  'answer.show-none': 'Esse pedido não tem imagens.',
  'answer.show': '{count, plural, one {# imagem} other {# imagens}} · {prompt}',
  'answer.options-are': 'As opções são {options}.',
  'answer.options-none': 'O comando não tem opções.',
  'answer.option-choice': 'Ela aceita {values}.',
  'answer.option-string': 'Ela aceita texto.',
  'answer.option-integer': 'Ela aceita um número inteiro.',
  'answer.option-number': 'Ela aceita um número.',
  'answer.option-boolean': 'Ela aceita yes ou no.',
  'answer.option-attachment': 'Ela aceita uma imagem anexada.',
  'answer.action-unknown': 'Esse botão é de outra versão. Use /show com o id que está no cartão.',
  'answer.again': 'Fazendo o pedido de novo.',
  'answer.stronger': 'Tentando com {model}.',
  'answer.stronger-none': 'Aqui nenhum modelo mais forte consegue fazer este pedido.',
  'answer.failed': 'Não deu certo, e isso ficou anotado no registro. Tente de novo daqui a pouco.',
  'answer.delivery-failed':
    'As imagens de “{prompt}” estão prontas, mas não puderam ser publicadas aqui. {reason} Elas estão guardadas: /show {id}',
  'answer.card-refused': 'Nada foi criado, porque nenhuma mensagem pôde ser publicada aqui. {reason}',

  'answer.models-heading': 'Modelos em {cloud}',
  'answer.models-line': '**{family}** {name}: {abilities}. {price}',
  'answer.models-price': '{price} por imagem',
  'answer.models-price-from': 'De {from} a {to} por imagem',
  'answer.models-price-unknown': 'Preço desconhecido',
  'answer.models-default': 'usado se você não escolher nenhum',
  'answer.models-services': 'com {services}',
  'answer.models-parked': 'fora do ar agora: {services}',
  'answer.models-retiring': 'sendo desativado',
  'answer.models-ends': 'até {date}',
  'answer.models-sizes': '{sizes}',
  'answer.models-references': '{count, plural, =0 {só texto} one {# referência} other {até # referências}}',
  'answer.models-set': 'séries',
  'answer.models-seed': 'semente',
  'answer.models-guidance': 'fidelidade de {min, number} a {max, number}',
  'answer.models-transparent': 'fundo transparente',
  'answer.models-fast': 'modo rápido',
  'answer.models-web': 'busca na web',
  'answer.models-formats': 'jpeg ou png',

  'answer.help': `**O Darkroom cria imagens com o Seedream.**
/imagine uma raposa na neve: uma imagem. Com a opção quantidade, você pede até 4 diferentes.
/edit faça ficar de noite: anexe uma ou mais imagens e diga o que deve mudar.
/series um dia na vida de um farol: de 2 a 15 imagens que combinam entre si.
Responda a uma imagem e mencione @Darkroom, ou clique em “Editar” abaixo dela, e diga o que deve mudar. Se houver várias, diga qual: “2 faça ficar de noite”.
/blend combina até 14 imagens. /history encontra suas imagens de novo, /style guarda os estilos de que você gosta.
/queue mostra o que está na espera, /cancel interrompe, /show traz imagens de volta e /models lista os modelos.
As imagens aparecem assim que ficam prontas. O cartão diz quanto custa.`,

  'answer.help-page': `**O Darkroom cria imagens com o Seedream.**
/imagine uma raposa na neve: uma imagem. Com --count 4, você pede quatro diferentes.
/edit faça ficar de noite: anexe uma ou mais imagens e diga o que deve mudar.
/series um dia na vida de um farol: de 2 a 15 imagens que combinam entre si.
Clique no lápis de uma imagem, ou responda à mensagem dela, e diga o que deve mudar. Se houver várias, diga qual: “2 faça ficar de noite”.
/blend combina até 14 imagens. /history encontra suas imagens de novo, /style guarda os estilos de que você gosta.
/queue mostra o que está na espera, /cancel interrompe, /show traz imagens de volta e /models lista os modelos.
As imagens aparecem assim que ficam prontas. O cartão diz quanto custa.`,

  'answer.help-mentions': `**O Darkroom cria imagens com o Seedream.**
/imagine uma raposa na neve: uma imagem. Com --count 4, você pede quatro diferentes, e /imagine sozinho abre um formulário.
/series um dia na vida de um farol: de 2 a 15 imagens que combinam entre si.
/edit faça ficar de noite: abre um formulário para as imagens que você quer mudar.
Mencione @Darkroom com uma foto, ou na thread de uma imagem, e diga o que deve mudar. Se houver várias, diga qual: “2 faça ficar de noite”. Nas mensagens diretas não é preciso mencionar.
Ou clique em “Editar” abaixo de uma imagem. No menu de qualquer mensagem com imagens, escolha “Edit image”.
/blend combina até 14 imagens. /history encontra suas imagens de novo, /style guarda os estilos de que você gosta.
/queue mostra o que está na espera, /cancel interrompe, /show traz imagens de volta e /models lista os modelos.
As imagens aparecem assim que ficam prontas. O cartão diz quanto custa.`,
};
