import type { followUps as english } from '../en/follow-ups.ts';

export const followUps: Record<keyof typeof english, string> = {
  'button.edit': 'Modifier',
  'button.vary': 'Varier',
  'button.enlarge': 'Taille maximale',
  'button.use': 'Prendre comme référence',
  'button.original': 'Télécharger l’original',
  'button.favourite': '★ Favori',
  'button.best': '★ Choisir comme meilleure',
  'button.redo': 'Refaire celle-ci',
  'button.publish': 'Publier dans le salon',
  'button.delete': 'Supprimer',
  'button.delete-yes': 'Oui, supprimer',
  'button.keep': 'Garder',
  'button.repeat': 'Encore une fois',
  'button.prompt': 'Modifier le prompt',
  'button.settings': 'Changer les réglages',
  'button.details': 'Détails',
  'button.parent': '↩ Image d’avant',
  'button.first': 'Voir l’image de départ',
  'button.compare': 'Avant et après',
  'button.run-with': 'Créer avec {model}',
  'button.newer': '← Plus récentes',
  'button.older': 'Plus anciennes →',
  'button.tray-run': 'Créer',
  'button.tray-draw': 'Écrire le prompt',
  'button.tray-order': 'Ordonner ou retirer',
  'button.tray-more': 'Ajouter des images',
  'button.tray-clear': 'Vider',

  'card.used':
    '{count, plural, one {Image de départ} other {Images de départ, avec leurs numéros pour votre prompt}} : {pictures}',

  'form.edit': 'Modifier l’image',
  'form.prompt': 'Modifier le prompt',
  'form.settings': 'Changer les réglages',
  'form.blend': 'Combiner des images',
  'form.order': 'Ordonner ou retirer',
  'form.tray-draw': 'À partir de ces images',
  'form.pictures': 'Images',
  'form.more-pictures': 'D’autres images, si vous voulez',
  'form.order-label': 'Les numéros, dans le nouvel ordre',
  'form.order-how': 'Le premier numéro devient l’image 1. Omettez un numéro pour retirer cette image.',
  'form.model': 'Modèle',
  'form.ratio': 'Proportions',
  'form.size': 'Taille',
  'form.count': 'Nombre',
  'form.format': 'Format',

  'answer.picture-gone':
    'Cette image n’existe plus, ou elle ne vous était pas destinée. Utilisez /history pour trouver les vôtres.',
  'answer.draft-gone': 'Cela remonte à trop longtemps. Refaites votre demande.',
  'answer.largest': 'C’est déjà la taille maximale de {model} ({size}).',
  'answer.original': 'L’original : {link}',
  'answer.compare': 'Avant et après',
  'answer.compare-none': 'Cette image a été créée à partir d’un texte, il n’y a donc pas d’image avant elle.',
  'answer.compare-gone': 'L’image dont elle est issue n’est plus ici.',

  'favourite.on':
    '★ Cette image est maintenant dans vos favoris. /history avec l’option favoris les affiche en premier.',
  'favourite.best':
    '★ Le numéro {n} est votre meilleure image de cette série. /history avec l’option favoris la montre en premier.',
  'favourite.off': 'Cette image n’est plus dans vos favoris.',

  'delete.ask':
    'Supprimer cette image pour tout le monde ? « {prompt} » Elle disparaît de ses messages, et son fichier aussi ; les autres images restent, même celles créées à partir d’elle.',
  'delete.not-yours': 'Seule la personne qui l’a demandée, ou la modération, peut la supprimer.',
  'delete.done':
    'Supprimée : l’image n’est plus dans ses messages, et son fichier non plus. Des réponses privées la montrent peut-être encore.',
  'delete.left':
    'Le fichier est supprimé, mais {count, plural, one {# message montre encore l’image} other {# messages montrent encore l’image}}. La modération peut {count, plural, one {le} other {les}} retirer ici.',
  'delete.kept': 'L’image reste.',

  'publish.heading': '{person} a créé ceci : {prompt}',
  'publish.done': 'Publication dans le salon en cours.',
  'publish.already': 'Tout le monde ici peut déjà la voir.',
  'publish.not-yours': 'Seule la personne qui l’a demandée peut la publier dans le salon.',

  'details.heading':
    '{count, plural, one {Comment elle a été créée} other {Comment elle a été créée, en # étapes}}',
  'details.deleted': 'supprimée',
  'details.free': 'non facturée',
  'details.simulated': 'simulation',
  'details.unpriced': 'prix inconnu',

  'info.foreign':
    '{format}, {size}, {megabytes, number} Mo. Cette image n’a pas été créée ici, on n’en sait donc rien d’autre.',
  'info.unreadable': 'Ce fichier n’est pas une image lisible ici.',
  'info.missing': 'Quelle image ? Joignez-en une, ou donnez son id : il est sur sa carte.',
  'info.missing-menu':
    'Quelle image ? Donnez son id, indiqué sur sa carte, ou ouvrez le menu d’un message avec des images et choisissez « Image info ».',
  'info.which':
    'Ce message contient {count} images ; voici la première. Pour une autre, donnez son identifiant à /info ou joignez-la seule.',

  'tray.heading': '{count, plural, one {# image de départ} other {# images de départ, dans cet ordre}}',
  'tray.how':
    'Votre prochain /imagine, /edit ou /series dans ce salon partira de là ; vous pouvez aussi cliquer sur le bouton. {room, plural, =0 {Il n’y a plus de place.} one {Il reste de la place pour # image.} other {Il reste de la place pour # images.}}',
  'tray.prompt': 'Votre texte : {prompt}',
  'tray.empty':
    'Aucune image n’est mise de côté ici. Cliquez sur « Prendre comme référence » sous une image, ou utilisez /blend.',
  'tray.cleared': 'C’est vidé.',
  'tray.full':
    '{left, plural, one {# image n’a pas été ajoutée} other {# images n’ont pas été ajoutées}} : un modèle en accepte {max} au maximum.',
  'tray.order-unreadable':
    'Écrivez chaque numéro une seule fois, de 1 à {count}, par exemple : 2 1. Rien n’a été changé.',

  'history.heading': '{count, plural, one {# image à vous} other {# images à vous}}, page {page} sur {pages}',
  'history.open': 'Ouvrir une image',
  'history.none': 'Vous n’avez pas encore d’images. Essayez /imagine un renard dans la neige',
  'history.nothing-found': 'Aucune de vos images n’a tous ces mots dans son prompt.',

  'style.mine': 'Les vôtres :',
  'style.here': 'Ceux d’ici :',
  'style.built-in': 'Intégrés :',
  'style.how':
    'Choisissez-en un avec l’option style. /style avec l’action save, un nom et un texte enregistre le vôtre ; avec l’action use, il s’applique à tout ce que vous créez.',
  'style.saved': '« {name} » est enregistré pour vous. Utilisez-le avec l’option style.',
  'style.saved-here': '« {name} » est enregistré pour tout le monde ici. Utilisez-le avec l’option style.',
  'style.used':
    '« {name} » s’applique maintenant à tout ce que vous créez. L’option style avec none l’enlève pour une fois ; /style avec l’action use et le nom none y met fin.',
  'style.used-none': 'Plus aucun style ne s’applique à ce que vous créez.',
  'style.name-missing':
    'Quel style ? /style les affiche. Le nom none met fin à celui qui s’applique à tout ce que vous créez.',
  'style.deleted': '« {name} » est supprimé.',
  'style.not-found': 'Il n’y a pas de style « {name} » ici. /style les affiche.',
  'style.built-in-stays': '« {name} » est intégré et ne peut pas être supprimé.',
  'style.not-yours':
    '« {name} » a été enregistré par quelqu’un d’autre. Seule cette personne, ou la modération, peut le changer.',
  'style.too-many':
    'Le maximum est de {max, plural, one {# style} other {# styles}}. Supprimez-en d’abord un.',
  'style.name-unreadable':
    'Le nom d’un style se compose de lettres, de chiffres et de traits d’union, 32 caractères au maximum.',
  'style.words-missing': 'Quel texte va avec « {name} » ? Écrivez-le dans l’option texte.',
  'problem.editing-image': 'Modification de l’image {n} parmi les {count} dessinées ensemble.',
  'problem.style-unknown': 'Le style « {style} » n’existe pas. /style les affiche.',
  'problem.picture-not-shown':
    'Ce message n’a pas d’image {n}. Dites {shown}, par exemple « {first} de nuit ».',
  'problem.which-picture':
    'Ce message contient {count, plural, one {# image} other {# images}} ; {model} en accepte {max}. Dites laquelle, par exemple « 2 fais tomber la nuit ».',
  'problem.picture-deleted': 'L’image {n} a été supprimée. Choisissez-en une autre.',
  'problem.change-missing':
    'Dites ce qui doit changer, par exemple « {where, select, direct {} other {@Darkroom }}fais tomber la nuit ».',
};
