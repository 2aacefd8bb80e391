import type { card as english } from '../en/card.ts';

export const card: Record<keyof typeof english, string> = {
  'card.heading': '{person} a demandé',
  'card.heading-edit': '{person} a demandé de modifier une image',
  'card.heading-combine': '{person} a demandé de combiner {references} images',
  'card.heading-series': '{person} a demandé une série',
  'asked.vary': 'Une variante : {prompt}',
  'asked.enlarge': 'En taille maximale : {prompt}',
  'asked.redo': 'Une image d’une série, refaite : {prompt}',
  'card.count': '{count, plural, one {# image} other {# images}}',
  'card.references': '{count, plural, one {# référence} other {# références}}',
  'card.model-by': '{model} par {services}',
  'card.private': 'visible uniquement par vous',
  'card.seed': 'graine {seed}',
  'card.guidance': 'fidélité {guidance, number}',
  'card.transparent': 'sans fond',
  'card.fast': 'rapide',
  'card.web': 'avec recherche web',

  'card.tile.waiting': 'Image {n} sur {count} : en attente',
  'card.tile.drawing': 'Image {n} sur {count} : en cours',
  'card.tile.done': 'Image {n} sur {count} : prête',
  'card.tile.failed': 'Image {n} sur {count} : non créée',
  'card.tile.deleted': 'Image {n} sur {count} : supprimée',

  'card.preparing': 'Préparation',
  'card.next': 'Prochaine dans la file',
  'card.place': '{place, selectordinal, one {#re} other {#e}} dans la file',
  'card.place-soon': '{place, selectordinal, one {#re} other {#e}} dans la file, commence',
  'card.next-soon': 'Prochaine dans la file, commence',
  'card.paused': 'Le service n’accepte rien pour le moment. Cette demande garde sa place et reprend',
  'card.parked': '{service} ne fonctionne pas en ce moment. Cette demande attend et reprendra d’elle-même',
  'card.drawing':
    '{done, plural, =0 {Création…} one {Création, # sur {count} prête} other {Création, # sur {count} prêtes}}',
  'card.done': '{count, plural, one {Terminé} other {Terminé, les # images}}',
  'card.partial': '{done, plural, one {# image} other {# images}} sur {count}',
  'card.failed': '{count, plural, one {L’image n’a pas été créée} other {Aucune image n’a été créée}}',
  'card.cancelled': 'Annulé',
  'card.cancelled-drawing':
    'Annulé. {count, plural, one {# image est} other {# images sont}} déjà en cours de création',
  'card.unknown': 'Interrompu',

  'card.cost-estimate': 'Coûte {money}{count, plural, one {} other { si toutes les images réussissent}}.',
  'card.cost-unknown': 'Le prix n’est pas connu.',
  'card.cost': 'Coût : {count, plural, one {# image} other {# images}}, {money}.',
  'card.cost-unpriced': 'Coût : {count, plural, one {# image} other {# images}}, prix inconnu.',
  'card.cost-none': 'Rien ne vous a été facturé.',
  'card.cost-simulated': 'Simulation : rien n’a été facturé.',
  'card.withheld':
    '{count, plural, one {# image était déjà créée, mais n’a pas été publiée} other {# images étaient déjà créées, mais n’ont pas été publiées}}. Pour {count, plural, one {la} other {les}} récupérer : /show {id}',
  'card.fewer': 'Le modèle a créé {drawn} des {asked} images demandées.',
  'card.deleted': '{count, plural, one {1 image a été supprimée.} other {# images ont été supprimées.}}',

  'card.cancel': 'Annuler',
  'card.stronger': 'Essayer un modèle plus puissant',
  'card.run-again': 'Relancer',

  'picture.title': '{n} sur {count} · {size}',
  'picture.title-one': '{size}',
  'picture.card-gone': 'Le message de « {prompt} » n’est plus accessible : ses images arrivent donc ici.',
  'picture.smaller':
    '{count, plural, one {Copie réduite, car l’original est trop volumineux} other {# copies réduites, car les originaux sont trop volumineux}} pour ce chat. {count, plural, one {L’original est conservé} other {Les originaux sont conservés}}, et la personne qui gère Darkroom peut {count, plural, one {le} other {les}} télécharger dans le studio ({id}).',
  'picture.smaller-linked':
    '{count, plural, one {Copie réduite, car l’original est trop volumineux} other {# copies réduites, car les originaux sont trop volumineux}} pour ce chat. {count, plural, one {L’original} other {Les originaux}} : {links}',
};
