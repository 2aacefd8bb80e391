import type { answers as english } from '../en/answers.ts';

export const answers: Record<keyof typeof english, string> = {
  'answer.accepted': 'C’est parti.',
  'answer.queue-empty': 'Rien n’est en attente ni en cours.',
  'answer.queue-heading': '{count, plural, one {# demande} other {# demandes}} dans la file',
  'answer.queue-mine': 'Les vôtres :',
  'answer.queue-line':
    '{state, select, stopping {Annulation en cours} running {En cours} collecting {Récupération des images} parked {En attente du service} other {{place, selectordinal, one {#re} other {#e}} dans la file}} · {prompt} · {model} · {count, plural, one {# image} other {# images}} · {id}',
  'answer.queue-others':
    '{count, plural, one {# demande de quelqu’un d’autre} other {# demandes d’autres personnes}}',
  'answer.cancel-none': 'Vous n’avez rien à annuler.',
  'answer.cancel-which': 'Laquelle ?',
  'answer.cancel-more':
    'Et {count, plural, one {# autre demande : /queue affiche son id} other {# autres demandes : /queue affiche leurs id}}.',
  'answer.cancel-button': 'Annuler « {prompt} »',
  'answer.cancelled':
    'Annulé. {paid, plural, =0 {Rien n’a été facturé.} one {# image avait déjà été envoyée : elle est ou peut être facturée.} other {# images avaient déjà été envoyées : elles sont ou peuvent être facturées.}}',
  'answer.cancel-ended': 'Cette demande est déjà terminée.',
  'answer.cancel-not-yours': 'Seule la personne qui l’a faite, ou la modération, peut l’annuler.',
  'answer.job-unknown':
    'Vous n’avez ni demande ni image « {id} ». Les id se trouvent dans /queue et sur les cartes.',
  'answer.show-none': 'Cette demande n’a pas d’images.',
  'answer.show': '{count, plural, one {# image} other {# images}} · {prompt}',
  'answer.options-are': 'Les options sont {options}.',
  'answer.options-none': 'La commande n’a pas d’options.',
  'answer.option-choice': 'Elle accepte {values}.',
  'answer.option-string': 'Elle accepte du texte.',
  'answer.option-integer': 'Elle accepte un nombre entier.',
  'answer.option-number': 'Elle accepte un nombre.',
  'answer.option-boolean': 'Elle accepte yes ou no.',
  'answer.option-attachment': 'Elle accepte une image jointe.',
  'answer.action-unknown':
    'Ce bouton vient d’une autre version. Utilisez /show avec l’id indiqué sur la carte.',
  'answer.again': 'La demande est relancée.',
  'answer.stronger': 'Nouvel essai avec {model}.',
  'answer.stronger-none': 'Aucun modèle plus puissant ne peut faire cette demande ici.',
  'answer.failed': 'Cela n’a pas marché et a été noté dans le journal. Réessayez dans un instant.',
  'answer.delivery-failed':
    'Les images de « {prompt} » sont prêtes, mais n’ont pas pu être publiées ici. {reason} Elles sont conservées : /show {id}',
  'answer.card-refused': 'Rien n’a été créé, car aucun message n’a pu être publié ici. {reason}',

  'answer.models-heading': 'Modèles sur {cloud}',
  'answer.models-line': '**{family}** {name} : {abilities}. {price}',
  'answer.models-price': '{price} par image',
  'answer.models-price-from': 'De {from} à {to} par image',
  'answer.models-price-unknown': 'Prix inconnu',
  'answer.models-default': 'utilisé si vous n’en choisissez aucun',
  'answer.models-services': 'par {services}',
  'answer.models-parked': 'hors service en ce moment : {services}',
  'answer.models-retiring': 'en cours de retrait',
  'answer.models-ends': 'jusqu’au {date}',
  'answer.models-sizes': '{sizes}',
  'answer.models-references':
    '{count, plural, =0 {texte seul} one {# référence} other {jusqu’à # références}}',
  'answer.models-set': 'séries',
  'answer.models-seed': 'graine',
  'answer.models-guidance': 'fidélité de {min, number} à {max, number}',
  'answer.models-transparent': 'fond transparent',
  'answer.models-fast': 'mode rapide',
  'answer.models-web': 'recherche web',
  'answer.models-formats': 'jpeg ou png',

  'answer.help': `**Darkroom crée des images avec Seedream.**
/imagine un renard dans la neige : une image. L’option nombre permet d’en demander jusqu’à 4 différentes.
/edit fais tomber la nuit : joignez une ou plusieurs images et dites ce qui doit changer.
/series un jour dans la vie d’un phare : 2 à 15 images qui vont ensemble.
Répondez à une image en mentionnant @Darkroom, ou cliquez sur « Modifier » en dessous, et dites ce qui doit changer. S’il y en a plusieurs, dites laquelle : « 2 fais tomber la nuit ».
/blend combine jusqu’à 14 images. /history retrouve vos images, /style garde les styles que vous aimez.
/queue montre ce qui attend, /cancel l’arrête, /show fait revenir des images et /models liste les modèles.
Les images apparaissent dès qu’elles sont prêtes. La carte dit ce que cela coûte.`,

  'answer.help-page': `**Darkroom crée des images avec Seedream.**
/imagine un renard dans la neige : une image. Avec --count 4, vous en demandez quatre différentes.
/edit fais tomber la nuit : joignez une ou plusieurs images et dites ce qui doit changer.
/series un jour dans la vie d’un phare : 2 à 15 images qui vont ensemble.
Cliquez sur le crayon d’une image, ou répondez à son message, et dites ce qui doit changer. S’il y en a plusieurs, dites laquelle : « 2 fais tomber la nuit ».
/blend combine jusqu’à 14 images. /history retrouve vos images, /style garde les styles que vous aimez.
/queue montre ce qui attend, /cancel l’arrête, /show fait revenir des images et /models liste les modèles.
Les images apparaissent dès qu’elles sont prêtes. La carte dit ce que cela coûte.`,

  'answer.help-mentions': `**Darkroom crée des images avec Seedream.**
/imagine un renard dans la neige : une image. Avec --count 4, vous en demandez quatre différentes, et /imagine seul ouvre un formulaire.
/series un jour dans la vie d’un phare : 2 à 15 images qui vont ensemble.
/edit fais tomber la nuit : ouvre un formulaire pour les images que vous voulez changer.
Mentionnez @Darkroom avec une photo, ou dans le fil d’une image, et dites ce qui doit changer. S’il y en a plusieurs, dites laquelle : « 2 fais tomber la nuit ». Dans les messages directs, la mention est inutile.
Ou cliquez sur « Modifier » sous une image. Dans le menu de tout message avec des images, choisissez « Edit image ».
/blend combine jusqu’à 14 images. /history retrouve vos images, /style garde les styles que vous aimez.
/queue montre ce qui attend, /cancel l’arrête, /show fait revenir des images et /models liste les modèles.
Les images apparaissent dès qu’elles sont prêtes. La carte dit ce que cela coûte.`,
};
