import type { card as english } from '../en/card.ts';

export const card: Record<keyof typeof english, string> = {
  'card.heading': '{person} pediu',
  'card.heading-edit': '{person} pediu para mudar uma imagem',
  'card.heading-combine': '{person} pediu para combinar {references} imagens',
  'card.heading-series': '{person} pediu uma série',
  'asked.vary': 'Uma variação: {prompt}',
  'asked.enlarge': 'No tamanho máximo: {prompt}',
  'asked.redo': 'Uma imagem de uma série, de novo: {prompt}',
  'card.count': '{count, plural, one {# imagem} other {# imagens}}',
  'card.references': '{count, plural, one {# referência} other {# referências}}',
  'card.model-by': '{model} com {services}',
  'card.private': 'só você vê',
  'card.seed': 'semente {seed}',
  'card.guidance': 'fidelidade {guidance, number}',
  'card.transparent': 'sem fundo',
  'card.fast': 'rápido',
  'card.web': 'com busca na web',

  'card.tile.waiting': 'Imagem {n} de {count}: na espera',
  'card.tile.drawing': 'Imagem {n} de {count}: em andamento',
  'card.tile.done': 'Imagem {n} de {count}: pronta',
  'card.tile.failed': 'Imagem {n} de {count}: não criada',
  'card.tile.deleted': 'Imagem {n} de {count}: excluída',

  'card.preparing': 'Preparando',
  'card.next': 'O próximo da fila',
  'card.place': '{place, selectordinal, other {#º}} na fila',
  'card.place-soon': '{place, selectordinal, other {#º}} na fila, começa',
  'card.next-soon': 'O próximo da fila, começa',
  'card.paused': 'O serviço não está aceitando nada agora. Este pedido mantém o lugar e continua',
  'card.parked': '{service} não funciona agora. Este pedido espera e continua sozinho',
  'card.drawing':
    '{done, plural, =0 {Criando…} one {Criando, # de {count} pronta} other {Criando, # de {count} prontas}}',
  'card.done': '{count, plural, one {Pronto} other {Pronto, todas as # imagens}}',
  'card.partial': '{done} de {count} imagens',
  'card.failed': '{count, plural, one {A imagem não foi criada} other {Nenhuma imagem foi criada}}',
  'card.cancelled': 'Cancelado',
  'card.cancelled-drawing':
    'Cancelado. {count, plural, one {# imagem já está} other {# imagens já estão}} em andamento',
  'card.unknown': 'Interrompido',

  'card.cost-estimate': 'Custa {money}{count, plural, one {} other { se todas as imagens derem certo}}.',
  'card.cost-unknown': 'O preço não é conhecido.',
  'card.cost': 'Custo: {count, plural, one {# imagem} other {# imagens}}, {money}.',
  'card.cost-unpriced': 'Custo: {count, plural, one {# imagem} other {# imagens}}, preço desconhecido.',
  'card.cost-none': 'Nada foi cobrado de você.',
  'card.cost-simulated': 'Simulado: nada foi cobrado.',
  'card.withheld':
    '{count, plural, one {# imagem já estava criada, mas não foi publicada} other {# imagens já estavam criadas, mas não foram publicadas}}. Para {count, plural, one {trazê-la} other {trazê-las}} de volta: /show {id}',
  'card.fewer': 'O modelo criou {drawn} das {asked} imagens pedidas.',
  'card.deleted': '{count, plural, one {1 imagem foi excluída.} other {# imagens foram excluídas.}}',

  'card.cancel': 'Cancelar',
  'card.stronger': 'Tentar com um modelo mais forte',
  'card.run-again': 'Repetir',

  'picture.title': '{n} de {count} · {size}',
  'picture.title-one': '{size}',
  'picture.card-gone': 'A mensagem de “{prompt}” não está mais acessível, por isso as imagens chegam aqui.',
  'picture.smaller':
    '{count, plural, one {Uma cópia menor, porque a original é grande demais} other {# cópias menores, porque as originais são grandes demais}} para este chat. {count, plural, one {A original está guardada} other {As originais estão guardadas}}, e quem administra o Darkroom pode {count, plural, one {baixá-la} other {baixá-las}} no estúdio ({id}).',
  'picture.smaller-linked':
    '{count, plural, one {Uma cópia menor, porque a original é grande demais} other {# cópias menores, porque as originais são grandes demais}} para este chat. {count, plural, one {A original} other {As originais}}: {links}',
};
