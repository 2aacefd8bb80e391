import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  'problem.prompt-missing':
    'Diga o que você gostaria de ver, por exemplo: uma raposa na neve, foto de 35 mm.',
  'problem.prompt-too-long': 'O prompt tem {length, number} caracteres. O máximo é {max, number}.',
  'problem.prompt-long':
    'O prompt é muito longo. A partir de umas 600 palavras, o modelo pode deixar detalhes de fora.',
  'problem.model-unknown': 'Não existe o modelo “{model}”. Tente um destes: {accepted}.',
  'problem.model-ended':
    '{model} foi desativado pelo fabricante em {date}. {others, select, none {Aqui nenhum outro modelo consegue.} other {Tente {others}.}}',
  'problem.model-not-here':
    '{model} não está disponível nesta nuvem. {others, select, none {Aqui nenhum outro modelo consegue.} other {Tente {others}.}}',
  'problem.model-ends': '{model} será desativado pelo fabricante em {date}.',
  'problem.watermark-not-offered': '{service} não oferece a marca visível; a imagem não a tem.',
  'problem.seed-left-out': '{model} não aceita semente, por isso ela foi retirada.',
  'problem.guidance-left-out': '{model} não aceita essa fidelidade, por isso ela foi retirada.',
  'problem.format-left-out': '{model} não cria {format}, por isso será {native}.',
  'problem.fast-left-out': '{model} não tem modo rápido, por isso vai na velocidade normal.',
  'problem.size-changed': '{model} não cria imagens em {asked}, por isso será {size}.',
  'problem.model-retiring':
    '{model} está sendo retirado pelo fabricante e pode parar de funcionar. Se isso acontecer, escolha outro modelo.',
  'problem.count-out-of-range':
    'A quantidade vai de 1 a {max}. Para mais imagens que combinam entre si, use /series.',
  'problem.set-count': 'Uma série tem de 2 a {max} imagens.',
  'problem.set-too-many':
    'Referências e imagens podem ser {max} no total. Com {references, plural, one {# referência} other {# referências}}, peça no máximo {room} imagens.',
  'problem.set-not-offered':
    '{model} não cria séries. {others, select, none {Use /imagine.} other {Tente o modelo {others}.}}',
  'problem.edit-needs-picture': 'Anexe a imagem que você quer mudar e envie /edit de novo.',
  'problem.references-not-offered':
    '{model} trabalha só com texto. {others, select, none {Retire as imagens.} other {Para partir de imagens, tente o modelo {others}.}}',
  'problem.references-needed': '{model} muda imagens. Anexe uma e use /edit.',
  'problem.too-many-references':
    '{model} aceita {max, plural, one {# imagem} other {até # imagens}}. Você anexou {count}.',
  'problem.too-many-with-tray':
    '{model} aceita {max, plural, one {# imagem} other {até # imagens}}. Com as {tray} da sua bandeja são {count}. Para tirá-las, use /tray e clique em “{button}”.',
  'problem.ratio-unknown':
    'Não existe a proporção “{ratio}”. Tente uma destas: {accepted}, ou informe o tamanho como LARGURAxALTURA.',
  'problem.ratio-not-offered':
    '{model} não tem {ratio} em {tier}. Tente outra proporção ou informe o tamanho como LARGURAxALTURA.',
  'problem.size-and-ratio': 'Um tamanho em pixels já define a proporção. Retire uma das duas opções.',
  'problem.size-unreadable':
    'Não deu para entender o tamanho “{size}”. Tente {accepted}, ou LARGURAxALTURA, por exemplo 2048x2048.',
  'problem.size-below-tiers':
    '{model} começa em {smallest}. Tente {accepted}{others, select, none {.} other {, ou o modelo {others} para {tier}.}}',
  'problem.size-tier-not-offered':
    '{model} não cria imagens em {tier}. Tente {accepted}{others, select, none {.} other {, ou o modelo {others} para {tier}.}}',
  'problem.size-out-of-range':
    '{size} tem {pixels, number} pixels. {model} cria de {min, number} a {max, number}, por exemplo {example}.',
  'problem.size-too-narrow':
    '{size} é estreito demais. Com {model}, o lado maior pode ter até {widest} vezes o menor.',
  'problem.size-sides':
    '{size} não serve. Com {model} aqui, cada lado tem de {min, number} a {max, number} pixels.',
  'problem.size-follows-picture':
    '{model} mantém a forma da sua imagem. Retire as opções tamanho e proporção.',
  'problem.size-not-listed':
    'Aqui, {model} aceita {accepted} com uma proporção, não um tamanho em pixels. Retire os pixels e escolha uma proporção.',
  'problem.seed-not-offered':
    '{model} não aceita semente. {others, select, none {Retire essa opção.} other {Retire essa opção ou tente o modelo {others}.}}',
  'problem.seed-out-of-range': 'A semente é um número inteiro de {min} a {max, number}.',
  'problem.guidance-not-offered':
    '{model} não aceita a opção fidelidade. {others, select, none {Retire essa opção.} other {Retire essa opção ou tente o modelo {others}.}}',
  'problem.guidance-out-of-range': 'A fidelidade vai de {min} a {max}.',
  'problem.fast-not-offered':
    '{model} não tem modo rápido. {others, select, none {Retire a opção rápido.} other {Retire a opção rápido ou tente o modelo {others}.}}',
  'problem.web-not-offered':
    '{model} não pode buscar na web aqui. {others, select, none {Retire a opção web.} other {Retire a opção web ou tente o modelo {others}.}}',
  'problem.format-unknown': 'Não existe o formato “{format}”. Tente {accepted}.',
  'problem.format-not-offered':
    '{model} só cria {native}. {others, select, none {Retire a opção formato.} other {Retire a opção formato, ou tente o modelo {others} para {format}.}}',
  'problem.transparent-not-offered':
    '{model} não consegue tirar o fundo. {others, select, none {Aqui nenhum outro modelo consegue.} other {Tente o modelo {others}.}}',
  'problem.transparent-needs-png':
    'Um fundo transparente precisa de PNG. Retire a opção formato ou escolha png.',
  'problem.transparent-needs-alpha':
    'Com {model}, o fundo transparente só funciona ao mudar um único PNG que já seja transparente em parte. {others, select, none {Anexe um.} other {Anexe um ou tente o modelo {others}.}}',
  'problem.option-unreadable': 'A opção {option} não pode ser usada assim. {accepted}',
  'problem.command-unknown': 'Não existe o comando “/{command}”. /help mostra todos.',

  'problem.too-many-waiting':
    'Você já tem {count} pedidos na fila, e o máximo é {max}. Espere um terminar ou cancele um com /cancel.',
  'problem.more-than-limit':
    'Aqui um pedido pode ter {max, plural, one {# imagem} other {# imagens}}, porque é o que um minuto permite. Peça {max} ou menos.',
  'problem.disk-full':
    'Não há mais espaço para novas imagens. Peça a quem administra o Darkroom que libere espaço em disco e envie de novo.',
  'problem.stopping': 'O Darkroom está reiniciando. Envie de novo daqui a pouco.',

  'problem.auth':
    'O serviço não aceitou a chave. Peça a quem administra o Darkroom que confira a chave e a região dela.',
  'problem.no-credit':
    'O serviço não tem mais crédito ou cota para este modelo. Peça a quem administra o Darkroom que confira a conta no console.',
  'problem.not-set-up':
    'Ainda falta algo na conta do serviço. Peça a quem administra o Darkroom que configure: {detail}',
  'problem.rate-limited': 'O serviço não está aceitando mais solicitações agora.',
  'problem.overloaded': 'O serviço está sobrecarregado agora. Envie de novo em alguns minutos.',
  'problem.refused-prompt': 'O filtro de segurança recusou o prompt. Mude o texto e envie de novo.',
  'problem.refused-reference':
    'O filtro de segurança recusou uma imagem de referência, muitas vezes por causa de uma pessoa real ou de uma obra protegida. Tente outra imagem.',
  'problem.refused-output':
    'O filtro de segurança recusou a imagem. Outra tentativa pode ter um resultado diferente.',
  'problem.invalid': 'O serviço não aceitou a solicitação: {detail}',
  'problem.input-unreachable': 'O serviço não conseguiu ler uma imagem de referência. Envie de novo.',
  'problem.too-large':
    'As imagens de referência são grandes demais em conjunto. Use menos imagens ou imagens menores.',
  'problem.not-found':
    'O serviço não conhece este modelo, ou a conta não pode usá-lo. Escolha outro modelo ou peça a quem administra o Darkroom que o ative no console.',
  'problem.timeout': 'O serviço não respondeu a tempo.',
  'problem.unreachable': 'Não foi possível acessar o serviço. Tente de novo em alguns minutos.',
  'problem.upstream': 'O serviço teve um erro interno.',
  'problem.unknown-outcome': 'O serviço parou sem dizer se a imagem foi criada.',
  'problem.interrupted': 'O Darkroom foi interrompido durante a criação.',
  'problem.cancelled': 'Foi cancelado.',
  'problem.not-kept': 'A imagem foi criada, mas não foi possível buscá-la.',
  'problem.fewer-pictures': 'O modelo criou {drawn} das {asked} imagens pedidas.',
  'problem.unexpected': 'Algo inesperado deu errado ({code}). Isso ficou anotado no registro.',

  'failure.pictures':
    '{count, plural, one {Imagem {pictures}} other {Imagens {pictures}}}: {reason} {charged, select, no {{count, plural, one {Ela não foi cobrada} other {Elas não foram cobradas}} de você.} yes {{count, plural, one {Ela foi cobrada} other {Elas foram cobradas}}.} other {{count, plural, one {Ela pode ter sido cobrada} other {Elas podem ter sido cobradas}}.}}',
  'failure.refused-output':
    'O filtro de segurança recusou {count, plural, one {a imagem {pictures}} other {as imagens {pictures}}}. {count, plural, one {Ela não foi cobrada} other {Elas não foram cobradas}} de você. Outra tentativa pode ter um resultado diferente.',
  'failure.only':
    '{reason} {charged, select, no {Nada foi cobrado de você.} yes {Isso foi cobrado.} maybe {Isso pode ter sido cobrado.} other {Isso pode ter sido cobrado. Com “Repetir”, começa de novo.}}',
};
