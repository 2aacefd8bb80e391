import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  'problem.prompt-missing':
    'Dites ce que vous aimeriez voir, par exemple : un renard dans la neige, photo 35 mm.',
  'problem.prompt-too-long': 'Le prompt compte {length, number} caractères. Le maximum est de {max, number}.',
  'problem.prompt-long':
    'Le prompt est très long. Au-delà de 600 mots environ, le modèle peut oublier des détails.',
  'problem.model-unknown': 'Le modèle « {model} » n’existe pas. Essayez l’un de ceux-ci : {accepted}.',
  'problem.model-ended':
    '{model} a été arrêté par son éditeur le {date}. {others, select, none {Aucun autre modèle ne peut le faire ici.} other {Essayez {others}.}}',
  'problem.model-not-here':
    '{model} n’est pas proposé sur ce cloud. {others, select, none {Aucun autre modèle ne peut le faire ici.} other {Essayez {others}.}}',
  'problem.model-ends': '{model} sera arrêté par son éditeur le {date}.',
  'problem.watermark-not-offered': '{service} ne propose pas la mention visible ; l’image n’en porte pas.',
  'problem.seed-left-out': '{model} n’accepte pas de graine, elle est donc retirée.',
  'problem.guidance-left-out': '{model} n’accepte pas cette fidélité, elle est donc retirée.',
  'problem.format-left-out': '{model} ne crée pas de {format}, ce sera donc du {native}.',
  'problem.fast-left-out': '{model} n’a pas de mode rapide, il va donc à sa vitesse normale.',
  'problem.size-changed': '{model} ne crée pas d’images en {asked}, ce sera donc {size}.',
  'problem.model-retiring':
    '{model} est en cours de retrait par son éditeur et peut cesser de fonctionner. Dans ce cas, choisissez un autre modèle.',
  'problem.count-out-of-range':
    'Le nombre va de 1 à {max}. Pour plus d’images qui vont ensemble, utilisez /series.',
  'problem.set-count': 'Une série compte de 2 à {max} images.',
  'problem.set-too-many':
    'Références et images peuvent être {max} en tout. Avec {references, plural, one {# référence} other {# références}}, demandez {room} images au maximum.',
  'problem.set-not-offered':
    '{model} ne peut pas créer de série. {others, select, none {Utilisez plutôt /imagine.} other {Essayez le modèle {others}.}}',
  'problem.edit-needs-picture': 'Joignez l’image que vous voulez modifier, puis renvoyez /edit.',
  'problem.references-not-offered':
    '{model} ne travaille qu’à partir de texte. {others, select, none {Retirez les images.} other {Pour partir d’images, essayez le modèle {others}.}}',
  'problem.references-needed': '{model} modifie des images. Joignez-en une et utilisez /edit.',
  'problem.too-many-references':
    '{model} accepte {max, plural, one {# image} other {jusqu’à # images}}. Vous en avez joint {count}.',
  'problem.too-many-with-tray':
    '{model} accepte {max, plural, one {# image} other {jusqu’à # images}}. Avec les {tray} de votre sélection, il y en a {count}. Pour les retirer, utilisez /tray et cliquez sur « {button} ».',
  'problem.ratio-unknown':
    'Les proportions « {ratio} » n’existent pas. Essayez {accepted}, ou donnez la taille en LARGEURxHAUTEUR.',
  'problem.ratio-not-offered':
    '{model} n’a pas de {ratio} en {tier}. Essayez d’autres proportions, ou donnez la taille en LARGEURxHAUTEUR.',
  'problem.size-and-ratio': 'Une taille en pixels fixe déjà les proportions. Retirez l’une des deux options.',
  'problem.size-unreadable':
    'La taille « {size} » est illisible. Essayez {accepted}, ou LARGEURxHAUTEUR, par exemple 2048x2048.',
  'problem.size-below-tiers':
    '{model} commence à {smallest}. Essayez {accepted}{others, select, none {.} other {, ou le modèle {others} pour {tier}.}}',
  'problem.size-tier-not-offered':
    '{model} ne crée pas d’images en {tier}. Essayez {accepted}{others, select, none {.} other {, ou le modèle {others} pour {tier}.}}',
  'problem.size-out-of-range':
    '{size} fait {pixels, number} pixels. {model} en crée de {min, number} à {max, number}, par exemple {example}.',
  'problem.size-too-narrow':
    '{size} est trop étroit. Avec {model}, le grand côté peut faire jusqu’à {widest} fois le petit.',
  'problem.size-sides':
    '{size} ne convient pas. Avec {model} ici, chaque côté fait de {min, number} à {max, number} pixels.',
  'problem.size-follows-picture':
    '{model} garde la forme de votre image. Retirez les options taille et proportions.',
  'problem.size-not-listed':
    'Ici, {model} accepte {accepted} avec des proportions, pas une taille en pixels. Retirez les pixels et choisissez des proportions.',
  'problem.seed-not-offered':
    '{model} n’accepte pas de graine. {others, select, none {Retirez-la.} other {Retirez-la ou essayez le modèle {others}.}}',
  'problem.seed-out-of-range': 'Une graine est un nombre entier de {min} à {max, number}.',
  'problem.guidance-not-offered':
    '{model} n’accepte pas l’option fidélité. {others, select, none {Retirez-la.} other {Retirez-la ou essayez le modèle {others}.}}',
  'problem.guidance-out-of-range': 'La fidélité va de {min} à {max}.',
  'problem.fast-not-offered':
    '{model} n’a pas de mode rapide. {others, select, none {Retirez l’option rapide.} other {Retirez l’option rapide ou essayez le modèle {others}.}}',
  'problem.web-not-offered':
    '{model} ne peut pas chercher sur le web ici. {others, select, none {Retirez l’option web.} other {Retirez l’option web ou essayez le modèle {others}.}}',
  'problem.format-unknown': 'Le format « {format} » n’existe pas. Essayez {accepted}.',
  'problem.format-not-offered':
    '{model} crée uniquement du {native}. {others, select, none {Retirez l’option format.} other {Retirez l’option format, ou essayez le modèle {others} pour {format}.}}',
  'problem.transparent-not-offered':
    '{model} ne peut pas enlever le fond. {others, select, none {Aucun autre modèle ne le peut ici.} other {Essayez le modèle {others}.}}',
  'problem.transparent-needs-png':
    'Un fond transparent demande du PNG. Retirez l’option format ou choisissez png.',
  'problem.transparent-needs-alpha':
    'Avec {model}, le fond transparent ne marche qu’en modifiant un seul PNG déjà transparent en partie. {others, select, none {Joignez-en un.} other {Joignez-en un ou essayez le modèle {others}.}}',
  'problem.option-unreadable': 'L’option {option} ne peut pas être utilisée ainsi. {accepted}',
  'problem.command-unknown': 'La commande « /{command} » n’existe pas. /help les présente toutes.',

  'problem.too-many-waiting':
    'Vous avez déjà {count} demandes dans la file, et le maximum est de {max}. Attendez qu’une se termine ou annulez-en une avec /cancel.',
  'problem.more-than-limit':
    'Une demande peut compter {max, plural, one {# image} other {# images}} ici, car c’est ce qu’une minute permet. Demandez-en {max} ou moins.',
  'problem.disk-full':
    'Il n’y a plus de place pour de nouvelles images. Demandez à la personne qui gère Darkroom de libérer de l’espace disque, puis renvoyez votre demande.',
  'problem.stopping': 'Darkroom redémarre. Renvoyez votre demande dans un instant.',

  'problem.auth':
    'Le service n’a pas accepté la clé. Demandez à la personne qui gère Darkroom de vérifier la clé et la région dont elle dépend.',
  'problem.no-credit':
    'Le service n’a plus de crédit ou de quota pour ce modèle. Demandez à la personne qui gère Darkroom de vérifier le compte dans sa console.',
  'problem.not-set-up':
    'Il manque encore quelque chose au compte du service. Demandez à la personne qui gère Darkroom de le configurer : {detail}',
  'problem.rate-limited': 'Le service n’accepte plus de requêtes pour le moment.',
  'problem.overloaded':
    'Le service est surchargé en ce moment. Renvoyez votre demande dans quelques minutes.',
  'problem.refused-prompt': 'Le filtre de sécurité a refusé le prompt. Reformulez-le et renvoyez-le.',
  'problem.refused-reference':
    'Le filtre de sécurité a refusé une image de référence, souvent à cause d’une personne réelle ou d’une œuvre protégée. Essayez une autre image.',
  'problem.refused-output':
    'Le filtre de sécurité l’a refusée. Un autre essai peut donner un résultat différent.',
  'problem.invalid': 'Le service n’a pas accepté la requête : {detail}',
  'problem.input-unreachable': 'Le service n’a pas pu lire une image de référence. Renvoyez-la.',
  'problem.too-large':
    'Les images de référence sont trop volumineuses ensemble. Prenez-en moins ou de plus petites.',
  'problem.not-found':
    'Le service ne connaît pas ce modèle, ou le compte n’y a pas droit. Choisissez un autre modèle, ou demandez à la personne qui gère Darkroom de l’activer dans la console.',
  'problem.timeout': 'Le service n’a pas répondu à temps.',
  'problem.unreachable': 'Le service n’a pas pu être joint. Réessayez dans quelques minutes.',
  'problem.upstream': 'Le service a rencontré une erreur interne.',
  'problem.unknown-outcome': 'Le service s’est interrompu sans dire si la création a eu lieu.',
  'problem.interrupted': 'Darkroom a été arrêté pendant la création.',
  'problem.cancelled': 'La demande a été annulée.',
  'problem.not-kept': 'L’image a été créée, mais n’a pas pu être récupérée.',
  'problem.fewer-pictures': 'Le modèle a créé {drawn} des {asked} images demandées.',
  'problem.unexpected': 'Un imprévu s’est produit ({code}). Il a été noté dans le journal.',

  'failure.pictures':
    '{count, plural, one {Image {pictures}} other {Images {pictures}}} : {reason} {charged, select, no {{count, plural, one {Elle ne vous a pas été facturée} other {Elles ne vous ont pas été facturées}}.} yes {{count, plural, one {Elle a été facturée} other {Elles ont été facturées}}.} other {{count, plural, one {Elle a peut-être été facturée} other {Elles ont peut-être été facturées}}.}}',
  'failure.refused-output':
    'Le filtre de sécurité a refusé {count, plural, one {l’image {pictures}} other {les images {pictures}}}. {count, plural, one {Elle ne vous a pas été facturée} other {Elles ne vous ont pas été facturées}}. Un autre essai peut donner un résultat différent.',
  'failure.only':
    '{reason} {charged, select, no {Rien ne vous a été facturé.} yes {Cela a été facturé.} maybe {Cela a peut-être été facturé.} other {Cela a peut-être été facturé. « Relancer » recommence une fois de plus.}}',
};
